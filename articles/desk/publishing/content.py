"""Verified claims as the complete public content of their next editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime

from articles.desk.models import (
    Claim,
    ClaimLink,
    Outcome,
    Verification,
)
from articles.desk.publishing.appearance_content import appearance_contents
from articles.desk.publishing.draft_rows import DraftRows
from articles.desk.publishing.enquiry_content import enquiry_content
from articles.desk.publishing.evidence_content import evidence_contents
from articles.desk.publishing.naming import public_name
from articles.desk.publishing.quotation_meters import Meters
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
    VerificationHow,
)
from articles.logic.what_if import what_would_change


def claim_content(claim: Claim, *, number: int, published_at: datetime) -> ClaimContent:
    """Needs an assessment, a suggestion and a verification; their absence is refused before."""
    rows = DraftRows([claim])
    return next(claim_contents(rows, numbers={claim.pk: number}, published_at=published_at))


def claim_contents(
    rows: DraftRows, *, numbers: Mapping[int, int], published_at: datetime
) -> Iterator[ClaimContent]:
    """As `claim_content`, one for each in order, as if each were published before the next.

    A fixed number of queries; `numbers` are those of the editions, by the claims' keys.
    """
    for claim in rows.claims:
        yield _content(claim, rows, numbers[claim.pk], published_at.isoformat())
        rows.readable.add(claim.public_id)


def _content(claim: Claim, rows: DraftRows, number: int, published_at: str) -> ClaimContent:
    key = claim.pk
    held, suggestion = rows.assessments[key], rows.suggestions[key]
    facts, items, links = rows.facts[key]
    as_of = suggestion.as_of
    weighed = weighed_items(facts, items, links, as_of=as_of)
    meters = Meters(rows.texts)
    appearances = appearance_contents(rows.appearances[key], meters)
    said_in = {said.article.id for said in appearances if said.article.id}
    evidence, origins = evidence_contents(rows.evidence[key], weighed, meters, said_in)
    meters.keep()
    names = {item.id: item_words(item) for item in evidence}
    return ClaimContent(
        schema=SCHEMA,
        id=claim.public_id,
        number=number,
        published_at=published_at,
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
            for link in rows.companies[key]
        ),
        topics=tuple(Named(None, link.tag.name) for link in rows.topics[key]),
        verdict=held.verdict,
        confidence=held.confidence or None,
        rating=held.rating,
        rationale=held.rationale,
        assessed_on=held.assessed_at.date().isoformat(),
        suggestion=suggestion_content(suggestion, facts, weighed, evidence),
        would_change=what_would_change(facts, items, links, names, as_of=as_of),
        origins=origins,
        evidence=evidence,
        appearances=tuple(appearances),
        enquiries=tuple(enquiry_content(row) for row in rows.enquiries[key]),
        links=tuple(_links(rows.links[key], rows.readable)),
        outcome=_outcome(rows.outcomes.get(key)),
        review=_review(claim, rows.checks[key]),
    )


def _iso(value: PartialDate | None) -> str | None:
    return value.iso() if value else None


def _claimant(claim: Claim) -> Named | None:
    if claim.claimant_source:
        return public_name(claim.claimant_source)
    if claim.claimant_company:
        return Named(claim.claimant_company.public_id, claim.claimant_company.name)
    return None


def _links(links: Iterable[ClaimLink], shown: Set[str]) -> list[LinkContent]:
    """Only links to claims that readers can open; duplicates are merged, not linked.

    Without the other's words: it may be withdrawn one day, and this edition stays.
    """
    found = [
        LinkContent(link.kind, link.other.public_id, "")
        for link in links
        if link.other.public_id in shown
    ]
    return sorted(found, key=lambda link: (link.kind, link.id))


def _outcome(row: Outcome | None) -> OutcomeContent | None:
    if row is None:
        return None
    evidence = tuple(sorted(item.public_id for item in row.evidence.all()))
    return OutcomeContent(row.result, _iso(row.came_out_on), row.note, evidence)


def _review(claim: Claim, checks: Sequence[Verification]) -> ReviewContent:
    """`checks`: the newest first."""
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
