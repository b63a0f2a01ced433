"""The same text and the same hashes in Python and in the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.desk.models import (
    Appearance,
    AppearanceSpan,
    Article,
    ArticleVersion,
    Assessment,
    Brief,
    BriefCitation,
    BriefSentence,
    Claim,
    ClaimCompany,
    ClaimLink,
    Enquiry,
    Evidence,
    EvidenceDerivation,
    Origin,
    Outcome,
)
from articles.logic.content_hash import (
    AppearancePart,
    AssessmentPart,
    BriefPart,
    BriefSentencePart,
    EnquiryPart,
    EvidencePart,
    OutcomePart,
    Part,
    StatementPart,
    brief_hash,
    content_hash,
    evidence_hash,
    parts_of,
)
from articles.logic.edition_content import CompanyInClaim, canonical, material_hash
from tests.desk import factories
from tests.desk.refusals import run, tell
from tests.public.contents import claim_content, evidence

pytestmark = pytest.mark.django_db

#: What PostgreSQL can store: everything but NUL and lone surrogates.
AWKWARD = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
    | st.sampled_from('"\\/\b\f\n\r\t\x01\x1f\x7f\x85\u2028\u2029\u202e\u05d0\ufeff\ufffe😀𐀀é'),
    min_size=1,
    max_size=40,
)


def _id(row: Any) -> str | None:
    return row.public_id if row else None


def _iso(value: Any) -> str | None:
    return None if value is None else value.iso() if hasattr(value, "iso") else value.isoformat()


def statement_of(c: Claim) -> StatementPart:
    return StatementPart(
        c.statement, c.in_short, c.type, c.temporal, _id(c.claimant_source),
        _id(c.claimant_company), _iso(c.held_from), _iso(c.held_until), c.condition,
        c.likelihood, c.language, c.risk, c.risk_reason, c.no_enquiry_reason,
        companies=tuple((row.company.public_id, row.role) for row in c.company_links.all()),
        links=tuple(
            (row.kind, row.other.public_id)
            for row in c.links_out.exclude(kind="duplicates")
        ),
        appearances=tuple(
            AppearancePart(
                row.public_id, row.article_version.article.public_id, row.attribution,
                _id(row.speaker), row.mode, tuple(span.exact for span in row.spans.all()),
            )
            for row in c.appearances.all()
        ),
        enquiries=tuple(
            EnquiryPart(
                row.public_id, _id(row.company), _id(row.source), row.asked,
                row.asked_on.isoformat(), _iso(row.deadline), row.reply, _iso(row.replied_on),
            )
            for row in c.enquiries.filter(is_public=True)
        ),
    )  # fmt: skip


def assessment_of(c: Claim) -> AssessmentPart | None:
    held = c.assessments.order_by("-pk").first()
    if held is None:
        return None
    return AssessmentPart(
        held.public_id, held.verdict, held.confidence, held.rating, held.rationale,
        held.divergence_reason,
        tuple(
            OutcomePart(
                row.public_id, row.result, _iso(row.came_out_on), row.note,
                tuple(item.public_id for item in row.evidence.all()),
            )
            for row in c.outcomes.all()
        ),
    )  # fmt: skip


def evidence_of(c: Claim) -> list[EvidencePart]:
    return [
        EvidencePart(
            e.public_id, e.source.public_id, _id(e.article),
            e.article_version.number if e.article_version else None,
            e.locator, e.url, e.stance, e.kind, e.credibility, e.directness, e.interest,
            e.state, e.state_reason, e.is_own_reporting, e.is_resolved, e.resolution,
            e.quotation, e.note, _iso(e.dated), e.file_sha256,
            tuple(_key(row) for row in e.derivations.all()),
        )
        for e in c.evidence.all()
    ]  # fmt: skip


def _key(row: EvidenceDerivation) -> str:
    for kind in ("evidence", "article", "origin"):
        parent = getattr(row, f"parent_{kind}")
        if parent:
            return f"{kind}:{parent.public_id}"
    raise AssertionError("no parent")


def same(claim_id: int) -> None:
    claim = Claim.objects.get(pk=claim_id)
    ours = parts_of(statement_of(claim), assessment_of(claim), evidence_of(claim))
    theirs = run("SELECT kind, part, content FROM claim_parts(%s)", [claim_id])
    assert ours == tuple(sorted((Part(*row) for row in theirs), key=lambda p: (p.kind, p.part)))
    hashes = run("SELECT claim_content_hash(%s), claim_evidence_hash(%s)", [claim_id, claim_id])
    assert (content_hash(ours), evidence_hash(ours)) == hashes[0]


def full_claim(words: str) -> Claim:
    """Every field of every part holds the words, or a value of its own."""
    ana = factories.person()
    meta, scale = factories.make_company(ana), factories.make_company(ana)
    outlet, other = factories.make_source(ana), factories.draft(ana)
    claim = factories.draft(ana, type="forecast", likelihood="likely")
    tell(ana)
    Claim.objects.filter(pk=claim.pk).update(
        statement=f".{words}", in_short=words, condition=words, risk="legal",
        risk_reason=f".{words}", no_enquiry_reason=words, claimant_company=meta,
        held_from="2025-06", held_until="2025-06-13",
    )  # fmt: skip
    for company, role in ((meta, "subject"), (scale, "other"), (meta, "regulator")):
        ClaimCompany.objects.create(claim=claim, company=company, role=role)
    for kind in ("supports", "contradicts", "duplicates"):
        ClaimLink.objects.create(claim=claim, other=other, kind=kind)
    article = Article.objects.create(title="A")
    text = ArticleVersion.objects.create(
        article=article, number=3, raw=b"a", sha256="", text="A", blocks=[], sentences=[],
        media_type="text/plain", captured_by=ana,
    )  # fmt: skip
    for _ in range(2):
        said = Appearance.objects.create(
            claim=claim, article_version=text, attribution=words[:300], speaker=outlet
        )
        for position in (1, 0):
            AppearanceSpan.objects.create(
                appearance=said, position=position, exact=words + str(position), start=0, end=1
            )
    for public in (True, False, True):
        Enquiry.objects.create(
            claim=claim, company=meta, asked=f".{words}", asked_on=date(2026, 1, 9), reply=words,
            replied_on=date(2026, 1, 10), is_public=public,
        )  # fmt: skip
    first = Evidence.objects.create(claim=claim, source=outlet, created_by=ana, quotation=words)
    second = Evidence.objects.create(
        claim=claim, source=outlet, created_by=ana, article=article, article_version=text,
        locator=words, url="https://a.example/?é=😀", note=words, dated="2019",
        is_resolved=True, resolution=f".{words}", is_own_reporting=True,
    )  # fmt: skip
    origin = Origin.objects.create(kind="document", label="D")
    for parent in (
        {"parent_evidence": first},
        {"parent_article": article},
        {"parent_origin": origin},
    ):
        EvidenceDerivation.objects.create(evidence=second, **parent)
    Assessment.objects.create(
        claim=claim, verdict="partly_supported", confidence="very low", rating=3,
        rationale=f".{words}", divergence_reason=words, assessed_by=ana, evidence_hash="0" * 64,
    )  # fmt: skip
    for came in (None, "2026-02"):
        outcome = Outcome.objects.create(
            claim=claim, result="partly", note=f".{words}", came_out_on=came, recorded_by=ana
        )
        outcome.evidence.set([second, first])
    return claim


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=AWKWARD)
@example(words='"\\\b\f\n\r\t\x01\x1f\x7f/</script>\u2028\u202e\u05d0😀')
def test_it_is_the_same_as_the_databases(words: str) -> None:
    same(full_claim(words).pk)


def test_it_is_the_same_for_a_bare_claim() -> None:
    same(factories.draft(factories.person()).pk)


def test_it_tells_claims_apart_by_any_part() -> None:
    claim = Claim.objects.get(pk=full_claim("words").pk)
    before = parts_of(statement_of(claim), assessment_of(claim), evidence_of(claim))
    tell(factories.person())
    Evidence.objects.filter(claim=claim, dated="2019").update(note="Other words.")
    claim = Claim.objects.get(pk=claim.pk)
    after = parts_of(statement_of(claim), assessment_of(claim), evidence_of(claim))
    assert content_hash(before) != content_hash(after)
    assert len(set(before) - set(after)) == 1


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=AWKWARD)
def test_a_brief_has_the_same_hash(words: str) -> None:
    ana = factories.person()
    meta, scale = factories.make_company(ana), factories.make_company(ana)
    claims = [factories.draft(ana) for _ in range(2)]
    tell(ana)
    brief = Brief.objects.create(
        answer=f".{words}", company=meta, counterparty=scale, created_by=ana
    )
    for position in (1, 0):
        row = BriefSentence.objects.create(
            brief=brief, position=position, section="known", text=f"{position}{words}"
        )
        for claim in claims:
            BriefCitation.objects.create(sentence=row, claim=claim)
    ids = tuple(claim.public_id for claim in claims)
    sentences = tuple(BriefSentencePart("known", f"{n}{words}", ids) for n in (0, 1))
    part = BriefPart(f".{words}", meta.public_id, scale.public_id, None, sentences)
    assert run("SELECT brief_content_hash(%s)", [brief.pk]) == [(brief_hash(part),)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=AWKWARD, held=st.sampled_from([None, "2025", "2025-06"]))
def test_the_material_hash_is_the_same(words: str, held: str | None) -> None:
    items = (evidence("ZZZZZZZZ", quotation=words, date=held), evidence("00000000"))
    named = (CompanyInClaim("11111111", words, "subject"),)
    content = replace(
        claim_content(), statement=words, held_from=held, evidence=items, companies=named
    )
    ((theirs,),) = run("SELECT sha256_hex(material_text(%s::jsonb))", [canonical(content)])
    assert theirs == material_hash(content)
