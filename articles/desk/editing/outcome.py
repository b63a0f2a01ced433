"""Verbs on how a claim came out."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made, revised
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, Evidence, Outcome
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import Workflow


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
    if claim.workflow == Workflow.REJECTED:
        raise EditingError("This claim was rejected; it is not changed any more.")
    _check_day(came_out_on)
    values = {"result": result, "note": note, "came_out_on": came_out_on}
    outcome = made(Outcome(claim=claim, recorded_by=person), values, tuple(values))
    if any(item.claim_id != claim.pk for item in evidence or ()):
        raise EditingError("The evidence of an outcome belongs to the same claim.")
    outcome.evidence.set(evidence or [])
    return outcome.refreshed()


def _check_day(came_out_on: PartialDate | None) -> None:
    """What has not happened yet did not come out."""
    if came_out_on is not None and came_out_on.first > timezone.now().date():
        raise EditingError("That day has not come: say when it came out.")


def revise_outcome(outcome: Outcome, *, version: int, **fields: Any) -> Outcome:
    """`version` is the claim's."""
    only(*WRITERS)
    Claim.objects.locked(outcome.claim_id, version)
    _check_day(fields.get("came_out_on"))
    return revised(outcome, fields, ("result", "note", "came_out_on"))
