"""A verified claim as the complete public content of its next edition."""

from __future__ import annotations

from datetime import datetime

from articles.desk.editing.facts import facts_of
from articles.desk.models import (
    Assessment,
    Claim,
    ClaimLink,
    Evidence,
    Outcome,
    Verification,
)
from articles.desk.publishing.appearance_content import appearance_contents
from articles.desk.publishing.enquiry_content import enquiry_content, public_enquiries
from articles.desk.publishing.evidence_content import evidence_contents
from articles.desk.publishing.naming import public_name
from articles.desk.publishing.quotation_meters import meters_for
from articles.desk.publishing.suggestion_content import item_words, suggestion_content
from articles.logic.confidence import (
    weighed_items,
)
from articles.logic.edition_content import (
    SCHEMA,
    ClaimContent,
    CompanyInClaim,
    LinkContent,
    Named,
    OutcomeContent,
    ReviewContent,
)
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import (
    ClaimLinkKind,
    VerificationDecision,
    VerificationHow,
)
from articles.logic.what_if import what_would_change
from articles.public.models import PublishedClaim


def claim_content(claim: Claim, *, number: int, published_at: datetime) -> ClaimContent:
    """Needs an assessment, a suggestion and a verification; their absence is refused before."""
    held = Assessment.objects.filter(claim=claim).order_by("-id")[0]
    rows = list(Evidence.objects.for_edition().filter(claim=claim))
    facts, items, links = facts_of(claim)
    as_of = claim.suggestion.as_of
    weighed = weighed_items(facts, items, links, as_of=as_of)
    meters = meters_for(claim, lock=True)
    appearances = appearance_contents(claim, meters)
    said_in = {said.article.id for said in appearances if said.article.id}
    evidence, origins = evidence_contents(rows, weighed, meters, said_in)
    names = {item.id: item_words(item) for item in evidence}
    return ClaimContent(
        schema=SCHEMA,
        id=claim.public_id,
        number=number,
        published_at=published_at.isoformat(),
        statement=claim.statement,
        in_short=claim.in_short,
        type=claim.type,
        temporal=claim.temporal,
        language=claim.language,
        claimant=_claimant(claim),
        held_from=_iso(claim.held_from),
        held_until=_iso(claim.held_until),
        condition=claim.condition,
        likelihood=claim.likelihood,
        risk=claim.risk,
        no_enquiry_reason=claim.no_enquiry_reason,
        companies=tuple(
            CompanyInClaim(link.company.public_id, link.company.name, link.role)
            for link in claim.company_links.select_related("company").order_by(
                "company__public_id", "role"
            )
        ),
        topics=tuple(Named(None, topic.name) for topic in claim.topics.order_by("name")),
        verdict=held.verdict,
        confidence=held.confidence or None,
        rating=held.rating,
        rationale=held.rationale,
        assessed_on=held.assessed_at.date().isoformat(),
        suggestion=suggestion_content(claim.suggestion, facts, items, links, evidence, as_of),
        would_change=what_would_change(facts, items, links, names, as_of=as_of),
        origins=origins,
        evidence=evidence,
        appearances=tuple(appearances),
        enquiries=tuple(enquiry_content(row) for row in public_enquiries(claim)),
        links=tuple(_links(claim)),
        outcome=_outcome(Outcome.objects.filter(claim=claim).order_by("-id").first()),
        review=_review(claim),
    )


def _iso(value: PartialDate | None) -> str | None:
    return value.iso() if value else None


def _claimant(claim: Claim) -> Named | None:
    if claim.claimant_source:
        return public_name(claim.claimant_source)
    if claim.claimant_company:
        return Named(claim.claimant_company.public_id, claim.claimant_company.name)
    return None


def _links(claim: Claim) -> list[LinkContent]:
    """Only links to claims that readers can open; duplicates are merged, not linked.

    Without the other's words: it may be withdrawn one day, and this edition stays.
    """
    linked = ClaimLink.objects.filter(claim=claim).exclude(kind=ClaimLinkKind.DUPLICATES)
    links = list(linked.select_related("other"))
    shown = set(
        PublishedClaim.objects.standing()
        .filter(public_id__in=[link.other.public_id for link in links])
        .values_list("public_id", flat=True)
    )
    found = [
        LinkContent(link.kind, link.other.public_id, "")
        for link in links
        if link.other.public_id in shown
    ]
    return sorted(found, key=lambda link: (link.kind, link.id))


def _outcome(row: Outcome | None) -> OutcomeContent | None:
    if row is None:
        return None
    evidence = tuple(sorted(row.evidence.values_list("public_id", flat=True)))
    return OutcomeContent(row.result, _iso(row.came_out_on), row.note, evidence)


def _review(claim: Claim) -> ReviewContent:
    checks = list(
        Verification.objects.filter(claim=claim, decision=VerificationDecision.CHECKED).order_by(
            "-id"
        )
    )
    people = {check.verifier_id for check in checks if check.how == VerificationHow.CHECKED}
    newest = checks[0]
    return ReviewContent(
        how=newest.how,
        base=newest.base,
        checked_on=newest.verified_at.date().isoformat(),
        checkers=len(people),
        due_on=claim.review_due_on.isoformat() if claim.review_due_on else None,
        due_reason=claim.review_due_reason,
    )
