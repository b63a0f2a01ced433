"""Readers' reports at the door: which claim they are about, and the answer to them."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.editing.acting import CHECKERS, only
from articles.desk.editing.errors import EditingError
from articles.desk.editing.mail_queue import queue_answer
from articles.desk.editing.notifying import name_of
from articles.desk.editing.text import storable
from articles.desk.models import Claim, ReaderReport
from articles.desk.publishing.challenge import challenge
from articles.logic.report_kinds import ReportBecame, ReportState
from articles.logic.vocabulary import Challenge, PublicStanding
from articles.logic.wording import counted
from articles.public.models import PublishedClaim

#: Characters of an answer that say something.
SHORTEST_ANSWER = 10


@dataclass(frozen=True)
class ShownClaim:
    """What readers have of a claim. `title` says no allegation that the evidence does not carry.

    `survivor` is the public id of the claim that it was merged into, `ground` the class of the
    reason for which it, or that one, was withdrawn; empty otherwise.
    """

    public_id: str
    number: int
    title: str
    survivor: str
    is_withdrawn: bool
    ground: str


def shown_claim(public_id: str) -> ShownClaim | None:
    """None where readers have no such claim."""
    rows = PublishedClaim.objects.select_related("merged_into").defer("search_vector")
    row = rows.filter(public_id=public_id).first()
    if row is None:
        return None
    stands = row
    if row.standing != PublicStanding.WITHDRAWN and row.merged_into is not None:
        stands = row.merged_into
    is_withdrawn = stands.standing == PublicStanding.WITHDRAWN
    return ShownClaim(
        row.public_id,
        row.number,
        row.neutral_title or row.statement,
        "" if stands is row else stands.public_id,
        is_withdrawn,
        stands.withdrawn_ground if is_withdrawn else "",
    )


def answer_report(
    report: ReaderReport, *, version: int, became: str, answer: str, reason: str = ""
) -> ReaderReport:
    """Once, by somebody who checks; `version` is that of the claim as it was read.

    A challenge begins with `reason`, unless the claim is under review already: then the report
    is taken up into that review. The answer is kept for the reader.
    """
    person = only(*CHECKERS)
    claim = Claim.objects.locked(report.claim_id, version)
    row = ReaderReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if row.state != ReportState.NEW and row.answered_by and row.answered_at:
        day = f"{row.answered_at.day} {row.answered_at:%B %Y}"
        raise EditingError(f"{name_of(row.answered_by)} answered this report on {day}.")
    if became not in {term.value for term in ReportBecame}:
        raise EditingError("Say what follows from the report.")
    if len(answer.strip()) < SHORTEST_ANSWER:
        raise EditingError(f"Answer the reader in {counted(SHORTEST_ANSWER, 'character')} or more.")
    if became == ReportBecame.CHALLENGE and claim.challenge != Challenge.UNDER_REVIEW:
        if not reason.strip():
            raise EditingError("Say who disputes it, and why.")
        shown = shown_claim(claim.public_id)
        if shown is None or shown.is_withdrawn:
            raise EditingError("It was withdrawn: readers have nothing that could be disputed.")
        challenge(claim, version=version, reason=reason)
    is_nothing = became == ReportBecame.NOTHING
    row.state = (ReportState.DISMISSED if is_nothing else ReportState.TAKEN_UP).value
    row.became, row.answer, row.answered_by = became, storable(answer.strip()), person
    row.save(update_fields=["state", "became", "answer", "answered_by"])
    row.refresh_from_db()
    queue_answer(row)
    return row
