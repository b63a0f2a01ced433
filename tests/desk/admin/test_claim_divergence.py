"""An assessment that differs from the rules: asked why, shown to whom, approved by whom."""

from __future__ import annotations

import pytest

from articles.desk.models import Assessment, Claim, Person, Request
from articles.public.models import Edition
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of
from tests.desk.admin.test_claim_steps import approved, forged, taken

pytestmark = pytest.mark.django_db

HELD = {"verdict": "supported", "confidence": "very high", "rationale": "The letter says so."}


@pytest.fixture
def ana() -> Person:
    return factories.person("ana")


@pytest.fixture
def ben() -> Person:
    return factories.person("ben")


@pytest.fixture
def claim(ana: Person) -> Claim:
    """One outlet of unknown reliability tells it: very low, four levels under HELD."""
    claim = factories.draft(ana, "They paid.")
    factories.attach(ana, claim, kind="on_record_statement", credibility="2")
    return claim


def page(person: Person, claim: Claim) -> str:
    return text_of(client_of(person).get(address(claim, "change")))


def test_it_records_the_assessment_first_and_asks_why_afterwards(ana: Person, claim: Claim) -> None:
    form = fields_of(client_of(ana).get(address(claim, "change")), "step-assess")
    assert "divergence_reason" not in form
    assert taken(ana, claim, "assess", **HELD).status_code == 302
    assert Assessment.objects.get().confidence == "very high"
    shown = page(ana, claim)
    assert "Your assessment lies 4 levels from what the rules suggest." in shown
    assert "Submit for review: It lies 4 levels from the rules" in shown
    assert "two levels or more away" in text_of(forged(ana, claim, "submit"))
    assert claim.refreshed().workflow == "draft"


def test_its_author_answers_and_it_can_be_submitted(ana: Person, claim: Claim) -> None:
    taken(ana, claim, "assess", **HELD)
    assert "This field is required" in text_of(
        taken(ana, claim, "answer-rules", divergence_reason=" ")
    )
    answer = "We hold the letter itself."
    assert taken(ana, claim, "answer-rules", divergence_reason=answer).status_code == 302
    held = Assessment.objects.current_of(claim)
    assert held is not None
    assert (held.confidence, held.rationale) == ("very high", HELD["rationale"])
    assert f"4 levels from the rules: {answer}" in page(ana, claim)
    assert taken(ana, claim, "submit").status_code == 302
    assert claim.refreshed().workflow == "in_review"


def test_nobody_answers_for_another(ana: Person, ben: Person, claim: Claim) -> None:
    taken(ana, claim, "assess", **HELD)
    shown = text_of(forged(ben, claim, "answer-rules", divergence_reason="I know."))
    assert "Whoever made the assessment answers for it" in shown
    assert Assessment.objects.count() == 1


def test_one_level_is_a_note(ana: Person, claim: Claim) -> None:
    taken(ana, claim, "assess", **{**HELD, "confidence": "low"})
    shown = page(ana, claim)
    assert "Say why" not in shown
    assert taken(ana, claim, "submit").status_code == 302


def test_another_verdict_is_asked_about_too(ana: Person, claim: Claim) -> None:
    taken(ana, claim, "assess", verdict="refuted", confidence="low", rationale="They denied it.")
    assert "lies 2 levels from what the rules suggest" in page(ana, claim)


def test_evidence_that_comes_later_asks_again(ana: Person, claim: Claim) -> None:
    taken(ana, claim, "assess", **{**HELD, "confidence": "low"})
    for _ in range(2):
        factories.attach(ana, claim, kind="official_document", credibility="2",
                         stance="disputes")  # fmt: skip
    factories.assess(ana, claim, verdict="supported", confidence="moderate")
    assert "levels from what the rules suggest" in page(ana, claim)


def test_once_seen_it_is_asked_for_with_the_next_assessment(ana: Person, claim: Claim) -> None:
    taken(ana, claim, "assess", **HELD)
    taken(ana, claim, "assess", **HELD, divergence_reason="We hold the letter.")
    assert taken(ana, claim, "submit").status_code == 302


# --- Nobody learns of the suggestion before an assessment of their own ------------------------


def test_who_has_not_assessed_it_learns_nothing_of_it(ana: Person, claim: Claim) -> None:
    dan = factories.person("dan", "journalist")
    taken(ana, claim, "assess", **HELD)
    answer = "The rules say very low, we hold the letter."
    neutral = "The assessment is not complete"
    assert neutral in page(dan, claim)
    assert neutral in text_of(forged(dan, claim, "submit"))
    taken(ana, claim, "answer-rules", divergence_reason=answer)
    taken(ana, claim, "submit")
    ben = factories.person("ben")
    factories.verify(ben, claim)
    taken(ben, claim, "ask-against", reason="We hold the letter ourselves.")
    pages = [
        address(claim, "change"),
        address(claim, "history"),
        address(claim, "step", "ask-against"),
        address(Request, "changelist"),
        address(Request.objects.get(), "change"),
        address(Claim, "changelist") + "?divergence=far",
    ]
    told = ("very low", "levels from", "Differs from", "ceiling", "two-source", "hold the letter",
            "They paid. ben")  # fmt: skip
    for where in pages:
        answered = client_of(dan).get(where, follow=True)
        shown = text_of(answered) if answered.status_code == 200 else ""
        assert [words for words in told if words in shown] == [], where
    assert "gainst the suggestion" not in page(dan, claim)
    for where in (pages[0], pages[1]):
        assert answer in text_of(client_of(ana).get(where)), where


def test_not_yet_assessed_is_no_assessment(ana: Person, claim: Claim) -> None:
    taken(ana, claim, "assess", verdict="not_assessed", rationale="To be done.")
    assert "Shown after you have assessed the claim yourself." in page(ana, claim)


# --- A second editor -----------------------------------------------------------------------


def verified(ana: Person, ben: Person, claim: Claim, **held: str) -> Claim:
    factories.assess(ana, claim, **(HELD | {"divergence_reason": "We hold the letter."} | held))
    factories.submit(ana, claim)
    return factories.verify(ben, claim)


def test_it_names_the_rule_and_needs_a_second_editor(
    ana: Person, ben: Person, claim: Claim
) -> None:
    factories.attach(ana, claim, kind="on_record_statement", credibility="2", stance="context")
    verified(ana, ben, claim)
    shown = page(ben, claim)
    assert "It lies above the ceiling “low”, set by the unnamed-source rule (Reuters, AP)" in shown
    assert "A second editor’s approvalmissing" in shown
    refused = text_of(forged(ben, claim, "publish"))
    assert "unnamed-source rule (Reuters, AP)" in refused
    assert "a second editor has to approve that first" in refused
    asking = text_of(client_of(ben).get(address(claim, "step", "ask-against")))
    assert "unnamed-source rule (Reuters, AP)" in asking
    taken(ben, claim, "ask-against", reason="We saw the paper.")
    assert "Ask to publish against the suggestion" not in page(ben, claim)
    assert "A second editor’s approvalasked for" in page(ben, claim)
    approving = text_of(client_of(ana).get(address(Request.objects.get(), "step", "approve")))
    assert "unnamed-source rule (Reuters, AP)" in approving
    approved(ana, claim)
    assert "A second editor’s approvalgiven" in page(ben, claim)
    assert taken(ben, claim, "publish").status_code == 302
    assert Edition.objects.exists()


def test_it_offers_no_second_editor_where_none_is_needed(
    ana: Person, ben: Person, claim: Claim
) -> None:
    verified(ana, ben, claim, confidence="low", divergence_reason="")
    shown = page(ben, claim)
    assert "Ask to publish against the suggestion" not in shown
    assert "second editor" not in shown
    assert taken(ben, claim, "publish").status_code == 302


def test_the_side_that_does_not_prevail_has_a_ceiling_of_its_own(
    ana: Person, ben: Person, claim: Claim
) -> None:
    """Nothing at all speaks against it; the rules suggest "unproven", and not the opposite."""
    verified(ana, ben, claim, verdict="refuted", confidence="moderate")
    assert "It lies above the ceiling “low”, set by the unnamed-source rule" in page(ben, claim)
    assert "a second editor has to approve" in text_of(forged(ben, claim, "publish"))


# --- The queue -------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["far", "against"])
def test_the_list_finds_what_lies_far_from_the_rules(
    query: str, ana: Person, ben: Person, claim: Claim
) -> None:
    where = f"{address(Claim, 'changelist')}?divergence={query}"
    factories.assess(ana, claim, **HELD, divergence_reason="We hold the letter.")
    near = factories.draft(ana, "They were asked.")
    factories.attach(ana, near)
    factories.assess(ana, near)
    assert "They paid." in text_of(client_of(ana).get(where))
    assert "They were asked." not in text_of(client_of(ana).get(where))
    # Ben has not assessed it; he may see it once it is in review.
    assert "They paid." not in text_of(client_of(ben).get(where))
    factories.submit(ana, claim)
    assert "They paid." in text_of(client_of(ben).get(where))
    dan = factories.person("dan", "journalist")
    assert "They paid." not in text_of(client_of(dan).get(where))


def test_what_waits_names_it_to_those_who_check(ana: Person, ben: Person, claim: Claim) -> None:
    factories.assess(ana, claim, **HELD, divergence_reason="We hold the letter.")
    factories.submit(ana, claim)
    words = "Diverging: in review, two levels or more from the rules"
    assert f"{words}: 1" in text_of(client_of(ben).get("/desk/"))
    dan = factories.person("dan", "journalist")
    assert words not in text_of(client_of(dan).get("/desk/"))
    factories.verify(ben, claim)
    taken(ben, claim, "ask-against", reason="We hold the letter ourselves.")
    waits = "Requests that wait for a second person"
    assert waits in text_of(client_of(ana).get("/desk/"))
    assert waits not in text_of(client_of(dan).get("/desk/"))
