"""When a published claim is due for a recheck, from two suggestions."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.confidence import ClaimFacts, EvidenceItem, suggest
from articles.logic.rechecks import Suggested, fall, lost_items
from articles.logic.vocabulary import Confidence

TODAY = date(2025, 6, 1)
WORDS = ["", *(word.value for word in Confidence)]


def suggested(*items: EvidenceItem) -> Suggested:
    advice = suggest(ClaimFacts("fact", "event"), items, as_of=TODAY)
    return Suggested(
        advice.verdict, advice.word or "", [asdict(reason) for reason in advice.reasons]
    )


def item(id: str, *parents: str, **fields: str) -> EvidenceItem:
    kept = {"stance": "supports", "source": id, "reliability": "B", "credibility": "2"} | fields
    return EvidenceItem(id=id, derived_from=parents, kind="on_record_statement", **kept)  # type: ignore[arg-type]


def gone(one: EvidenceItem, state: str = "retracted") -> EvidenceItem:
    return replace(one, state=state)


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
@settings(max_examples=30)
def test_it_falls_where_the_word_is_lower_and_only_there(before: str, now: str) -> None:
    said = fall(Suggested("supported", before, []), Suggested("supported", now, []))
    assert bool(said) == (WORDS.index(now) < WORDS.index(before))
    if said:
        assert said == f"The suggested confidence fell from {before} to {now or 'none'}."


@pytest.mark.parametrize(("before", "now"), [("supported", "refuted"), ("refuted", "supported")])
def test_to_turn_round_is_a_fall_whatever_the_word(before: str, now: str) -> None:
    said = fall(Suggested(before, "low", []), Suggested(now, "very high", []), "as it aged")
    assert said == f"The suggested verdict turned from {before} to {now} as it aged."


def test_an_origin_is_lost_with_its_last_item() -> None:
    person, paper = item("a", "origin:person"), item("b")
    again = item("c", "origin:person")
    before = suggested(person, again, paper)
    assert lost_items(before, suggested(gone(person), again, paper)) == ()
    assert lost_items(before, suggested(gone(person), gone(again), paper)) == ("a", "c")
    assert lost_items(before, suggested(gone(person, "superseded"), gone(again), paper)) == (
        "a", "c",
    )  # fmt: skip
    both = suggested(gone(person), gone(again), paper)
    assert lost_items(both, both) == ()


def test_it_is_lost_with_what_rests_on_it_alone() -> None:
    told, repeated = item("a", "origin:person"), item("b", "a")
    assert lost_items(suggested(told, repeated), suggested(gone(told), repeated)) == ("a", "b")


def test_an_item_found_to_come_from_elsewhere_loses_no_origin() -> None:
    one, other = item("a"), item("b")
    assert (
        lost_items(suggested(one, other), suggested(one, replace(other, derived_from=("a",)))) == ()
    )


def test_an_item_without_weight_had_no_origin_to_lose() -> None:
    idle = item("a", credibility="5")
    assert lost_items(suggested(idle), suggested(gone(idle))) == ()


@given(st.lists(st.sampled_from(["live", "retracted"]), min_size=3, max_size=3), st.data())
@settings(max_examples=40)
def test_only_what_is_gone_is_named_and_never_twice(states: list[str], data: st.DataObject) -> None:
    parents = [data.draw(st.sampled_from([(), ("o",), ("x0",)])) for _ in states]
    items = [item(f"x{n}", *(p for p in up if p != f"x{n}")) for n, up in enumerate(parents)]
    moved = [replace(one, state=state) for one, state in zip(items, states, strict=True)]
    before, now = suggested(*items), suggested(*moved)
    lost = lost_items(before, now)
    rootless = {r["items"][0] for r in now.reasons if r["kind"] == "void" and not r["roots"]}
    assert set(lost) <= rootless
    assert lost_items(now, now) == lost_items(before, before) == ()
