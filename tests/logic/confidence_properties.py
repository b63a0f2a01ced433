"""The axioms A1 to A11 of docs/confidence.md §3.7 as checks of any `suggest`.

Each check takes the function under test and a source of random choices and raises
AssertionError where the axiom does not hold. They know nothing of how the function works, so
that they can be run against broken ones as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import log10
from random import Random
from typing import Any

from articles.logic.confidence import EvidenceItem, Suggestion
from tests.logic.confidence_graphs import (
    AS_OF,
    DIRECTNESS,
    Case,
    any_case,
    any_date,
    any_item,
    strong_item,
)
from tests.logic.confidence_reference import is_record, root_sets

Suggest = Callable[..., Suggestion]
Check = Callable[[Suggest, Random], None]

#: Differences below this are rounding.
CLOSE = 1e-9
#: The ceilings of §3.5 in per cent of the side that prevails.
HIGH, MODERATE = 94.9, 79.9


def asked(suggest: Suggest, case: Case) -> Suggestion:
    return suggest(case.claim, case.evidence, case.links, as_of=case.as_of)


def score(suggest: Suggest, case: Case) -> float:
    found = asked(suggest, case).score
    assert found is not None
    return found


def same(one: Suggestion, other: Suggestion) -> bool:
    """Equal but for the reasons, which may name other items."""
    assert one.score is not None
    assert other.score is not None
    return abs(one.score - other.score) <= CLOSE and replace(
        one, score=None, points=None, reasons=()
    ) == replace(other, score=None, points=None, reasons=())


def new_item(rng: Random, case: Case, **fixed: Any) -> EvidenceItem:
    """An item that no other one cites yet."""
    make = rng.choice((any_item, strong_item))
    return replace(make(rng, "new", [item.id for item in case.evidence]), **fixed)


def a1_order_is_irrelevant(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    shuffled = [
        replace(item, derived_from=tuple(reversed(list(item.derived_from))))
        for item in rng.sample(case.evidence, len(case.evidence))
    ]
    links = {key: case.links[key] for key in rng.sample(sorted(case.links), len(case.links))}
    assert asked(suggest, case) == asked(suggest, replace(case.having(shuffled), links=links))


def a2_support_never_lowers(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng, most=6)
    more = case.having([*case.evidence, new_item(rng, case, stance="supports")])
    assert score(suggest, more) >= score(suggest, case) - CLOSE


def a2_dispute_never_raises(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng, most=6)
    more = case.having([*case.evidence, new_item(rng, case, stance="disputes")])
    assert score(suggest, more) <= score(suggest, case) + CLOSE


def a2_context_changes_nothing(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    more = case.having([*case.evidence, new_item(rng, case, stance="context")])
    assert asked(suggest, more) == asked(suggest, case)


def a3_copy_changes_nothing(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    if not case.evidence:
        return
    first = rng.choice(case.evidence)
    alike = [item.id for item in case.evidence if item.stance == first.stance]
    copied = tuple({first.id, rng.choice(alike)})
    copy = new_item(rng, case, stance=first.stance, derived_from=copied, own_reporting=False)
    assert same(asked(suggest, case.having([*case.evidence, copy])), asked(suggest, case))


def a4_swapped_stances_mirror(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    other = {"supports": "disputes", "disputes": "supports", "context": "context"}
    swapped = case.having(replace(item, stance=other[item.stance]) for item in case.evidence)
    here, there = asked(suggest, case), asked(suggest, swapped)
    assert abs(score(suggest, case) + score(suggest, swapped) - 100) <= CLOSE
    mirrored = {"supported": "refuted", "refuted": "supported"}
    assert there.verdict == mirrored.get(here.verdict, here.verdict)
    assert (here.word, here.evidence_level, here.agreement) == (
        there.word,
        there.evidence_level,
        there.agreement,
    )
    assert here.origins == there.origins[::-1]
    assert here.reliable == there.reliable[::-1]


def a5_retracting_is_removing(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    live = [item.id for item in case.evidence if item.state in ("live", "corrected")]
    if not live:
        return
    cited = [id for id in live if any(id in item.derived_from for item in case.evidence)]
    gone = rng.choice(cited or live)
    state = rng.choice(("retracted", "superseded"))
    retracted = case.having(
        replace(item, state=state) if item.id == gone else item for item in case.evidence
    )
    rooted = root_sets(retracted.evidence, case.links)
    without = {gone} | {id for id in live if not rooted[id]}
    removed = case.having(
        replace(item, derived_from=tuple(set(item.derived_from) - without))
        for item in case.evidence
        if item.id not in without
    )
    assert same(asked(suggest, retracted), asked(suggest, removed))


def a6_reasons_add_up(suggest: Suggest, rng: Random) -> None:
    found = asked(suggest, any_case(rng))
    assert found.score is not None
    assert found.points is not None
    total = sum(reason.points for reason in found.reasons)
    assert abs(total - 10 * log10(found.score / (100 - found.score))) <= 1e-6
    assert abs(total - found.points) <= 1e-6
    assert {reason.kind for reason in found.reasons} <= {"origin", "cap", "void"}


def a8_never_certain(suggest: Suggest, rng: Random) -> None:
    assert 1 <= score(suggest, any_case(rng)) <= 99


def a7_better_is_never_worse(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    if not case.evidence:
        return
    item = rng.choice(case.evidence)
    better = rng.choice((_reliabler, _credibler, _directer, _fresher, _weightier))(rng, item)
    raised = case.having(better if one is item else one for one in case.evidence)
    gain = score(suggest, raised) - score(suggest, case)
    if item.stance == "supports":
        assert gain >= -CLOSE
    elif item.stance == "disputes":
        assert gain <= CLOSE
    else:
        assert asked(suggest, raised) == asked(suggest, case)


def _reliabler(rng: Random, item: EvidenceItem) -> EvidenceItem:
    return replace(item, reliability=_up(rng, "EDCBA", item.reliability))


def _credibler(rng: Random, item: EvidenceItem) -> EvidenceItem:
    return replace(item, credibility=_up(rng, (5, 4, 3, 2, 1), item.credibility))


def _directer(rng: Random, item: EvidenceItem) -> EvidenceItem:
    return replace(item, directness=_up(rng, DIRECTNESS[::-1], item.directness))


def _fresher(rng: Random, item: EvidenceItem) -> EvidenceItem:
    earlier: date | None = item.date
    return replace(
        item,
        date=any_date(rng) if earlier is None else earlier + timedelta(days=rng.randint(0, 900)),
    )


#: A higher ceiling with the same standing under the rules otherwise (constituting, record,
#: basis of a cause, assertion), or a better one.
WEIGHTIER = {
    "null_search": ("anonymous", "media_report"),
    "anonymous": ("media_report", "expert_opinion", "dataset"),
    "media_report": ("expert_opinion", "on_record_statement", "official_document"),
    "expert_opinion": ("dataset", "official_document"),
    "on_record_statement": ("company_filing", "direct_observation", "official_document"),
}


def _weightier(rng: Random, item: EvidenceItem) -> EvidenceItem:
    """Only where an origin is declared: without one, the kind decides which it is."""
    if not item.derived_from and not item.own_reporting:
        return item
    return replace(item, kind=rng.choice(WEIGHTIER.get(item.kind, (item.kind,))))


def _up(rng: Random, scale: Sequence[Any], value: Any) -> Any:
    """The same or a better value; F and 6 are outside the order."""
    if value not in scale:
        return value
    return rng.choice(scale[scale.index(value) :])


def a9_merging_origins_never_raises(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    if rng.random() < 0.7:
        case = replace(case, links={})
    roots = root_sets(case.evidence, case.links)
    ids = set(roots)
    of_side: dict[str, set[str]] = {"supports": set(), "disputes": set(), "context": set()}
    for item in case.evidence:
        of_side[item.stance] |= {min(root) for root in roots[item.id] if not root & ids}
    supporting = sorted(of_side["supports"] - of_side["disputes"])
    if len(supporting) < 2:
        return
    one, other = rng.sample(supporting, 2)
    links = {key: list(others) for key, others in case.links.items()}
    links.setdefault(one, []).append(other)
    # To learn what the unknown origin rests on is to trace it, which may well raise S; that
    # the two are the same is said in both directions.
    if "unknown" in (one, other) or rng.random() < 0.5:
        links.setdefault(other, []).append(one)
    assert score(suggest, replace(case, links=links)) <= score(suggest, case) + CLOSE


def a10_high_needs_two_origins_or_a_record(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    found = asked(suggest, case)
    assert found.score is not None
    for stance, percent, reliable in (
        ("supports", found.score, found.reliable[0]),
        ("disputes", 100 - found.score, found.reliable[1]),
    ):
        side = [item for item in case.evidence if item.stance == stance]
        has_record = any(is_record(case.claim, item) for item in side)
        assert percent <= MODERATE + CLOSE or reliable >= 2 or has_record
        assert percent <= HIGH + CLOSE or reliable >= 3 or (reliable == 2 and has_record)


def a10_unverifiable_is_at_most_moderate(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    # Not of constituting kinds, whose reliability counts as A whatever was recorded.
    flaw = rng.choice(
        (
            {"kind": "anonymous"},
            {"reliability": "F", "kind": "media_report"},
            {"credibility": 6},
            {"kind": "media_report", "derived_from": (), "own_reporting": False},
        )
    )
    flawed = case.having(replace(item, **flaw) for item in case.evidence)
    # A link from `unknown` names what it rests on.
    named = {key: others for key, others in case.links.items() if key != "unknown"}
    flawed = replace(flawed, links=named)
    found = asked(suggest, flawed)
    assert found.word in ("very low", "low", "moderate")
    if found.origins[0] <= 1 and found.origins[1] <= 1:
        assert found.word in ("very low", "low")


def a10_forecast_is_at_most_high(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    forecast = replace(case, claim=replace(case.claim, type="forecast"))
    assert 100 - HIGH - CLOSE <= score(suggest, forecast) <= HIGH + CLOSE


def a10_credible_dissent_is_at_most_moderate(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    for stance, bound in (("disputes", MODERATE), ("supports", 100 - MODERATE)):
        dissent = EvidenceItem(
            "new", stance, "dissenter", "C", 3, "on_record_statement", date=AS_OF
        )
        found = score(suggest, case.having([*case.evidence, dissent]))
        assert found <= bound + CLOSE if stance == "disputes" else found >= bound - CLOSE


def a11_doubling_changes_nothing(suggest: Suggest, rng: Random) -> None:
    case = any_case(rng)
    copies = [
        replace(
            any_item(rng, f"copy of {item.id}"),
            stance=item.stance,
            derived_from=(item.id,),
            own_reporting=False,
        )
        for item in case.evidence
    ]
    assert same(asked(suggest, case.having([*case.evidence, *copies])), asked(suggest, case))


CHECKS: tuple[Check, ...] = (
    a1_order_is_irrelevant,
    a2_support_never_lowers,
    a2_dispute_never_raises,
    a2_context_changes_nothing,
    a3_copy_changes_nothing,
    a4_swapped_stances_mirror,
    a5_retracting_is_removing,
    a6_reasons_add_up,
    a7_better_is_never_worse,
    a8_never_certain,
    a9_merging_origins_never_raises,
    a10_high_needs_two_origins_or_a_record,
    a10_unverifiable_is_at_most_moderate,
    a10_forecast_is_at_most_high,
    a10_credible_dissent_is_at_most_moderate,
    a11_doubling_changes_nothing,
)
