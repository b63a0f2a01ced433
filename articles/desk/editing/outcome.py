"""Verbs on how a claim came out."""

from __future__ import annotations

from typing import Any

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made, revised
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, Evidence, Outcome


def record_outcome(
    claim: Claim,
    *,
    version: int,
    result: str,
    note: str,
    came_out_on: Any = None,
    evidence: list[Evidence] | None = None,
) -> Outcome:
    """How a forecast or a contested claim came out, when, on which evidence."""
    person = only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    values = {"result": result, "note": note, "came_out_on": came_out_on}
    outcome = made(Outcome(claim=claim, recorded_by=person), values, tuple(values))
    if any(item.claim_id != claim.pk for item in evidence or ()):
        raise EditingError("The evidence of an outcome belongs to the same claim.")
    outcome.evidence.set(evidence or [])
    return outcome.refreshed()


def revise_outcome(outcome: Outcome, *, version: int, **fields: Any) -> Outcome:
    """`version` is the claim's."""
    only(*WRITERS)
    Claim.objects.locked(outcome.claim_id, version)
    return revised(outcome, fields, ("result", "note", "came_out_on"))
