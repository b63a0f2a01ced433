"""Readers' reports of the demonstration: about invented companies, by invented readers."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from articles.desk.demo.newsroom import Newsroom
from articles.desk.editing.reader_report import Reported, receive
from articles.desk.models import Claim, ReaderReport
from articles.desk.publishing.reader_report import answer_report
from articles.logic.report_kinds import ReportBecame, ReportKind, ReportState


@dataclass(frozen=True)
class Told:
    """A report about the claim that says or once said `statement`; `by` answered it, or ""."""

    statement: str
    kind: ReportKind
    words: str
    address: str = ""
    name: str = ""
    by: str = ""
    became: str = ""
    answer: str = ""


REPORTS = (
    Told(
        "Brindlecove Ferries was founded in 1887.",
        ReportKind.FACT,
        "The plate on the old ticket office says 1888. I walk past it every day.",
        address="walker@saltmarsh.example",
        name="A walker from Saltmarsh",
        by="yuna",
        became=ReportBecame.NOTHING.value,
        answer="Thank you. The plate gives the year of the building; the register has the company "
        "since 1887, and we go by that.",
    ),
    Told(
        "Brindlecove Ferries carried 12 per cent more passengers in the first half of 2025 than a "
        "year before.",
        ReportKind.REPLY,
        "I work for the harbour office. Our own count is lower, and nobody asked us.",
        address="harbour@saltmarsh.example",
        by="femi",
        became=ReportBecame.CHALLENGE.value,
        answer="Thank you. The claim is under review while we compare both counts; we will write "
        "to the harbour office.",
    ),
    Told(
        "Brindlecove Ferries runs 14 ships.",
        ReportKind.FACT,
        "There are 15 now. The last one was entered in the register of ships this spring, under "
        "the name Sandpiper.",
        address="deckhand@aldermoor.example",
    ),
    Told(
        "Thimblewick Cells has its works at Saltmarsh.",
        ReportKind.BROKEN,
        "The link to the register leads to a page that says “not found”.",
    ),
)


def tell_reports(newsroom: Newsroom) -> str:
    """Each once; two wait for an answer."""
    told = 0
    for report in REPORTS:
        claim = newsroom.claim(report.statement)
        if claim is not None and claim.published_number is not None:
            _tell(newsroom, report, claim)
            told += 1
    return f"{told} reports"


def _tell(newsroom: Newsroom, told: Told, claim: Claim) -> None:
    mark = sha256(f"demonstration {told.statement}".encode()).hexdigest()
    kept = ReaderReport.objects.filter(token_mark=mark).first()
    if kept is None:
        number = claim.published_number or 1
        said = Reported(told.kind.value, told.words, number, told.address, told.name)
        with newsroom.deed("system", "A reader’s report"):
            kept = receive(claim, said, token_mark=mark, network="")
    if told.by and kept.state == ReportState.NEW:
        claim.refresh_from_db()
        with newsroom.deed(told.by, "Answered a reader"):
            answer_report(
                kept,
                version=claim.version,
                became=told.became,
                answer=told.answer,
                reason=told.words,
            )
