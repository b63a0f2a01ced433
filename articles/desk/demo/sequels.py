"""What happens to claims after their first edition: each step once, by whom it may be done."""

from __future__ import annotations

from articles.desk.demo.newsroom import Newsroom
from articles.desk.demo.story import Item
from articles.desk.demo.telling import attach_item, check, release
from articles.desk.editing.assessment import assess
from articles.desk.editing.claim import revise
from articles.desk.editing.outcome import record_outcome
from articles.desk.editing.request import approve, ask_for
from articles.desk.editing.review import submit
from articles.desk.models import Claim, Request
from articles.desk.publishing.article import set_standing
from articles.desk.publishing.challenge import challenge
from articles.desk.publishing.company_merge import merge_companies
from articles.desk.publishing.company_name import name_company
from articles.desk.publishing.merge import merge_claims
from articles.desk.publishing.publish import CorrectionText
from articles.desk.publishing.retract import retract
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import (
    Challenge,
    ClaimLinkKind,
    CompanyNameKind,
    CorrectionKind,
    OutcomeResult,
    RequestAction,
    Standing,
    Workflow,
)

RETRACTED_ARTICLE = "Brindlecove buys the shipyard"


def correct_number(newsroom: Newsroom, claim: Claim) -> None:
    """An edition gave the staff of the works for that of the company."""
    wording = "Thimblewick Cells employed 420 people at the end of 2024."
    if claim.statement != wording:
        with newsroom.deed("tomasz", "The accounts were misread"):
            revise(
                claim,
                version=claim.version,
                statement=wording,
                in_short="The accounts filed for 2024 give 420, of whom 240 worked at Saltmarsh.",
            )
            submit(claim, version=claim.refreshed().version)
    _publish_again(
        newsroom,
        claim,
        CorrectionText(
            was_wrong="We wrote that Thimblewick Cells employed 240 people at the end of 2024.",
            is_right="It employed 420 people; 240 is the number at its works in Saltmarsh.",
        ),
    )


def record_late_sailing(newsroom: Newsroom, claim: Claim) -> None:
    """The forecast did not come true; the outcome rests on two new items."""
    if not claim.outcomes.exists():
        with newsroom.deed("marit", "The day has passed"):
            register = attach_item(newsroom, claim, _FIRST_SAILING, {})
            attach_item(newsroom, claim.refreshed(), _SEEN_IN_SEPTEMBER, {})
            record_outcome(
                claim,
                version=claim.version,
                result=OutcomeResult.DID_NOT_HAPPEN.value,
                came_out_on=PartialDate(2025, 7, 31),
                note="The first electric ferry sailed on 28 September 2025, two months later.",
                evidence=[register],
            )
            assess(
                claim,
                version=claim.version,
                verdict="refuted",
                confidence="high",
                rationale="The harbour’s entry dates the first sailing, and a reporter was there. "
                "Only the announcement had said otherwise.",
            )
            submit(claim, version=claim.version)
    _publish_again(
        newsroom,
        claim,
        CorrectionText(
            was_wrong="In March 2025 this was an announcement whose day had not come.",
            is_right="It did not happen: the first electric ferry sailed on 28 September 2025.",
            kind=CorrectionKind.UPDATE.value,
        ),
    )


def retract_shipyard(newsroom: Newsroom, claim: Claim) -> None:
    """The paper took its report back; two people retract what rested on it."""
    article = newsroom.article(RETRACTED_ARTICLE)
    if article.standing != Standing.RETRACTED:
        with newsroom.deed("femi", "The Tollgate Times has retracted the report"):
            set_standing(article, version=article.version, standing=Standing.RETRACTED.value)
    request = Request.objects.filter(claim=claim, action=RequestAction.RETRACT).first()
    if request is None:
        with newsroom.deed("femi", "Asked for the retraction"):
            request = ask_for(
                RequestAction.RETRACT.value,
                claim.refreshed(),
                reason="Its only origin has been retracted by the paper.",
            )
    if hasattr(request, "approval"):
        return
    with newsroom.deed("edda", "Retracted"):
        approve(request, reason="The paper’s notice was read; nothing else supports the claim.")
        retract(
            claim.refreshed(),
            version=claim.version,
            was_wrong="We wrote that Brindlecove Ferries had bought the shipyard at Saltmarsh.",
            is_right="The only report of it was taken back by the paper that had printed it.",
        )


def dispute_passengers(newsroom: Newsroom, claim: Claim) -> None:
    """Somebody disputes a published claim: under review, in public."""
    if claim.challenge == Challenge.NONE:
        with newsroom.deed("femi", "A reader’s objection"):
            challenge(
                claim,
                version=claim.version,
                reason="The harbour office counts passengers too and arrives at 4 per cent. "
                "Its figures have been asked for.",
            )


def count_ships_again(newsroom: Newsroom, claim: Claim) -> None:
    """Readers keep the edition while the desk works on a newer draft."""
    if claim.workflow == Workflow.VERIFIED:
        with newsroom.deed("marit", "The register of ships was asked"):
            revise(
                claim,
                version=claim.version,
                statement="Brindlecove Ferries runs 15 ships.",
                in_short="The register of ships lists 15 under its name.",
            )


def merge_works(newsroom: Newsroom, claim: Claim, *, into: Claim) -> None:
    """Two claims say the same: readers are led to one."""
    if not claim.links_out.filter(kind=ClaimLinkKind.DUPLICATES).exists():
        with newsroom.deed("edda", "Says the same as the other"):
            merge_claims(claim, version=claim.version, into=into)


def merge_records(newsroom: Newsroom, name: str, *, into: str) -> None:
    """Two records of one company; the former name keeps finding it."""
    company, survivor = newsroom.company(name), newsroom.company(into)
    if company.merged_into_id is None:
        with newsroom.deed("edda", "One company under two names"):
            name_company(
                survivor,
                version=survivor.version,
                name=name,
                kind=CompanyNameKind.FORMER.value,
                valid_from=PartialDate(2011),
                valid_until=PartialDate(2016),
            )
            merge_companies(company, version=company.version, into=survivor.refreshed())


def _publish_again(newsroom: Newsroom, claim: Claim, correction: CorrectionText) -> None:
    claim.refresh_from_db()
    if claim.workflow == Workflow.IN_REVIEW:
        check(newsroom, claim, "femi")
    claim.refresh_from_db()
    if claim.workflow == Workflow.VERIFIED and claim.published_number == 1:
        release(newsroom, claim, correction)


_FIRST_SAILING = Item(
    source="Register of Companies at Saltmarsh",
    dated=PartialDate(2025, 9, 28),
    fields={
        "stance": "disputes",
        "kind": "official_document",
        "directness": "direct",
        "credibility": "2",
        "quotation": "First sailing under electric power: 28 September 2025.",
        "note": "Entry in the register’s annex on ships.",
    },
)
_SEEN_IN_SEPTEMBER = Item(
    source="The Saltmarsh Courier",
    dated=PartialDate(2025, 9, 29),
    fields={
        "stance": "disputes",
        "kind": "media_report",
        "directness": "direct",
        "credibility": "2",
        "is_own_reporting": True,
        "note": "A reporter was on board.",
    },
)
