"""The steps of a claim's way, T1 to T5 and T12: by verb, by ORM and by raw SQL."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Q

from articles.desk.editing import assessment, review
from articles.desk.editing import claim as claims
from articles.desk.editing import coverage as coverage_verbs
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError, NotAllowed, StaleVersion
from articles.desk.models import Assessment, Claim, Person, Verification
from articles.logic.vocabulary import Workflow
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import ADDITIONS, CHANGES, Add, refused, tell

pytestmark = pytest.mark.django_db


# --- T1 ------------------------------------------------------------------------------------


@pytest.mark.parametrize("workflow", [state.value for state in Workflow if state != "draft"])
def test_it_starts_as_a_draft(workflow: str, newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    for add in ADDITIONS:
        with refused("claim_starts_as_draft"):
            add(Claim(statement="S.", workflow=workflow, created_by=newsroom.ana))


@pytest.mark.parametrize("values", [{"published_number": 1}, {"challenge": "under_review"}])
def test_it_starts_unpublished(values: dict[str, Any], newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    for add in ADDITIONS:
        with refused("claim_starts_as_draft"):
            add(Claim(statement="S.", created_by=newsroom.ana, **values))


def test_it_names_the_author_itself(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    for add in ADDITIONS:
        add(Claim(statement="Mine.", created_by=newsroom.ben, version=7))
    made = Claim.objects.filter(statement="Mine.")
    assert [(claim.created_by, claim.version) for claim in made] == [(newsroom.ana, 1)] * 3


# --- Every step that does not exist ----------------------------------------------------------

STATES = {"draft": "draft", "in_review": "in_review", "verified": "verified"}
FORBIDDEN = [
    ("draft", "changes_requested"),
    ("draft", "verified"),
    ("draft", "rejected"),
    ("in_review", "changes_requested"),  # without somebody's decision
    ("in_review", "verified"),
    ("in_review", "rejected"),
    ("verified", "in_review"),
    ("verified", "changes_requested"),
    ("verified", "rejected"),
]


@pytest.mark.parametrize("before, after", FORBIDDEN)
@pytest.mark.parametrize("who", ["ana", "ben", "root"])
def test_it_takes_no_other_step(who: str, before: str, after: str, newsroom: Newsroom) -> None:
    tell(getattr(newsroom, who))
    for change in CHANGES:
        with refused("step_not_allowed"):
            change(newsroom.claim(before), workflow=after)


def test_it_does_not_verify_several_at_once(newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    chosen = Claim.objects.filter(Q(workflow="draft") | Q(workflow="in_review"))
    with refused("step_not_allowed"):
        chosen.update(workflow="verified")
    claims_in_review = [newsroom.claim("in_review"), _in_review(newsroom)]
    tell(newsroom.ben)
    with refused("one_by_one"):
        Verification.objects.bulk_create([_check(claim) for claim in claims_in_review])


def _in_review(newsroom: Newsroom, by: Person | None = None, **fields: Any) -> Claim:
    author = by or newsroom.ana
    claim = factories.draft(author, **fields)
    factories.attach(author, claim, source=newsroom.outlet)
    factories.assess(author, claim)
    return factories.submit(author, claim)


def _check(claim: Claim, **values: Any) -> Verification:
    given = {
        "interests": "none",
        "seen_version": claim.version,
        "content_hash": coverage_verbs.content_hash(claim),
    }
    return Verification(claim=claim, **(given | values))


# --- T2 ------------------------------------------------------------------------------------


def test_it_submits_with_assessment_and_evidence(newsroom: Newsroom) -> None:
    assert factories.submit(newsroom.dan, newsroom.claim("draft")).workflow == "in_review"


def _submit_refused(claim: Claim, by: Person, rule: str) -> None:
    with refused(rule), acting(by, "test"):
        review.submit(claim, version=claim.version)
    tell(by)
    for change in CHANGES:
        with refused(rule):
            change(claim, workflow="in_review")


def test_it_is_not_submitted_without_assessment(newsroom: Newsroom) -> None:
    claim = factories.draft(newsroom.ana)
    factories.attach(newsroom.ana, claim, source=newsroom.outlet)
    claim.refresh_from_db()
    _submit_refused(claim, newsroom.ana, "submit_needs_assessment")


@pytest.mark.parametrize("state", [None, "retracted", "superseded"])
def test_it_is_not_submitted_without_live_evidence(state: str | None, newsroom: Newsroom) -> None:
    claim = factories.draft(newsroom.ana)
    if state:
        factories.attach(newsroom.ana, claim, source=newsroom.outlet)
        tell(newsroom.ana)
        claim.evidence.update(state=state, state_reason="Withdrawn by them.")
    factories.assess(newsroom.ana, claim)
    claim.refresh_from_db()
    _submit_refused(claim, newsroom.ana, "submit_needs_evidence")


@pytest.mark.parametrize("verdict", ["not_assessed", "not_checkable"])
def test_it_is_submitted_without_evidence_where_nothing_is_said(
    verdict: str, newsroom: Newsroom
) -> None:
    claim = factories.draft(newsroom.ana)
    factories.assess(newsroom.ana, claim, verdict=verdict)
    assert factories.submit(newsroom.ana, claim).workflow == "in_review"


def test_it_does_not_score_an_opinion(newsroom: Newsroom) -> None:
    claim = factories.draft(newsroom.ana, type="opinion")
    with refused("opinion_not_scored"):
        factories.assess(newsroom.ana, claim)
    # nor one that became an opinion after it was assessed
    claim = newsroom.claim("draft")
    with acting(newsroom.ana, "test"):
        claim = claims.revise(claim, version=claim.version, type="opinion")
    _submit_refused(claim, newsroom.ana, "opinion_not_scored")


# --- T3 and T12 ------------------------------------------------------------------------------


def test_it_is_sent_back_with_a_comment(newsroom: Newsroom) -> None:
    claim = newsroom.claim("in_review")
    with acting(newsroom.ben, "test"):
        after = review.send_back(claim, version=claim.version, comment="Name the source, please.")
    assert after.workflow == "changes_requested"
    assert factories.submit(newsroom.ana, newsroom.claim("in_review")).workflow == "in_review"


def test_it_is_not_sent_back_without_a_comment(newsroom: Newsroom) -> None:
    claim = newsroom.claim("in_review")
    with pytest.raises(EditingError, match="10 characters"), acting(newsroom.ben, "test"):
        review.send_back(claim, version=claim.version, comment="   No.     ")
    tell(newsroom.ben)
    for add in ADDITIONS:
        with refused("verification_says_why_not"):
            add(_check(claim, decision="sent_back", comment="No."))


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_it_is_rejected_with_a_reason_and_rests(state: str, newsroom: Newsroom) -> None:
    claim = newsroom.claim(state)
    with acting(newsroom.ben, "test"):
        review.reject(claim, version=claim.version, reason="Not a checkable statement.")
    claim = newsroom.claim(state)
    assert claim.workflow == "rejected"
    with pytest.raises(EditingError, match="rejected"), acting(newsroom.ana, "test"):
        claims.revise(claim, version=claim.version, statement="Other.")
    tell(newsroom.ana)
    for change in CHANGES:
        with refused("rejected_rests"):
            change(claim, statement="Other.")
        with refused("rejected_rests"):
            change(newsroom.item(state), note="Other.")
        with refused("step_not_allowed"):
            change(claim, workflow="draft")


@pytest.mark.parametrize("state", ["verified", "published"])
def test_it_is_not_rejected_once_verified(state: str, newsroom: Newsroom) -> None:
    claim = newsroom.claim(state)
    with refused("step_not_allowed"), acting(newsroom.cleo, "test"):
        review.reject(claim, version=claim.version, reason="Not a checkable statement.")


def test_it_is_not_rejected_once_readers_have_an_edition(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    factories.attach(newsroom.ana, claim, source=newsroom.outlet)
    claim = newsroom.claim("published")
    assert claim.workflow == "draft"
    with refused("published_not_rejected"), acting(newsroom.ben, "test"):
        review.reject(claim, version=claim.version, reason="Not a checkable statement.")
    tell(newsroom.ben)
    for add in ADDITIONS:
        with refused("published_not_rejected"):
            add(_check(claim, decision="rejected", comment="Not a checkable statement."))


@pytest.mark.parametrize("decision", ["checked", "sent_back", "rejected"])
def test_only_checkers_decide(decision: str, newsroom: Newsroom) -> None:
    claim = newsroom.claim("in_review")
    with pytest.raises(NotAllowed), acting(newsroom.dan, "test"):
        review._decide(claim, claim.version, decision, comment="Ten characters.")
    tell(newsroom.dan)
    for add in ADDITIONS:
        with refused("role_needed"):
            add(_check(claim, decision=decision, comment="Ten characters."))


# --- T4 ------------------------------------------------------------------------------------


def test_it_is_verified_by_another(newsroom: Newsroom) -> None:
    claim = factories.verify(newsroom.ben, newsroom.claim("in_review"))
    assert claim.workflow == "verified"


@pytest.mark.parametrize("add", ADDITIONS)
def test_a_check_is_its_actors_own(add: Add, newsroom: Newsroom) -> None:
    """In another's name is in one's own: the author cannot lend the checker's."""
    claim = newsroom.claim("in_review")
    tell(newsroom.ana)
    with refused("four_eyes"):
        add(_check(claim, verifier=newsroom.ben))
    tell(newsroom.ben)
    add(_check(claim, verifier=newsroom.cleo))
    assert Verification.objects.get(claim=claim).verifier == newsroom.ben
    assert newsroom.claim("in_review").workflow == "verified"


@pytest.mark.parametrize("who", ["ana", "root"])
def test_it_is_not_verified_by_its_author(who: str, newsroom: Newsroom) -> None:
    author = getattr(newsroom, who)
    claim = _in_review(newsroom, author)
    with refused("four_eyes"), acting(author, "test"):
        review.verify(
            claim,
            version=claim.version,
            seen_hash=coverage_verbs.content_hash(claim),
            interests="none",
        )
    tell(author)
    for add in ADDITIONS:
        with refused("four_eyes"):
            add(_check(claim))


def test_handing_authorship_over_changes_nothing(newsroom: Newsroom) -> None:
    claim = newsroom.claim("in_review")
    tell(newsroom.ana)
    for change in CHANGES:
        change(claim, created_by=newsroom.ben)
        change(newsroom.item("in_review"), created_by=newsroom.ben)
    claim = newsroom.claim("in_review")
    assert (claim.created_by, newsroom.item("in_review").created_by) == (newsroom.ana, newsroom.ana)
    claim = factories.submit(newsroom.ben, claim)  # touching an item sent it back to draft
    tell(newsroom.ana)
    with refused("four_eyes"):
        _check(claim).save()
    with refused("privilege"):
        claim.part_changes.update(changed_by=newsroom.ben)
    with refused("privilege"):
        claim.part_changes.all().delete()


STALE: dict[str, dict[str, Any]] = {
    "an older version": {"seen_version": 1},
    "a later version": {"seen_version": 99},
    "another hash": {"content_hash": "0" * 64},
}


@pytest.mark.parametrize("case", STALE)
def test_it_is_not_verified_after_it_changed(case: str, newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    for add in ADDITIONS:
        with refused("stale_version"):
            add(_check(newsroom.claim("in_review"), **STALE[case]))


def test_the_verb_compares_version_and_hash(newsroom: Newsroom) -> None:
    claim = newsroom.claim("in_review")
    for version, seen in ((1, coverage_verbs.content_hash(claim)), (claim.version, "0" * 64)):
        with pytest.raises(StaleVersion), acting(newsroom.ben, "test"):
            review.verify(claim, version=version, seen_hash=seen, interests="none")
    assert newsroom.claim("in_review").workflow == "in_review"


def test_it_is_verified_with_interests_declared(newsroom: Newsroom) -> None:
    claim = newsroom.claim("in_review")
    seen = coverage_verbs.content_hash(claim)
    with pytest.raises(EditingError), acting(newsroom.ben, "test"):
        review.verify(claim, version=claim.version, seen_hash=seen, interests=" ")
    assert newsroom.claim("in_review").workflow == "in_review"


@pytest.mark.parametrize("state", ["draft", "verified"])
def test_only_what_is_in_review_is_checked(state: str, newsroom: Newsroom) -> None:
    tell(newsroom.cleo)
    for add in ADDITIONS:
        with refused("step_not_allowed"):
            add(_check(newsroom.claim(state)))


def test_the_built_in_person_neither_checks_nor_assesses(newsroom: Newsroom) -> None:
    system = Person.objects.get(is_system=True)
    claim = newsroom.claim("in_review")
    with pytest.raises(NotAllowed), acting(system, "test"):
        review.verify(
            claim,
            version=claim.version,
            seen_hash=coverage_verbs.content_hash(claim),
            interests="none",
        )
    tell(system)
    for add in ADDITIONS:
        with refused("actor_human"):
            add(_check(claim))
    with refused("actor_human"), acting(system, "test"):
        assessment.assess(claim, version=claim.version, verdict="unproven", rationale="So.")


def test_it_does_not_carry_over_as_the_application(newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    for add in ADDITIONS:
        with refused("carried_over_by_owner"):
            add(_check(newsroom.claim("draft"), how="carried_over", base="Elsewhere"))


def test_one_assesses_in_ones_own_name_and_one_by_one(newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    given: dict[str, Any] = {
        "verdict": "unproven", "rationale": "So.", "evidence_hash": "0" * 64
    }  # fmt: skip
    tell(newsroom.ben)
    for add in ADDITIONS:
        add(Assessment(claim=claim, assessed_by=newsroom.ana, **given))
    newest = Assessment.objects.filter(claim=claim).order_by("-pk")[:3]
    assert {row.assessed_by for row in newest} == {newsroom.ben}
    assert {row.evidence_hash for row in newest} != {"0" * 64}
    with refused("one_by_one"):
        Assessment.objects.bulk_create(
            [
                Assessment(claim=newsroom.claim(state), assessed_by=newsroom.ben, **given)
                for state in ("draft", "in_review")
            ]
        )
