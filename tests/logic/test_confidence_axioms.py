"""The axioms of confidence.md §3.7 hold, and catch the eight planted faults of §5."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from articles.logic.confidence import ClaimFacts, suggest
from articles.logic.vocabulary import Confidence
from articles.logic.weighing import origins, points, pooling, reasons, rules
from articles.logic.weighing.sides import Side
from tests.logic import confidence_properties as properties
from tests.logic.confidence_graphs import any_case
from tests.logic.confidence_properties import CHECKS, Check
from tests.logic.confidence_reference import answer, families

COMPARED = 4000

#: Choices that hypothesis makes itself, so that a failing graph is shrunk.
choices = st.randoms(use_true_random=False)
slow = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@slow
@given(rng=choices)
def test_it_keeps_the_axiom(check: Check, rng: Random) -> None:
    check(suggest, rng)


@pytest.mark.parametrize("part", range(4))
def test_it_agrees_with_a_second_naive_reading(part: int) -> None:
    for seed in range(part * COMPARED // 4, (part + 1) * COMPARED // 4):
        case = any_case(Random(seed))
        found = properties.asked(suggest, case)
        expected = answer(case.claim, case.evidence, case.links, case.as_of)
        assert found.score == pytest.approx(expected.score, abs=1e-6), seed
        assert found.points == pytest.approx(expected.points, abs=1e-6), seed
        for name in expected._fields[2:]:
            assert getattr(found, name) == getattr(expected, name), (seed, name)


@pytest.mark.parametrize("weights", [(1.0, 2.5, 7.0), (7.0, 4.9, 4.2), tuple(range(1, 90))])
def test_it_finds_the_heaviest_family_among_all(weights: tuple[float, ...]) -> None:
    """Also where weights tie: fewer sets, then the greater sum, then the alphabet."""
    for seed in range(150):
        rng = Random(seed)
        names = "abcdefg"[: rng.randint(3, 7)]
        sets = [frozenset(rng.sample(names, rng.randint(1, 3))) for _ in range(10)]
        weight_of = {names: float(rng.choice(weights)) for names in sets}
        ranked = []
        for family in families(weight_of):
            ordered = sorted((weight_of[names] for names in family), reverse=True)
            total = sum(0.7**rank * weight for rank, weight in enumerate(ordered))
            alphabet = sorted(sorted(names) for names in family)
            ranked.append((-round(total, 7), len(family), -round(sum(ordered), 7), alphabet))
        found = sorted(sorted(names) for names in pooling.chosen_family(weight_of))
        assert found == min(ranked)[3], seed


Plant = Callable[[pytest.MonkeyPatch], None]


def sum_instead_of_best_member(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pooling, "group_weight", sum)


def no_copy_bound(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(points, "copy_bound", lambda own, parent: own)


def one_sided_dispute_cap(patch: pytest.MonkeyPatch) -> None:
    def only_for(claim: ClaimFacts, side: Side, other: Side) -> Confidence | None:
        return rules.dissent(claim, side, other) if side.sign > 0 else None

    patch.setattr(
        rules,
        "RULES",
        [replace(rule, ceiling=only_for) if rule.name == "R4" else rule for rule in rules.RULES],
    )


def weakest_origin_first(patch: pytest.MonkeyPatch) -> None:
    honest = pooling.contributions
    patch.setattr(pooling, "contributions", lambda weights: honest(weights[::-1])[::-1])


def retracted_path_counted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(origins, "blocks", lambda item: False)


def average_instead_of_sum(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        pooling, "contributions", lambda weights: [weight / len(weights) for weight in weights]
    )


def two_origin_rule_off(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(rules, "RULES", [rule for rule in rules.RULES if rule.name != "R2"])


def cap_not_explained(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reasons, "cap_reasons", lambda *args: iter(()))


#: Each fault with an axiom that must catch it.
FAULTS: dict[Plant, Check] = {
    sum_instead_of_best_member: properties.a11_doubling_changes_nothing,
    no_copy_bound: properties.a3_copy_changes_nothing,
    one_sided_dispute_cap: properties.a4_swapped_stances_mirror,
    weakest_origin_first: properties.a2_support_never_lowers,
    retracted_path_counted: properties.a5_retracting_is_removing,
    average_instead_of_sum: properties.a2_support_never_lowers,
    two_origin_rule_off: properties.a10_high_needs_two_origins_or_a_record,
    cap_not_explained: properties.a6_reasons_add_up,
}


def catches(check: Check) -> bool:
    """Whether the check fails for `suggest` as it stands now; the same choices each time."""

    @settings(slow, derandomize=True, database=None, phases=[Phase.generate])
    @given(rng=choices)
    def run(rng: Random) -> None:
        check(suggest, rng)

    try:
        run()
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize("plant", FAULTS, ids=lambda plant: plant.__name__)
def test_it_catches_the_planted_fault(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    check = FAULTS[plant]
    assert not catches(check)
    plant(monkeypatch)
    assert catches(check)


def test_it_has_a_check_for_each_axiom() -> None:
    named = {check.__name__.split("_")[0] for check in CHECKS}
    assert named == {f"a{number}" for number in range(1, 12)}
