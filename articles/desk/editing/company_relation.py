"""Verbs on relations between companies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made, revised
from articles.desk.models import (
    Claim,
    Company,
    CompanyRelation,
    CompanyRelationClaim,
)


def relate(
    subject: Company, other: Company, *, kind: str, claims: Iterable[Claim] = (), **fields: Any
) -> CompanyRelation:
    """A relation, and the claims that it rests on; public only with a published one."""
    only(*WRITERS)
    values = {"subject": subject, "object": other, "kind": kind, **fields}
    relation = made(CompanyRelation(), values, ("subject", "object", "kind", "started", "ended"))
    for claim in claims:
        made(CompanyRelationClaim(relation=relation), {"claim": claim}, ("claim",))
    return relation.refreshed()


def revise_relation(relation: CompanyRelation, *, version: int, **fields: Any) -> CompanyRelation:
    only(*WRITERS)
    relation = CompanyRelation.objects.locked(relation.pk, version)
    return revised(relation, fields, ("kind", "started", "ended"))


def rest_relation_on(
    relation: CompanyRelation, *, version: int, claims: Iterable[Claim]
) -> CompanyRelation:
    """The relation rests on exactly these claims."""
    only(*WRITERS)
    relation = CompanyRelation.objects.locked(relation.pk, version)
    wanted = {claim.pk: claim for claim in claims}
    for link in CompanyRelationClaim.objects.filter(relation=relation):
        if wanted.pop(link.claim_id, None) is None:
            link.delete()
    for claim in wanted.values():
        made(CompanyRelationClaim(relation=relation), {"claim": claim}, ("claim",))
    relation.save(update_fields=["kind"])
    return relation.refreshed()


def delete_relation(relation: CompanyRelation, *, version: int) -> None:
    only(*WRITERS)
    relation = CompanyRelation.objects.locked(relation.pk, version)
    relation.delete()
