"""The database compares an assessment with the rules as logic/divergence.py does."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from django.db import connection

from articles.desk.models import Claim, Person, Suggestion
from articles.logic.divergence import Advised, Held, levels_apart, needs_second_editor
from articles.logic.vocabulary import Confidence
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import CHANGES, Change, add_by_sql, fresh, refused, run, tell

pytestmark = pytest.mark.django_db

WORDS = [word.value for word in Confidence]
HELD = [
    *(Held(verdict, word) for verdict in ("supported", "refuted", "disputed") for word in WORDS),
    *(Held("partly_supported", word, rating) for word in WORDS for rating in (2, 3, 4)),
    *(Held(verdict) for verdict in ("unproven", "not_assessed", "not_checkable")),
]
LEANS = [
    ("supported", 9.0),
    ("refuted", -9.0),
    *product(("unproven", "disputed"), (-1.0, 0.0, 1.0)),
]
ADVISED = [
    Advised("not_checkable", ""),
    *(Advised(verdict, word, points) for verdict, points in LEANS for word in WORDS),
]


def test_it_counts_the_same_levels() -> None:
    pairs = list(product(HELD, ADVISED))
    rows = [
        (held.verdict, held.confidence, held.rating, one.verdict, one.word, one.points)
        for held, one in pairs
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT levels_apart(v, c, r, a, w, p) FROM unnest(%s::text[], %s::text[], %s::int[], "
            "%s::text[], %s::text[], %s::float8[]) WITH ORDINALITY AS n(v, c, r, a, w, p, place) "
            "ORDER BY place",
            [list(column) for column in zip(*rows, strict=True)],
        )
        counted = [row[0] for row in cursor.fetchall()]
    assert counted == [levels_apart(*pair) for pair in pairs]


@pytest.mark.parametrize("held", [
    Held("supported", "high"), Held("refuted", "moderate"), Held("disputed", "low"),
    Held("partly_supported", "high", 2), Held("partly_supported", "high", 3), Held("unproven"),
])  # fmt: skip
def test_it_asks_for_a_second_editor_in_the_same_cases(held: Held, newsroom: Newsroom) -> None:
    claim = factories.draft(newsroom.ana)
    factories.attach(newsroom.ana, claim)
    factories.assess(newsroom.ana, claim, verdict=held.verdict, confidence=held.confidence,
                     rating=held.rating)  # fmt: skip
    tell(newsroom.ana)
    for (verdict, points), own, other in product(LEANS, ("low", "high"), ("low", "high", "")):
        stored = Suggestion.objects.filter(claim=claim)
        stored.update(verdict=verdict, points=points, ceiling=own, ceiling_other=other)
        [(said,)] = run("SELECT against_suggestion(%s)", [claim.pk])
        word = Suggestion.objects.get(claim=claim).word
        assert said == needs_second_editor(held, Advised(verdict, word, points, own, other))


def far_apart(newsroom: Newsroom, **fields: str) -> Claim:
    """Ana holds "high" on one unnamed person's word."""
    claim = factories.draft(newsroom.ana)
    factories.attach(newsroom.ana, claim, kind="anonymous")
    fields = {"verdict": "supported", "confidence": "high"} | fields
    return factories.assess(newsroom.ana, claim, **fields)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_it_is_not_in_review_before_the_rules_are_answered(
    change: Change, newsroom: Newsroom
) -> None:
    claim = far_apart(newsroom)
    tell(newsroom.ana)
    with refused("submit_answers_rules"):
        change(claim, workflow="in_review")
    answered = far_apart(newsroom, divergence_reason="We hold the letter.")
    tell(newsroom.ana)
    change(answered, workflow="in_review")
    assert answered.refreshed().workflow == "in_review"


# --- Credibility 1 ---------------------------------------------------------------------------


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nobody_types_credibility_one(change: Change, newsroom: Newsroom) -> None:
    item = newsroom.item("draft")
    tell(newsroom.ana)
    with refused("credibility_not_typed"):
        change(item, credibility="1")
    copied: Any = fresh(item)
    copied.credibility = "1"
    with refused("credibility_not_typed"):
        add_by_sql(copied)


def test_what_an_import_brought_keeps_it(newsroom: Newsroom) -> None:
    item = newsroom.item("draft")
    tell(Person.objects.get(is_system=True))
    CHANGES[1](item, credibility="1")
    tell(newsroom.ana)
    CHANGES[1](item, note="It says so.")
    assert (item.refreshed().credibility, item.note) == ("1", "It says so.")
    CHANGES[1](item, credibility="3")
    with refused("credibility_not_typed"):
        CHANGES[1](item, credibility="1")
