"""Every refusal of workflow.md at every level: a table, and what makes it complete.

A row names a step of workflow.md and what is refused there; its cells are the levels. See
levels.py for how a cell is tried. To read the table: `pytest --collect-only` names its rows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.desk.guards import (
    refusals_of_parts,
    refusals_of_published,
    refusals_of_publishing,
    refusals_of_review,
)
from tests.desk.guards.furnished import furnish
from tests.desk.guards.levels import (
    Absent,
    Level,
    NotRefusedError,
    Refusal,
    Step,
    Verb,
    Written,
    try_row,
)
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db

ROWS: tuple[Refusal, ...] = (
    *refusals_of_review.ROWS,
    *refusals_of_publishing.ROWS,
    *refusals_of_published.ROWS,
    *refusals_of_parts.ROWS,
)

#: The steps of workflow.md. T9a is made by recomputation, and T5 by the database.
STEPS = {"T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T9a", "T9b", "T10", "T11", "T12"}
#: "Refused and tested" of workflow.md, by the guard that refuses it.
REFUSED_AND_TESTED = {
    "draft to published": "published_number_mirrors",
    "publishing content other than the verified": "publish_as_verified",
    "a part covered only by its own author": "four_eyes",
    "also after handing authorship over": "four_eyes",
    "bulk verify": "one_by_one",
    "imports that arrive verified": "carried_over_by_owner",
}


@pytest.fixture(scope="module")
def newsroom(newsroom: Newsroom, django_db_blocker: DjangoDbBlocker) -> Newsroom:
    """With a row in every kind of table, made once."""
    with django_db_blocker.unblock():
        furnish(newsroom)
    return newsroom


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_it_is_refused_at_every_level(row: Refusal, newsroom: Newsroom) -> None:
    assert try_row(row, newsroom) > 0


def test_no_row_stands_twice() -> None:
    assert [name for name, times in Counter(map(str, ROWS)).items() if times > 1] == []


def test_every_step_of_the_workflow_has_its_rows() -> None:
    assert {row.step for row in ROWS} >= STEPS
    assert set(REFUSED_AND_TESTED.values()) <= {row.rule for row in ROWS}


@pytest.mark.parametrize("level", Level)
def test_no_cell_is_empty(level: Level) -> None:
    """Where nobody can try it, the words say why; and most can be tried at each level."""
    cells = [row.cell(level) for row in ROWS]
    whys = [cell.why for cell in cells if isinstance(cell, Absent)]
    assert all(len(why) >= 10 for why in whys)
    assert len(whys) < len(cells) * 0.6, f"{len(whys)} of {len(cells)} are not tried"


def test_every_row_is_tried_by_hand_or_says_why_not() -> None:
    """Raw SQL is the level that nothing else stands behind."""
    assert [str(row) for row in ROWS if isinstance(row.write, Absent)] == [
        "T7: a correction that says nothing"
    ]


def test_the_table_sees_what_gets_through(newsroom: Newsroom) -> None:
    """Planted: rows whose attempts are allowed, or are refused by another guard."""
    row = next(row for row in ROWS if row.what == "by the author of every part")

    allowed = Written(*(lambda scene: None for _ in range(3)))
    for planted in (
        replace(row, write=allowed),
        replace(row, verb=Verb(lambda scene: None)),
        replace(row, rule="stale_version"),
        replace(row, post=refusals_of_review.FORGED_STATE, form=_says("Another refusal")),
    ):
        with pytest.raises(NotRefusedError):
            try_row(planted, newsroom)


def _says(words: str) -> Step:
    return refusals_of_review._verify_form(words, words)
