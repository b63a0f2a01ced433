"""The method page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.logic.confidence import RULES, ClaimFacts, suggest
from articles.logic.vocabulary import Credibility, Reliability
from articles.public.reading import method as reading


def test_it_computes_its_example_with_the_rules() -> None:
    page = reading.method()
    words = [(step.result.word, step.result.verdict) for step in page.steps]
    assert words == [
        ("low", "unproven"),
        ("low", "unproven"),
        ("high", "supported"),
        ("high", "supported"),
        ("moderate", "supported"),
    ]
    again = suggest(ClaimFacts("fact"), (reading.LEAK,), as_of=reading.DAY)
    assert page.steps[0].result == again


def test_it_gives_reasons_that_add_up() -> None:
    for step in reading.method().steps:
        assert sum(line.points for line in step.lines) == pytest.approx(step.result.points)


def test_it_counts_the_rewrites_of_one_person_once() -> None:
    first, second, *_ = reading.method().steps
    assert first.result.score == second.result.score
    assert second.items == 11
    assert second.result.origins == (1, 0)


def test_it_names_every_rule_and_grade(client: Client, django_assert_num_queries: Any) -> None:
    page = client.get("/method/").content.decode()
    for rule in RULES:
        assert f">{rule.name}<" in page
    for term in (*Reliability, *Credibility):
        assert term.label in page
    assert "no data has validated them" in page
    assert "Version 1" in page


@pytest.mark.django_db
def test_it_asks_the_database_nothing(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        client.get("/method/")
