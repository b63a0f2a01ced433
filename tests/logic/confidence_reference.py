"""A second, naive reading of docs/confidence.md §3, sharing no code with the first.

Everything is done in the most literal way: reachability by closure, copies by iterating from
nothing, families by trying every subset. Only for small graphs; it knows no limit of twelve
sets, no reasons and no speed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import combinations
from math import inf, log10
from typing import Any, NamedTuple, TypeVar

REL = {"A": 10, "B": 7, "C": 2.5, "D": 1, "E": 0, "F": 1}
CRED = {1: 10, 2: 10, 3: 2.5, 4: 1, 5: 0, 6: 1}
KIND = {
    "official_document": 10,
    "company_filing": 10,
    "dataset": 10,
    "direct_observation": 10,
    "on_record_statement": 7,
    "expert_opinion": 7,
    "media_report": 6,
    "anonymous": 4,
    "null_search": 0,
}
DIRECT = {"direct": 1.0, "secondhand": 0.7, "circumstantial": 0.4}
PAPERS = ("official_document", "company_filing", "dataset", "direct_observation")
SAYINGS = ("on_record_statement", "official_document", "company_filing", "direct_observation")

Root = frozenset[str]
Name = TypeVar("Name")


class Answer(NamedTuple):
    score: float | None
    points: float | None
    word: str | None
    verdict: str
    origins: tuple[int, int]
    reliable: tuple[int, int]
    evidence_level: str | None
    agreement: str | None


def graph(items: Iterable[Any], links: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    edges: dict[str, set[str]] = {key: set(others) for key, others in links.items()}
    for e in items:
        edges[e.id] = set(e.derived_from)
        if e.own_reporting:
            edges[e.id].add("src:" + (e.source or e.id))
        elif not e.derived_from:
            silent = e.kind in ("anonymous", "media_report")
            edges[e.id].add("unknown" if silent else "src:" + (e.source or e.id))
    for others in list(edges.values()):
        for other in others:
            edges.setdefault(other, set())
    return edges


def reach(start: str, edges: Mapping[str, set[str]], shut: Collection[str]) -> set[str]:
    seen: set[str] = set()
    todo = [start]
    while todo:
        name = todo.pop()
        if name not in seen and name not in shut:
            seen.add(name)
            todo += edges[name]
    return seen


def root_sets(
    items: Collection[Any], links: Mapping[str, Collection[str]]
) -> dict[str, frozenset[Root]]:
    """The roots of every item as sets of names; nothing for void items."""
    edges = graph(items, links)
    void = {e.id for e in items if e.state in ("retracted", "superseded")}
    everywhere = {name: reach(name, edges, ()) for name in edges}
    sinks = set()
    for name in edges:
        together = frozenset(n for n in everywhere[name] if name in everywhere[n])
        if everywhere[name] == together and not together & void:
            sinks.add(together)
    return {
        e.id: frozenset(sink for sink in sinks if sink & reach(e.id, edges, void)) for e in items
    }


def own(claim: Any, e: Any, as_of: date) -> float:
    rel, interest = REL[e.reliability], 0.5 if e.interest == "self_serving" else 1.0
    if constitutes(claim, e):
        rel, interest = 10, 1.0
    fresh = 1.0
    if claim.temporal != "event":
        half = 365 if claim.temporal == "state" else 90
        days = inf if e.date is None else max(0, (as_of - e.date).days)
        fresh = max(0.3, 0.5 ** (days / half))
    least = min(rel, CRED[int(e.credibility)], KIND[e.kind])
    return float(least * DIRECT[e.directness] * interest * fresh)


def constitutes(claim: Any, e: Any) -> bool:
    return claim.type == "statement" and e.directness == "direct" and e.kind in SAYINGS


def families(sets: Iterable[frozenset[Name]]) -> Iterable[tuple[frozenset[Name], ...]]:
    """Every family of pairwise disjoint sets."""
    distinct = list(dict.fromkeys(sets))
    for size in range(len(distinct) + 1):
        for family in combinations(distinct, size):
            if sum(len(s) for s in family) == len({name for names in family for name in names}):
                yield family


def most_disjoint(sets: Iterable[frozenset[Root]]) -> int:
    return max(len(family) for family in families(sets))


def strength(weight: Mapping[frozenset[Root], float]) -> float:
    return max(
        sum(0.7**i * w for i, w in enumerate(sorted((weight[s] for s in family), reverse=True)))
        for family in families(weight)
    )


def points_of(probability: float) -> float:
    return 10 * log10(probability / (1 - probability))


def stated_points(
    claim: Any, items: Mapping[str, Any], roots: Mapping[str, Any], as_of: date
) -> tuple[dict[str, float], set[str]]:
    """Points of every item after the copy bound, and the ids of the copies."""
    parents = {}
    for e in items.values():
        counting = [p for p in e.derived_from if p not in items or roots[p]]
        repeats = all(p in items and items[p].stance == e.stance for p in counting)
        if not e.own_reporting and counting and roots[e.id] and repeats:
            parents[e.id] = counting
    worth = {
        id: own(claim, e, as_of) if roots[id] and id not in parents else 0.0
        for id, e in items.items()
    }
    for _ in items:
        for id, counting in parents.items():
            worth[id] = min(own(claim, items[id], as_of), max(worth[p] for p in counting))
    return worth, set(parents)


def rated(claim: Any, e: Any) -> str:
    return "A" if constitutes(claim, e) else str(e.reliability)


def is_unknown(roots: frozenset[Root]) -> bool:
    return len(roots) == 1 and any("unknown" in root for root in roots)


def is_unverifiable(claim: Any, e: Any, roots: frozenset[Root]) -> bool:
    return (
        e.kind == "anonymous"
        or rated(claim, e) == "F"
        or int(e.credibility) == 6
        or is_unknown(roots)
    )


def is_reliable(claim: Any, e: Any, roots: frozenset[Root], points: float) -> bool:
    return (
        rated(claim, e) in "AB"
        and int(e.credibility) <= 2
        and e.kind != "anonymous"
        and not is_unknown(roots)
        and points >= 4
    )


def is_record(claim: Any, e: Any) -> bool:
    paper = e.kind in PAPERS and e.directness == "direct" and e.reliability == "A"
    return int(e.credibility) <= 2 and (paper or constitutes(claim, e))


def is_dissent(e: Any, points: float) -> bool:
    assertion = e.interest == "self_serving" and e.kind not in PAPERS
    return points >= 2 and not e.resolved and not assertion


def limits(claim: Any, first: list[Any], roots: Any, origins: int, reliable: int) -> list[float]:
    """The ceilings of a side that do not depend on the other."""
    record = any(is_record(claim, e) for e in first)
    found = [0.99]
    if all(is_unverifiable(claim, e, roots[e.id]) for e in first):
        found.append(0.659 if origins < 2 else 0.799)
    if reliable < 2:
        found.append(0.949 if record else 0.799)
    if reliable < 3 and not (reliable == 2 and record):
        found.append(0.949)
    if claim.type == "forecast":
        found.append(0.949)
    based = any(e.kind in ("dataset", "official_document", "expert_opinion") for e in first)
    if claim.type == "causal" and not based:
        found.append(0.799)
    return found


def answer(
    claim: Any, evidence: Iterable[Any], links: Mapping[str, Collection[str]], as_of: date
) -> Answer:
    if claim.type == "opinion":
        return Answer(None, None, None, "not_checkable", (0, 0), (0, 0), None, None)
    items = {e.id: e for e in evidence}
    roots = root_sets(items.values(), links)
    worth, copies = stated_points(claim, items, roots, as_of)
    tees, origins, solid, dissents, ceilings = [], [], [], [], []
    for stance in ("supports", "disputes"):
        side = [e for e in items.values() if e.stance == stance and worth[e.id] > 0]
        first = [e for e in side if e.id not in copies]
        weight: dict[frozenset[Root], float] = {}
        for e in side:
            weight[roots[e.id]] = max(weight.get(roots[e.id], 0), worth[e.id])
        tees.append(strength(weight))
        origins.append(most_disjoint(weight))
        solid.append(
            most_disjoint(
                roots[e.id] for e in first if is_reliable(claim, e, roots[e.id], worth[e.id])
            )
        )
        dissents.append(any(is_dissent(e, worth[e.id]) for e in first))
        ceilings.append(limits(claim, first, roots, origins[-1], solid[-1]))
    for mine, others in ((0, 1), (1, 0)):
        if dissents[others]:
            ceilings[mine].append(0.799)
    upper, lower = (points_of(min(side_limits)) for side_limits in ceilings)
    n = max(-lower, min(upper, tees[0] - tees[1]))
    s = min(99.0, max(1.0, 100 / (1 + 10 ** (-n / 10))))
    level, agreement = axes(tees[0], tees[1], sum(origins))
    return Answer(
        score=s,
        points=n,
        word=word(max(s, 100 - s)),
        verdict=verdict(s, both=all(dissents)),
        origins=(origins[0], origins[1]),
        reliable=(solid[0], solid[1]),
        evidence_level=level,
        agreement=agreement,
    )


def word(p: float) -> str:
    edges = ((95, "very high"), (80, "high"), (66, "moderate"), (55, "low"), (0, "very low"))
    return next(word for edge, word in edges if p >= edge)


def verdict(s: float, *, both: bool) -> str:
    if s >= 66:
        return "supported"
    if s <= 34:
        return "refuted"
    return "disputed" if both else "unproven"


def axes(pro: float, con: float, origins: int) -> tuple[str, str]:
    ratio = abs(pro - con) / (pro + con) if pro + con else 0
    level = "robust" if pro + con >= 12 and origins >= 2 else "medium"
    return (
        level if pro + con >= 5 else "limited",
        "high" if ratio >= 0.67 else "medium" if ratio >= 0.33 else "low",
    )
