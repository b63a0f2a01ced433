"""A verified claim as the complete public content of its next edition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from articles.desk.editing.suggesting import facts_of
from articles.desk.models import (
    Appearance,
    Assessment,
    Claim,
    ClaimLink,
    Enquiry,
    Evidence,
    Outcome,
    Source,
    Suggestion,
    Verification,
)
from articles.desk.publishing.evidence_content import evidence_contents
from articles.desk.publishing.naming import public_name
from articles.logic.confidence import (
    ClaimFacts,
    EvidenceItem,
    floor_percent,
    suggest,
    weighed_items,
)
from articles.logic.edition_content import (
    SCHEMA,
    AppearanceContent,
    ClaimContent,
    CompanyInClaim,
    EnquiryContent,
    EvidenceContent,
    LinkContent,
    Named,
    OutcomeContent,
    ReviewContent,
    Span,
    SuggestionContent,
)
from articles.logic.partial_dates import PartialDate
from articles.logic.plain_reasons import KINDS, public_reasons
from articles.logic.vocabulary import (
    ClaimLinkKind,
    EvidenceState,
    Stance,
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
    evidence, origins = evidence_contents(rows, weighed)
    names = {item.id: _words(item) for item in evidence}
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
        suggestion=_suggestion(claim.suggestion, facts, items, links, evidence, as_of),
        would_change=what_would_change(facts, items, links, names, as_of=as_of),
        origins=origins,
        evidence=evidence,
        appearances=tuple(_appearances(claim)),
        enquiries=tuple(_enquiry(row) for row in _public_enquiries(claim)),
        links=tuple(_links(claim)),
        outcome=_outcome(Outcome.objects.filter(claim=claim).order_by("-id").first()),
        review=_review(claim),
    )


def _words(item: EvidenceContent) -> str:
    kind = KINDS.get(item.kind, "an item")
    return kind if kind == item.source.name else f"{kind} ({item.source.name})"


def _iso(value: PartialDate | None) -> str | None:
    return value.iso() if value else None


def _claimant(claim: Claim) -> Named | None:
    if claim.claimant_source:
        return public_name(claim.claimant_source)
    if claim.claimant_company:
        return Named(claim.claimant_company.public_id, claim.claimant_company.name)
    return None


def _suggestion(
    stored: Suggestion,
    facts: ClaimFacts,
    items: Sequence[EvidenceItem],
    links: dict[str, tuple[str, ...]],
    evidence: Sequence[EvidenceContent],
    as_of: date,
) -> SuggestionContent:
    advice = suggest(facts, items, links, as_of=as_of)
    sources = {item.id: (item.source.name, item.kind) for item in evidence}
    return SuggestionContent(
        percent=None if advice.score is None else floor_percent(advice.score),
        word=advice.word,
        verdict=advice.verdict,
        origins=advice.origins,
        reliable=advice.reliable,
        items=(_counted(evidence, Stance.SUPPORTS), _counted(evidence, Stance.DISPUTES)),
        evidence_level=advice.evidence_level,
        agreement=advice.agreement,
        reasons=public_reasons(advice.reasons, sources),
        algorithm_version=stored.algorithm_version,
    )


def _counted(evidence: Sequence[EvidenceContent], stance: Stance) -> int:
    live = (EvidenceState.LIVE, EvidenceState.CORRECTED)
    return sum(1 for e in evidence if e.stance == stance and e.state in live and e.origins)


def _appearances(claim: Claim) -> list[AppearanceContent]:
    rows = (
        Appearance.objects.filter(claim=claim)
        .select_related("article_version__article__publisher", "speaker")
        .prefetch_related("spans")
        .order_by("public_id")
    )
    return [_appearance(row) for row in rows]


def _appearance(row: Appearance) -> AppearanceContent:
    article = row.article_version.article
    return AppearanceContent(
        id=row.public_id,
        article=Named(article.public_id, article.title),
        version=row.article_version.number,
        publisher=public_name(article.publisher).name if article.publisher else None,
        published=_iso(article.published_on),
        spans=tuple(
            Span(span.exact, span.prefix, span.suffix, span.start, span.end, span.sentence)
            for span in row.spans.all()
        ),
        attribution=row.attribution,
        speaker=public_name(row.speaker).name if row.speaker else None,
        mode=row.mode,
        state=row.state,
    )


def _public_enquiries(claim: Claim) -> list[Enquiry]:
    rows = Enquiry.objects.filter(claim=claim, is_public=True)
    return list(rows.select_related("company", "source").order_by("asked_on", "public_id"))


def _enquiry(row: Enquiry) -> EnquiryContent:
    to = row.company.name if row.company else _label(row.source)
    return EnquiryContent(
        to=to,
        asked=row.asked,
        asked_on=row.asked_on.isoformat(),
        deadline=row.deadline.isoformat() if row.deadline else None,
        reply=row.reply or None,
        replied_on=row.replied_on.isoformat() if row.replied_on else None,
    )


def _label(source: Source | None) -> str:
    return public_name(source).name if source else ""


def _links(claim: Claim) -> list[LinkContent]:
    """Only links to claims that readers can open; duplicates are merged, not linked."""
    linked = ClaimLink.objects.filter(claim=claim).exclude(kind=ClaimLinkKind.DUPLICATES)
    links = list(linked.select_related("other"))
    shown = dict(
        PublishedClaim.objects.standing()
        .filter(public_id__in=[link.other.public_id for link in links])
        .values_list("public_id", "statement")
    )
    found = [
        LinkContent(link.kind, link.other.public_id, shown[link.other.public_id])
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
