"""T5 and four eyes part by part: what voids, what does not, and whose eyes count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from articles.desk.editing import (
    appearance as appearances,
)
from articles.desk.editing import (
    article as articles,
)
from articles.desk.editing import article_version as article_version_verbs
from articles.desk.editing import (
    assessment,
)
from articles.desk.editing import (
    claim as claims,
)
from articles.desk.editing import claim_company as claim_company_verbs
from articles.desk.editing import claim_desk as claim_desk_verbs
from articles.desk.editing import claim_link as claim_link_verbs
from articles.desk.editing import claim_topic as claim_topic_verbs
from articles.desk.editing import (
    enquiry as enquiries,
)
from articles.desk.editing import (
    evidence as items,
)
from articles.desk.editing import evidence_derivation as evidence_derivation_verbs
from articles.desk.editing import evidence_file as evidence_file_verbs
from articles.desk.editing import evidence_state as evidence_state_verbs
from articles.desk.editing import outcome as outcome_verbs
from articles.desk.editing.acting import acting
from articles.desk.editing.coverage import coverage
from articles.desk.models import (
    Appearance,
    AppearanceSpan,
    Claim,
    ClaimCompany,
    ClaimLink,
    Enquiry,
    Evidence,
    EvidenceDerivation,
    Origin,
    Outcome,
    Verification,
)
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import (
    CHANGES,
    add_by_bulk_create,
    add_by_save,
    add_by_sql,
    delete_by_sql,
    refused,
    run,
    tell,
)

pytestmark = pytest.mark.django_db

Deed = Callable[[Newsroom, Claim], Any]


def waiting(claim: Claim) -> list[tuple[str, str]]:
    return [(part.kind, part.part) for part in coverage(claim) if not part.is_covered]


# --- What voids ------------------------------------------------------------------------------


def _origin(n: Newsroom) -> Origin:
    return Origin.objects.create(kind="document", label="A contract")


BY_VERB: dict[str, tuple[str, Deed]] = {
    "statement": (
        "statement",
        lambda n, c: claims.revise(c, version=c.version, statement="Otherwise."),
    ),
    "dates": (
        "statement",
        lambda n, c: claims.revise(c, version=c.version, held_from="2025-06"),
    ),
    "claimant": (
        "statement",
        lambda n, c: claims.revise(c, version=c.version, claimant_company=n.company),
    ),
    "companies": (
        "statement",
        lambda n, c: claim_company_verbs.link_company(
            c, version=c.version, company=n.other, role="other"
        ),
    ),
    "companies taken away": (
        "statement",
        lambda n, c: claim_company_verbs.unlink_company(
            c, version=c.version, company=n.company, role="subject"
        ),
    ),
    "links": (
        "statement",
        lambda n, c: claim_link_verbs.link_claim(
            c, version=c.version, other=n.claim("published"), kind="supports"
        ),
    ),
    "a public enquiry": (
        "statement",
        lambda n, c: enquiries.enquire(
            c,
            version=c.version,
            asked="Is it so?",
            asked_on=date(2026, 1, 9),
            company=n.company,
            is_public=True,
        ),
    ),
    "assessment": (
        "assessment",
        lambda n, c: assessment.assess(
            c, version=c.version, verdict="unproven", rationale="Looked again."
        ),
    ),
    "outcome": (
        "assessment",
        lambda n, c: outcome_verbs.record_outcome(
            c, version=c.version, result="happened", note="It did.", evidence=[n.item("verified")]
        ),
    ),
    "evidence attached": (
        "evidence",
        lambda n, c: items.attach(c, version=c.version, source=n.outlet),
    ),
    "evidence revised": (
        "evidence",
        lambda n, c: items.revise_evidence(n.item("verified"), version=c.version, note="Look."),
    ),
    "evidence retracted": (
        "evidence",
        lambda n, c: evidence_state_verbs.retract_evidence(
            n.item("verified"), version=c.version, reason="Gone."
        ),
    ),
    "evidence removed": (
        "assessment",
        lambda n, c: evidence_state_verbs.remove_evidence(n.item("verified"), version=c.version),
    ),
    "derivation": (
        "evidence",
        lambda n, c: evidence_derivation_verbs.derive(
            n.item("verified"), version=c.version, parent=_origin(n)
        ),
    ),
    "file": (
        "evidence",
        lambda n, c: evidence_file_verbs.keep_file(
            n.item("verified"), version=c.version, name="a.txt", data=b"words"
        ),
    ),
}


@pytest.mark.parametrize("case", BY_VERB)
def test_it_falls_back_by_verb(case: str, newsroom: Newsroom, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    part, deed = BY_VERB[case]
    claim = newsroom.claim("verified")
    with acting(newsroom.cleo, "test"):
        deed(newsroom, claim)
    after = newsroom.claim("verified")
    assert (after.workflow, after.version) == ("draft", claim.version + 1)
    assert [kind for kind, _ in waiting(after)] == [part]


ADDED: dict[str, tuple[str, Deed]] = {
    "company": (
        "statement",
        lambda n, c: ClaimCompany(claim=c, company=n.other, role="customer"),
    ),
    "link": (
        "statement",
        lambda n, c: ClaimLink(claim=c, other=n.claim("draft"), kind="contradicts"),
    ),
    "evidence": (
        "evidence",
        lambda n, c: Evidence(claim=c, source=n.outlet, created_by=n.cleo),
    ),
    "derivation": (
        "evidence",
        lambda n, c: EvidenceDerivation(evidence=n.item("verified"), parent_origin=_origin(n)),
    ),
    "outcome": (
        "assessment",
        lambda n, c: Outcome(claim=c, result="partly", note="So.", recorded_by=n.cleo),
    ),
    "enquiry": (
        "statement",
        lambda n, c: Enquiry(
            claim=c, company=n.other, asked="?", asked_on=date(2026, 1, 9), is_public=True
        ),
    ),
}


@pytest.mark.parametrize("add", [add_by_save, add_by_bulk_create, add_by_sql])
@pytest.mark.parametrize("case", ADDED)
def test_it_falls_back_when_a_row_is_added(case: str, add: Any, newsroom: Newsroom) -> None:
    part, make = ADDED[case]
    tell(newsroom.cleo)
    add(make(newsroom, newsroom.claim("verified")))
    after = newsroom.claim("verified")
    assert after.workflow == "draft"
    assert [kind for kind, _ in waiting(after)] == [part]


@pytest.mark.parametrize("change", CHANGES)
def test_it_falls_back_when_a_row_is_changed(change: Any, newsroom: Newsroom) -> None:
    link = newsroom.claim("verified").company_links.get()
    for row, values in (
        (newsroom.item("verified"), {"quotation": "Other words."}),
        (link, {"role": "other"}),
        (newsroom.claim("verified"), {"statement": "Other words."}),
    ):
        tell(newsroom.cleo)
        assert newsroom.claim("verified").workflow in ("verified", "draft")
        change(row, **values)
        assert newsroom.claim("verified").workflow == "draft"
    assert {kind for kind, _ in waiting(newsroom.claim("verified"))} == {"evidence", "statement"}


@pytest.mark.parametrize("by_orm", [True, False])
def test_it_falls_back_when_a_row_is_deleted(by_orm: bool, newsroom: Newsroom) -> None:
    claim = newsroom.claim("verified")
    tell(newsroom.cleo)
    for row in (claim.company_links.get(), newsroom.item("verified")):
        if by_orm:
            row.delete()
        else:
            delete_by_sql(row)
    after = newsroom.claim("verified")
    assert after.workflow == "draft"
    assert waiting(after) == [("statement", ""), ("assessment", "")]


def test_one_statement_cannot_change_and_keep_verified(newsroom: Newsroom) -> None:
    tell(newsroom.cleo)
    run(
        "UPDATE articles_claim SET statement = 'Other.', workflow = 'verified' WHERE id = %s",
        [newsroom.claim("verified").pk],
    )
    assert newsroom.claim("verified").workflow == "draft"


NOTES: dict[str, Deed] = {
    "topics": lambda n, c: claim_topic_verbs.set_topics(c, version=c.version, topics=["Data"]),
    "assignment": lambda n, c: claim_desk_verbs.assign(c, version=c.version, to=n.dan),
    "due date": lambda n, c: claims.revise(
        c, version=c.version, review_due_on=date(2027, 1, 1), review_due_reason="Soon."
    ),
    "marking": lambda n, c: claim_desk_verbs.mark(c, version=c.version, marking="internal"),
    "embargo": lambda n, c: claim_desk_verbs.embargo(
        c, version=c.version, until=datetime(2030, 1, 1, tzinfo=UTC)
    ),
}


@pytest.mark.parametrize("case", NOTES)
def test_notes_void_nothing_and_raise_the_version(case: str, newsroom: Newsroom) -> None:
    claim = newsroom.claim("verified")
    with acting(newsroom.cleo, "test"):
        NOTES[case](newsroom, claim)
    after = newsroom.claim("verified")
    assert (after.workflow, after.version) == ("verified", claim.version + 1)
    assert waiting(after) == []


# --- Where appearances stand is no part; what they say is -------------------------------------


def test_an_appearances_words_are_part_of_the_statement(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    claim = factories.draft(newsroom.ana)
    with acting(newsroom.ana, "test"):
        article = articles.make_article(title="A")
        text = article_version_verbs.add_version(
            article,
            version=article.version,
            fields={
                "text": "It is so, sources say.",
                "blocks": [],
                "sentences": [[0, 22, 0]],
                "raw": b"a",
                "media_type": "text/plain",
            },
        ).version
        said = appearances.add_appearance(
            claim, version=claim.version, article_version=text, spans=[(0, 5)]
        )
    factories.attach(newsroom.ana, claim, source=newsroom.outlet)
    factories.assess(newsroom.ana, claim)
    factories.submit(newsroom.ana, claim)
    claim = factories.verify(newsroom.ben, claim)
    tell(newsroom.cleo)
    span = AppearanceSpan.objects.get(appearance=said)
    for change in CHANGES:
        change(span, start=1, end=6, prefix="x")
        change(said, state="moved")
    assert Claim.objects.get(pk=claim.pk).workflow == "verified"
    for row, values in ((span, {"exact": "It is not"}), (said, {"mode": "denied"})):
        for change in CHANGES:
            tell(newsroom.cleo)
            change(row, **values)
            assert Claim.objects.get(pk=claim.pk).workflow == "draft"
    other = Appearance.objects.create(claim=newsroom.claim("draft"), article_version=text)
    for change in CHANGES:
        with refused("part_stays_with_claim"):
            change(span, appearance=other)
        with refused("part_stays_with_claim"):
            change(said, claim=newsroom.claim("draft"))


# --- Nothing moves to another claim ------------------------------------------------------------


def test_parts_stay_with_their_claim(newsroom: Newsroom) -> None:
    claim, other = newsroom.claim("verified"), newsroom.claim("draft")
    tell(newsroom.cleo)
    item = newsroom.item("draft")
    derivation = EvidenceDerivation.objects.create(evidence=item, parent_origin=_origin(newsroom))
    link = ClaimLink.objects.create(claim=other, other=newsroom.claim("published"), kind="part_of")
    enquiry = Enquiry.objects.create(
        claim=other, company=newsroom.other, asked="?", asked_on=date(2026, 1, 9)
    )
    outcome = Outcome.objects.create(
        claim=other, result="happened", note="n", recorded_by=newsroom.ana
    )
    named = ClaimCompany.objects.create(claim=other, company=newsroom.other, role="regulator")
    for row in (item, link, enquiry, outcome, named):
        for change in CHANGES:
            with refused("part_stays_with_claim"):
                change(row, claim=claim)
    for change in CHANGES:
        with refused("part_stays_with_claim"):
            change(derivation, evidence=newsroom.item("verified"))
    with refused("outcome_on_its_evidence"):
        outcome.evidence.add(newsroom.item("verified"))
    assert newsroom.claim("verified").workflow == "verified"


# --- Versions ----------------------------------------------------------------------------------


def test_the_version_rises_once_in_a_transaction(newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    tell(newsroom.ana)
    for change in CHANGES:
        change(claim, in_short="One after the other.")
    for _ in range(3):
        Evidence.objects.create(claim=claim, source=newsroom.outlet, created_by=newsroom.ana)
    assert newsroom.claim("draft").version == claim.version + 1
    tell(newsroom.ana)
    Claim.objects.filter(pk=claim.pk).update(in_short="Later.")
    assert newsroom.claim("draft").version == claim.version + 2


def test_nobody_else_sets_the_version(newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    tell(newsroom.ana)
    for change in CHANGES:
        for version in (claim.version + 1, claim.version + 7, 1):
            with refused("stale_version"):
                change(claim, version=version)


def test_a_stale_full_save_is_refused(newsroom: Newsroom) -> None:
    stale = newsroom.claim("draft")
    with acting(newsroom.ben, "test"):
        claims.revise(stale, version=stale.version, in_short="From ben.")
    stale.in_short = "From ana, who did not see it."
    tell(newsroom.ana)
    with refused("stale_version"):
        stale.save()
    assert newsroom.claim("draft").in_short == "From ben."


# --- Four eyes, part by part -------------------------------------------------------------------


def test_each_part_needs_another_than_its_author(newsroom: Newsroom) -> None:
    ana, ben = newsroom.ana, newsroom.ben
    claim = factories.draft(ana)
    factories.attach(ana, claim, source=newsroom.outlet)
    item = factories.attach(ben, claim, source=newsroom.outlet, stance="disputes")
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    claim = factories.verify(ben, claim)
    assert claim.workflow == "in_review"  # his own item is left
    assert waiting(claim) == [("evidence", item.public_id)]
    assert factories.verify(ana, claim).workflow == "verified"


def test_an_author_of_an_older_wording_does_not_cover_the_new(newsroom: Newsroom) -> None:
    """Ana wrote, ben rewrote: until it is published, neither covers the statement."""
    ana, ben = newsroom.ana, newsroom.ben
    claim = newsroom.claim("in_review")
    with acting(ben, "test"):
        claims.revise(claim, version=claim.version, statement="In ben's words.")
    factories.submit(ben, claim)
    claim = factories.verify(ben, claim)
    with refused("four_eyes"):
        factories.verify(ana, claim)
    assert waiting(claim) == [("statement", "")]
    assert factories.verify(newsroom.cleo, claim).workflow == "verified"


def test_after_publication_only_new_authors_count(newsroom: Newsroom) -> None:
    ana, ben = newsroom.ana, newsroom.ben
    claim = newsroom.claim("published")
    with acting(ben, "test"):
        claims.revise(claim, version=claim.version, statement="In ben's words.")
    factories.submit(ben, claim)
    claim = factories.verify(ana, newsroom.claim("published"))  # she wrote the edition before
    assert claim.workflow == "verified"


def test_a_risk_needs_two_others_for_each_part(newsroom: Newsroom) -> None:
    ana, ben, cleo = newsroom.ana, newsroom.ben, newsroom.cleo
    claim = factories.draft(ana, risk="allegation", risk_reason="A crime is alleged.")
    factories.attach(ana, claim, source=newsroom.outlet)
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    claim = factories.verify(ben, claim)
    assert claim.workflow == "in_review"
    assert {part.needed for part in coverage(claim)} == {2}
    with refused("verification_once"):  # twice by the same person is once
        factories.verify(ben, claim)
    tell(cleo)
    for change in CHANGES:
        with refused("step_not_allowed"):
            change(claim, workflow="verified")
    assert factories.verify(cleo, claim).workflow == "verified"


def test_lowering_the_risk_is_a_change_to_check(newsroom: Newsroom) -> None:
    ana, ben = newsroom.ana, newsroom.ben
    claim = factories.draft(ana, risk="legal", risk_reason="A case.")
    factories.attach(ana, claim, source=newsroom.outlet)
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    claim = factories.verify(ben, claim)
    with acting(ben, "test"):
        claims.revise(claim, version=claim.version, risk="none", risk_reason="")
    claim = factories.submit(ben, claim)
    assert waiting(claim) == [("statement", "")]
    with refused("step_not_allowed"):
        tell(ben)
        Claim.objects.filter(pk=claim.pk).update(workflow="verified")


def test_only_the_triggers_note_authors(newsroom: Newsroom) -> None:
    tell(newsroom.cleo)
    key = newsroom.claim("verified").pk
    with refused("privilege"):
        run("SELECT note_part(%s, 'statement', '')", [key])
    with refused("privilege"):
        run(
            "INSERT INTO articles_partchange (claim_id, kind, part, at_version, changed_by_id) "
            "VALUES (%s, 'statement', '', 1, %s)",
            [key, newsroom.ben.pk],
        )
    with refused("privilege"):
        Verification.objects.all().update(verifier=newsroom.cleo)
