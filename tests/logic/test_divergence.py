"""How far an assessment lies from the rules, and when it needs a second editor."""

from __future__ import annotations

import pytest

from articles.logic.divergence import (
    Advised,
    Held,
    ceiling_overridden,
    is_opposite,
    levels_apart,
    needs_second_editor,
)

LOW_UNPROVEN = Advised("unproven", "low", 2.8)
HIGH_SUPPORTED = Advised("supported", "high", 10.0)
HIGH_REFUTED = Advised("refuted", "high", -10.0)
EVEN = Advised("disputed", "very low", 0.0)


@pytest.mark.parametrize(
    ("held", "advised", "apart"),
    [
        (Held("supported", "high"), HIGH_SUPPORTED, 0),
        (Held("supported", "moderate"), HIGH_SUPPORTED, 1),
        (Held("supported", "low"), HIGH_SUPPORTED, 2),
        # Another verdict of the same direction: the words say how far.
        (Held("supported", "moderate"), LOW_UNPROVEN, 1),
        (Held("supported", "high"), LOW_UNPROVEN, 2),
        # Across the middle.
        (Held("refuted", "very low"), Advised("unproven", "very low", 0.5), 1),
        (Held("refuted", "low"), LOW_UNPROVEN, 3),
        (Held("refuted", "very high"), Advised("supported", "very high", 15.0), 9),
        (Held("supported", "high"), HIGH_REFUTED, 7),
        # Without a direction of its own.
        (Held("unproven"), LOW_UNPROVEN, 0),
        (Held("unproven"), Advised("supported", "moderate", 4.0), 1),
        (Held("unproven"), HIGH_REFUTED, 2),
        (Held("disputed", "high"), HIGH_SUPPORTED, 2),
        (Held("disputed", "high"), Advised("disputed", "low", 2.0), 2),
        (Held("disputed", "very low"), EVEN, 0),
        # Partly supported leans as its rating does.
        (Held("partly_supported", "high", 4), HIGH_SUPPORTED, 0),
        (Held("partly_supported", "high", 3), HIGH_REFUTED, 0),
        (Held("partly_supported", "high", 4), HIGH_REFUTED, 7),
        (Held("partly_supported", "high", 2), HIGH_REFUTED, 0),
        # Nothing to compare.
        (Held("not_checkable"), HIGH_SUPPORTED, 0),
        (Held("not_assessed"), HIGH_SUPPORTED, 0),
        (Held("not_checkable"), Advised("not_checkable", ""), 0),
    ],
)
def test_it_counts_levels_across_verdicts(held: Held, advised: Advised, apart: int) -> None:
    assert levels_apart(held, advised) == apart


@pytest.mark.parametrize(
    ("held", "advised", "ceiling"),
    [
        (Held("supported", "high"), Advised("supported", "high", 9, "high", "low"), ""),
        (Held("supported", "very high"), Advised("supported", "high", 9, "high", "low"), "high"),
        (Held("refuted", "moderate"), Advised("unproven", "low", 2, "high", "low"), "low"),
        (Held("refuted", "low"), Advised("unproven", "low", 2, "high", "low"), ""),
        (Held("supported", "moderate"), Advised("unproven", "low", -2, "high", "low"), "low"),
        (Held("refuted", "moderate"), Advised("unproven", "very low", 0, "high", "low"), "low"),
        (Held("supported", "moderate"), Advised("unproven", "very low", 0, "high", "low"), ""),
        (Held("disputed", "high"), Advised("disputed", "low", -2, "moderate", "low"), "moderate"),
        (
            Held("partly_supported", "high", 2),
            Advised("supported", "high", 9, "high", "low"),
            "low",
        ),
        (Held("partly_supported", "high", 3), Advised("supported", "high", 9, "high", "low"), ""),
        (Held("unproven"), Advised("supported", "high", 9, "low", "low"), ""),
        (Held("supported", "very high"), Advised("not_checkable", ""), ""),
    ],
)
def test_it_is_held_to_the_ceiling_of_its_own_side(
    held: Held, advised: Advised, ceiling: str
) -> None:
    assert ceiling_overridden(held, advised) == ceiling
    assert needs_second_editor(held, advised) == (ceiling != "" or is_opposite(held, advised))


@pytest.mark.parametrize(
    ("held", "advised", "opposite"),
    [
        ("supported", "refuted", True),
        ("refuted", "supported", True),
        ("supported", "supported", False),
        ("partly_supported", "refuted", False),
        ("disputed", "refuted", False),
    ],
)
def test_only_supported_and_refuted_are_opposite(held: str, advised: str, opposite: bool) -> None:
    word = "very low"
    rating = 3 if held == "partly_supported" else None
    asked = Held(held, word, rating), Advised(advised, word, 0.5)
    assert is_opposite(*asked) == opposite
    assert needs_second_editor(*asked) == opposite
