"""Verbs on evidence: attach, revise, retract, remove, and what it is derived from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.desk.editing.acting import WRITERS, actor, only
from articles.desk.editing.changing import made, revised
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.editing.evidence_derivation import Parent, derive_from
from articles.desk.editing.notifying import tell_of_contradiction
from articles.desk.editing.suggesting import suggest_again
from articles.desk.models import (
    Claim,
    Evidence,
    Source,
)
from articles.logic.vocabulary import Credibility, SourceAttribution, Stance

FIELDS = (
    "article",
    "article_version",
    "locator",
    "url",
    "stance",
    "kind",
    "credibility",
    "directness",
    "interest",
    "is_own_reporting",
    "is_resolved",
    "resolution",
    "quotation",
    "note",
    "dated",
)


def attach(
    claim: Claim,
    *,
    version: int,
    source: Source,
    derived_from: Iterable[Parent] = (),
    **fields: Any,
) -> Evidence:
    """A new item that bears on the claim; a parent item belongs to the same claim."""
    person = only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    _check_source(source)
    _check_credibility(fields)
    item = made(Evidence(claim=claim, source=source, created_by=person), fields, FIELDS)
    for parent in derived_from:
        derive_from(item, parent)
    suggest_again(claim)
    if item.stance == Stance.DISPUTES:
        tell_of_contradiction(claim)
    return item.refreshed()


def revise_evidence(item: Evidence, *, version: int, **fields: Any) -> Evidence:
    """`version` is the claim's: its parts are compared together."""
    only(*WRITERS)
    claim = Claim.objects.locked(item.claim_id, version)
    if "source" in fields:
        _check_source(fields["source"])
    _check_credibility(fields)
    item = Evidence.objects.select_for_update().get(pk=item.pk)
    revised(item, fields, (*FIELDS, "source"))
    suggest_again(claim)
    return item.refreshed()


def _check_source(source: Source) -> None:
    """A confidential source is used only by those who may know of it."""
    if source.attribution == SourceAttribution.CONFIDENTIAL:
        known = Source.objects.known_to(actor().pk).filter(pk=source.pk).exists()
        if not known:
            raise NotAllowed("There is no such source.")


def _check_credibility(fields: dict[str, Any]) -> None:
    """Only an import, as the built-in person, brings what another desk's rules confirmed."""
    if str(fields.get("credibility", "")) == Credibility.CONFIRMED and not actor().is_system:
        raise EditingError(
            "“Confirmed by other sources” follows from the evidence; it is not entered."
        )
