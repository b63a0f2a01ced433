"""Verbs on what evidence is derived from."""

from __future__ import annotations

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made
from articles.desk.editing.suggesting import suggest_again
from articles.desk.models import (
    Article,
    Claim,
    Evidence,
    EvidenceDerivation,
    Origin,
)

Parent = Evidence | Article | Origin


def derive(item: Evidence, *, version: int, parent: Parent) -> Evidence:
    """Records what the item is derived from: another item, an article or an origin."""
    only(*WRITERS)
    claim = Claim.objects.locked(item.claim_id, version)
    derive_from(item, parent)
    suggest_again(claim)
    return item.refreshed()


def underive(item: Evidence, *, version: int, derivation: EvidenceDerivation) -> Evidence:
    only(*WRITERS)
    claim = Claim.objects.locked(item.claim_id, version)
    item.derivations.get(pk=derivation.pk).delete()
    suggest_again(claim)
    return item.refreshed()


def derive_from(item: Evidence, parent: Parent) -> None:
    field = {Evidence: "parent_evidence", Article: "parent_article", Origin: "parent_origin"}
    name = field[type(parent)]
    made(EvidenceDerivation(evidence=item), {name: parent}, (name,))
