"""What would change a suggestion: the few lines that tell most, within a bound of work."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic import telling_changes as module
from articles.logic.adding_up import in_tenths
from articles.logic.confidence import ClaimFacts, EvidenceItem, Suggestion, suggest, weighed_items
from articles.logic.origin_outlines import OutlineRow, origin_outlines
from articles.logic.telling_changes import telling_changes
from articles.public.reading.method_example import CONTRACT, DENIAL, FILING, LEAK, REWRITES

DAY = date(2026, 1, 1)
FACT = ClaimFacts("fact")


def told(*items: EvidenceItem, claim: ClaimFacts = FACT) -> dict[str, str]:
    names = {item.id: item.source for item in items}
    changes = telling_changes(claim, items, {}, names, as_of=DAY)
    return {change.words: change.outcome for change in changes}


def test_it_says_what_would_lift_one_unnamed_person() -> None:
    changes = told(LEAK, *REWRITES)
    assert changes["A reliable origin that supports it"] == "supported, moderate"
    assert changes["An official document that shows it directly"] == "supported, high"
    assert changes["An unnamed person retracted"] == "very low"


def test_it_says_that_a_resolved_contradiction_lifts_the_word() -> None:
    second = EvidenceItem(
        "second", "supports", source="a director", reliability="B", credibility=2,
        kind="on_record_statement",
    )  # fmt: skip
    changes = told(LEAK, FILING, second, CONTRACT)
    assert changes["The contradiction by a contract resolved"] == "high"
    assert "A court filing retracted" in changes
    assert changes["A contract retracted"] == "very high"


def test_it_says_that_an_unknown_origin_would_count_once_named() -> None:
    report = EvidenceItem("a", "supports", source="Paper", reliability="B", credibility=2)
    assert told(report)["The unknown origin named"] == "supported, moderate"


def test_it_reckons_from_the_side_that_prevails() -> None:
    changes = told(CONTRACT)
    assert "A second reliable origin that disputes it" in changes
    assert "A reliable origin that supports it" in changes


def test_it_leaves_out_what_changes_nothing_and_all_of_an_opinion() -> None:
    now = suggest(FACT, (FILING, DENIAL), as_of=DAY)
    assert (now.verdict.label.lower(), now.word) not in told(FILING, DENIAL).items()
    assert str(now.word) not in told(FILING, DENIAL).values()
    assert told(FILING, claim=ClaimFacts("opinion")) == {}


@pytest.mark.parametrize(("number", "most"), [(40, 12), (200, 7)])
def test_it_runs_the_rules_a_bounded_number_of_times(
    number: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []

    def counted(*facts: object, **options: object) -> Suggestion:
        runs.append(1)
        return suggest(*facts, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "suggest", counted)
    items = [
        EvidenceItem(
            f"e{place:03}", ("supports", "disputes")[place % 2], source=str(place),
            reliability="B", credibility=2, own_reporting=True,
        )
        for place in range(number)
    ]  # fmt: skip
    changes = told(*items)
    assert len(runs) <= most
    assert len(changes) <= module.MOST_TOLD


# --- The tree ------------------------------------------------------------------------------


def item(id: str, *derived_from: str, **fields: object) -> EvidenceItem:
    given = {"stance": "supports", "source": id, "credibility": 2, "reliability": "B"} | fields
    return EvidenceItem(id, derived_from=derived_from, **given)  # type: ignore[arg-type]


def rows(*items: EvidenceItem) -> dict[str, tuple[OutlineRow, ...]]:
    found = origin_outlines(weighed_items(FACT, items, as_of=DAY))
    return {f"{one.stance} {one.key}": one.rows for one in found}


def test_it_hangs_each_item_behind_the_one_that_it_repeats() -> None:
    found = rows(
        item("c", "b"), item("b", "a"), item("a", "origin:p"), item("x", stance="disputes")
    )
    assert found == {
        "supports origin:p": (
            OutlineRow("a", 0, ""),
            OutlineRow("b", 1, "a"),
            OutlineRow("c", 2, "b"),
        ),
        "disputes unknown": (OutlineRow("x", 0, "", "x"),),
    }


def test_it_finds_the_article_that_states_nothing() -> None:
    article = item("article:1", stance="context")
    found = rows(item("a", "article:1"), item("b", "a"), article)
    assert found["supports unknown"] == (
        OutlineRow("a", 0, "", "article:1"),
        OutlineRow("b", 1, "a"),
    )


def test_it_ends_where_items_only_cite_each_other_and_leaves_out_the_void() -> None:
    found = rows(item("a", "b"), item("b", "a"), item("v", "origin:p", state="retracted"))
    assert [row.id for row in found["supports a"]] == ["a", "b"]
    assert list(found) == ["supports a"]


def test_it_lists_a_long_chain_without_recursion() -> None:
    chain = [item("e0000", "origin:p")]
    chain += [item(f"e{n:04}", f"e{n - 1:04}") for n in range(1, 1500)]
    (found,) = rows(*chain).values()
    assert found[-1] == OutlineRow("e1499", 1499, "e1498")


# --- Figures -------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-20, 20, allow_nan=False), max_size=12))
def test_it_rounds_so_that_the_figures_add_up(values: list[float]) -> None:
    shown = in_tenths(values)
    assert round(10 * sum(shown)) == round(sum(10 * value for value in values))
    assert all(abs(one - other) < 0.1 + 1e-9 for one, other in zip(shown, values, strict=True))
