"""What readers are told where an editor decides otherwise than the rules."""

from __future__ import annotations

from typing import Any

import pytest

from articles.logic.beside_the_rules import beside_the_rules
from articles.logic.vocabulary import Likelihood
from tests.public.contents import claim_content, suggestion

UNPROVEN = "By these rules alone the evidence would not carry a verdict."


def said(verdict: str, confidence: str | None, rules: tuple[str, str | None], **more: Any) -> str:
    found = suggestion(verdict=rules[0], word=rules[1])
    rating = 3 if verdict == "partly_supported" else None
    return beside_the_rules(
        claim_content(
            verdict=verdict, confidence=confidence, rating=rating, suggestion=found, **more
        )
    )


@pytest.mark.parametrize(
    ("verdict", "confidence", "rules"),
    [
        ("supported", "high", ("supported", "high")),
        ("unproven", None, ("unproven", "low")),
        ("not_assessed", None, ("supported", "high")),
        ("not_checkable", None, ("supported", "high")),
        ("not_checkable", None, ("not_checkable", None)),
    ],
)
def test_it_says_nothing_where_there_is_nothing_to_say(
    verdict: str, confidence: str | None, rules: tuple[str, str | None]
) -> None:
    assert said(verdict, confidence, rules) == ""


@pytest.mark.parametrize(
    ("verdict", "confidence", "rules", "words"),
    [
        ("supported", "low", ("unproven", "low"), f"{UNPROVEN} The editor decided otherwise"),
        ("supported", "high", ("supported", "moderate"), "“Supported”, with moderate confidence."),
        ("unproven", None, ("refuted", "high"), "“Refuted”, with high confidence."),
        ("partly_supported", "low", ("supported", "low"), "The rules take it as a whole;"),
    ],
)
def test_it_names_the_difference(
    verdict: str, confidence: str | None, rules: tuple[str, str], words: str
) -> None:
    found = said(verdict, confidence, rules)
    assert words in found
    assert found.endswith("for the reason above.")
    assert not any(term.label in found for term in Likelihood)


def test_it_promises_no_reason_where_none_is_given() -> None:
    found = said("supported", "high", ("supported", "low"), rationale="")
    assert found.endswith("The editor decided otherwise.")
