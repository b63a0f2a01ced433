"""Relations between companies: public while a published claim stands behind them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.desk.editing import company_relation as company_relation_verbs
from articles.desk.models import Claim, Company, CompanyRelation
from articles.desk.publishing.relation_rows import show_relation


def relate(
    subject: Company, other: Company, *, kind: str, claims: Iterable[Claim] = (), **fields: Any
) -> CompanyRelation:
    """As in editing; public at once where one of the claims is."""
    relation = company_relation_verbs.relate(subject, other, kind=kind, claims=claims, **fields)
    show_relation(relation)
    return relation


def revise_relation(relation: CompanyRelation, *, version: int, **fields: Any) -> CompanyRelation:
    """As in editing; readers see the change at once."""
    relation = company_relation_verbs.revise_relation(relation, version=version, **fields)
    show_relation(relation)
    return relation


def rest_relation_on(
    relation: CompanyRelation, *, version: int, claims: Iterable[Claim]
) -> CompanyRelation:
    """As in editing; without a published claim it is no longer public."""
    relation = company_relation_verbs.rest_relation_on(relation, version=version, claims=claims)
    show_relation(relation)
    return relation
