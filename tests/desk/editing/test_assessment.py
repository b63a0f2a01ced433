"""Assessments far from the rules: recorded first, answered before anybody checks them."""

from __future__ import annotations

from typing import Any

import pytest

from articles.desk.editing.acting import acting
from articles.desk.editing.assessment import answer_rules, assess
from articles.desk.editing.divergence import check_second_editor, divergence
from articles.desk.editing.errors import EditingError
from articles.desk.editing.review import submit
from articles.desk.models import Assessment, Claim, Suggestion
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import tell
from tests.desk.resting import graded

pytestmark = pytest.mark.django_db

FAR: dict[str, Any] = {"verdict": "supported", "confidence": "high", "rationale": "So."}


@pytest.fixture
def claim(newsroom: Newsroom) -> Claim:
    """A draft on one item of an outlet that nobody graded: very low."""
    return newsroom.claim("draft")


def assessed(newsroom: Newsroom, claim: Claim, **fields: Any) -> Assessment:
    with acting(newsroom.ana, "test"):
        return assess(claim, version=claim.refreshed().version, **(FAR | fields))


def test_it_is_recorded_whatever_the_rules_suggest(newsroom: Newsroom, claim: Claim) -> None:
    made = assessed(newsroom, claim)
    assert (made.confidence, made.divergence_reason) == ("high", "")


@pytest.mark.parametrize("person, words", [
    ("ana", "two levels or more away from what the rules suggest"),
    ("ben", "The assessment is not complete"),
])  # fmt: skip
def test_nobody_submits_it_before_it_is_answered(
    person: str, words: str, newsroom: Newsroom, claim: Claim
) -> None:
    assessed(newsroom, claim)
    with pytest.raises(EditingError, match=words), acting(getattr(newsroom, person), "test"):
        submit(claim, version=claim.refreshed().version)


def test_an_answer_keeps_the_assessment(newsroom: Newsroom, claim: Claim) -> None:
    first = assessed(newsroom, claim)
    with acting(newsroom.ana, "test"):
        made = answer_rules(
            claim, version=claim.refreshed().version, divergence_reason="We hold the document."
        )
        submit(claim, version=claim.refreshed().version)
    kept = ("verdict", "confidence", "rating", "rationale", "assessed_by_id")
    assert [getattr(made, name) for name in kept] == [getattr(first, name) for name in kept]
    assert made.divergence_reason == "We hold the document."


@pytest.mark.parametrize("person, answer, words", [
    ("ana", "  ", "Say why it differs"), ("ben", "We know.", "Whoever made the assessment"),
])  # fmt: skip
def test_it_takes_its_author_and_an_answer(
    person: str, answer: str, words: str, newsroom: Newsroom, claim: Claim
) -> None:
    assessed(newsroom, claim)
    with pytest.raises(EditingError, match=words), acting(getattr(newsroom, person), "test"):
        answer_rules(claim, version=claim.refreshed().version, divergence_reason=answer)


def test_a_stale_suggestion_is_computed_before_it_is_compared(
    newsroom: Newsroom, claim: Claim
) -> None:
    assessed(newsroom, claim, confidence="very low")
    tell(newsroom.ana)
    Suggestion.objects.filter(claim=claim).update(is_stale=True, word="very high", score=97)
    with acting(newsroom.ana, "test"):
        submit(claim, version=claim.refreshed().version)
    assert claim.refreshed().workflow == "in_review"


def test_a_change_of_evidence_asks_again(newsroom: Newsroom) -> None:
    claim = factories.draft(newsroom.ana, temporal="event")
    factories.attach(newsroom.ana, claim)
    assessed(newsroom, claim, verdict="unproven", confidence="")
    register = factories.make_source(newsroom.ana)
    graded(newsroom.ben, "A", register)
    factories.attach(newsroom.ana, claim, source=register, kind="official_document",
                     credibility="2")  # fmt: skip
    with pytest.raises(EditingError, match="two levels"), acting(newsroom.ana, "test"):
        submit(claim, version=claim.refreshed().version)


def test_the_rule_that_is_overridden_is_named(newsroom: Newsroom, claim: Claim) -> None:
    held = assessed(newsroom, claim)
    found = divergence(claim, held, claim.refreshed().suggestion)
    assert found.ceiling is not None
    assert [rule.name for rule in found.ceiling.rules] == ["R1"]
    assert "ceiling “low”, set by the unnamed-source rule (Reuters, AP)" in found.why_second_editor
    with pytest.raises(EditingError, match="a second editor has to approve"):
        check_second_editor(claim)


def test_nothing_is_above_a_ceiling_where_the_rules_agree(newsroom: Newsroom, claim: Claim) -> None:
    held = assessed(newsroom, claim, confidence="low")
    assert not divergence(claim, held, claim.refreshed().suggestion).needs_second_editor
    check_second_editor(claim)
