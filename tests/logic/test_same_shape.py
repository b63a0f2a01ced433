"""Claims that are alike but for their names: one run of the rules serves them all."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from articles.logic.confidence import EvidenceItem, suggest
from articles.logic.same_shape import MOST, shape_of
from articles.logic.what_if import _KNOWN, _outcome, what_would_change
from tests.logic.confidence_graphs import Case, any_case, any_item


def shape(case: Case) -> object:
    found = shape_of(case.claim, case.evidence, case.links, case.as_of)
    return found and found.key


def outcome(case: Case) -> str:
    return _outcome(suggest(case.claim, case.evidence, case.links, as_of=case.as_of))


def renamed(case: Case, rng: Random) -> Case:
    """The same graph under names in another order of the alphabet."""
    new: dict[str, str] = {"unknown": "unknown", "": ""}

    def name(old: str) -> str:
        if old.startswith("src:"):
            return f"src:{name(old[4:])}"
        return new.setdefault(old, f"{rng.randrange(10**6):06}{len(new)}")

    def item(one: EvidenceItem) -> EvidenceItem:
        return replace(
            one,
            id=name(one.id),
            source=name(one.source),
            derived_from=tuple(map(name, one.derived_from)),
        )

    return Case(
        case.claim,
        tuple(map(item, case.evidence)),
        {name(key): [name(other) for other in others] for key, others in case.links.items()},
        case.as_of,
    )


def test_it_gives_claims_of_one_shape_one_outcome() -> None:
    same = 0
    for seed in range(1_500):
        rng = Random(seed)
        case = any_case(rng, most=MOST)
        other = renamed(case, rng)
        if shape(case) is not None and shape(case) == shape(other):
            same += 1
            assert outcome(case) == outcome(other), seed
    assert same > 500  # else this shows nothing


_CHANGES: tuple[dict[str, object], ...] = (
    {"stance": "disputes"}, {"reliability": "A"}, {"reliability": "E"}, {"credibility": 1},
    {"credibility": 5}, {"state": "retracted"}, {"state": "corrected"},
    {"kind": "official_document"}, {"kind": "anonymous"}, {"kind": "expert_opinion"},
    {"directness": "circumstantial"}, {"resolved": True}, {"interest": "self_serving"},
    {"own_reporting": True}, {"source": "somebody else"}, {"derived_from": ("origin:wire",)},
)  # fmt: skip


def told(case: Case) -> list[str]:
    names = {item.id: item.id for item in case.evidence}
    return sorted(what_would_change(case.claim, case.evidence, case.links, names, as_of=case.as_of))


@pytest.mark.parametrize("changed", _CHANGES)
def test_it_tells_apart_whatever_makes_a_difference(changed: dict[str, object]) -> None:
    apart = 0
    for seed in range(300):
        rng = Random(seed)
        case = any_case(rng, most=MOST)
        if not case.evidence:
            continue
        other = case.having([replace(case.evidence[0], **changed), *case.evidence[1:]])  # type: ignore[arg-type]
        if shape(case) is None or shape(case) != shape(other):
            apart += 1
            continue
        _KNOWN.clear()
        first = outcome(case), told(case)
        _KNOWN.clear()
        assert first == (outcome(other), told(other)), seed
    assert apart > 30


def test_it_has_one_answer_for_claims_of_one_shape() -> None:
    """What was found for one claim is told of the other, item by item."""
    same = 0
    for seed in range(600):
        rng = Random(seed)
        case = any_case(rng, most=MOST)
        mirrored = renamed(case, rng)
        if shape(case) is None or shape(case) != shape(mirrored):
            continue
        same += 1
        _KNOWN.clear()
        cold = told(mirrored)
        _KNOWN.clear()
        told(case)
        assert told(mirrored) == cold, seed
    assert same > 200


def test_it_takes_for_alike_what_the_rules_ask_nothing_more_of() -> None:
    case = any_case(Random(7)).having([EvidenceItem("a", "supports", "ada")])
    other = case.having([EvidenceItem("b", "supports", "bob", state="corrected")])
    assert shape(case) == shape(other)


def test_it_leaves_out_where_names_could_matter() -> None:
    rng = Random(3)
    many = any_case(rng).having(any_item(rng, f"i{n}") for n in range(MOST + 1))
    assert shape(many) is None
    few = any_case(rng)
    assert shape(replace(few, links={"unknown": ["src:ada"]})) is None
