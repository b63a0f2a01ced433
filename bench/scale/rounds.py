"""Counts first, then rounds in which both bases are asked in turn; everything becomes results."""

from __future__ import annotations

from statistics import median
from typing import Any

from bench.scale import desk_work, finding
from bench.scale.asked import Base
from bench.scale.goals import Result
from bench.scale.loading import say

#: Rounds in which each address is asked once of each base.
ROUNDS = 15
#: Queries that a page may make.
QUERIES = {
    "dossier, hot": 5, "dossier, middling": 5, "dossier, rare": 5, "newest page": 5,
    "deep page": 5, "one filter": 5, "several filters": 5, "claim": 3, "article": 4, "search": 3,
    "change list": 8, "API list": 3,
}  # fmt: skip
#: What a page may cost in the large base beside the small one.
SAME = 1.3
RATIOS = {
    "newest page": SAME, "deep page": SAME, "dossier, hot": SAME, "claim": SAME, "article": SAME,
    "feed": SAME, "API list": SAME, "change list": SAME, "one filter": 1.5, "several filters": 2.5,
    "search": 3.0, "search, typing error": 3.0, "suggest": 3.0,
}  # fmt: skip
CHANGE_LIST = "change list"

Addresses = dict[str, list[str]]


def all_of(small: Base, large: Base) -> list[Result]:
    bases = (small, large)
    found = [base.ask("found_places") for base in bases]
    addresses: list[Addresses] = [one["addresses"] for one in found]
    hot = addresses[1]["dossier, hot"][0]
    return [
        *counted(bases, addresses),
        *timed(bases, addresses),
        *facets(bases, [one["hot"] for one in found]),
        *skew(bases[1], addresses[1]),
        *request(bases[1], hot),
        *finding.results(bases),
        *desk_work.results(small, large),
    ]


def counted(bases: tuple[Base, Base], addresses: list[Addresses]) -> list[Result]:
    """Queries, buffers, and no plan that grows with the base."""
    say("Counting queries and buffers")
    results, faults, told = [], [], []
    for base, names in zip(bases, addresses, strict=True):
        of_base: dict[str, Any] = {}
        for name, paths in names.items():
            at_desk = name == CHANGE_LIST
            asked = [base.ask("statements", path=path, at_desk=at_desk) for path in paths]
            of_base[name] = asked
            if base is bases[1]:
                faults += [f"{name}: {fault}" for one in asked for fault in one["faults"]]
        told.append(of_base)
    for name, most in QUERIES.items():
        count = max(one["count"] for of_base in told for one in of_base[name])
        results.append(Result(7, f"queries: {name}", count, most))
    for fault in sorted(set(faults)):
        say(f"  {fault}")
    results.append(
        Result(3, "plans that grow: OFFSET, counts, whole tables, sorts", len(set(faults)), 0)
    )
    for name, limit in RATIOS.items():
        buffers = [sum(one["buffers"] for one in of_base[name]) for of_base in told]
        goal = 5 if name.startswith("search") else 6 if name == "suggest" else 1
        results.append(Result(goal, f"buffers: {name}", buffers[1] / max(buffers[0], 1), limit))
    first, deep = (told[1][name][0]["buffers"] for name in ("newest page", "deep page"))
    results.append(
        Result(3, "buffers: a page at 80 % of the depth beside the first", deep / first, SAME)
    )
    return results


def timed(bases: tuple[Base, Base], addresses: list[Addresses]) -> list[Result]:
    """The database's processor time of the same page in both bases, asked in turn."""
    say("Asking in turn")
    spent: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in RATIOS}
    whole: dict[str, list[float]] = {name: [] for name in RATIOS}
    for number in range(ROUNDS + 2):
        for name in RATIOS:
            for place, (base, names) in enumerate(zip(bases, addresses, strict=True)):
                asked = base.ask("costs", paths=names[name], at_desk=name == CHANGE_LIST)
                if number >= 2:
                    spent[name][place].append(sum(one[1] for one in asked))
                    if place:
                        whole[name].append(sum(one[0] + one[1] for one in asked) / len(asked))
    results = []
    for name, limit in RATIOS.items():
        small, large = (median(times) for times in spent[name])
        goal = 5 if name.startswith("search") else 6 if name == "suggest" else 1
        say(
            f"  {name:24} {small:8.2f} ms and {large:8.2f} ms of the database’s processor, "
            f"{median(whole[name]):6.1f} ms a request in all"
        )
        results.append(Result(goal, f"database’s time: {name}", large / small, limit))
    first, deep = (median(spent[name][1]) for name in ("newest page", "deep page"))
    results.append(
        Result(3, "database’s time: a page at 80 % beside the first", deep / first, SAME)
    )
    return results


def facets(bases: tuple[Base, Base], hot: list[int]) -> list[Result]:
    small, large = (
        base.ask("facets", company=company, rounds=9)
        for base, company in zip(bases, hot, strict=True)
    )
    times = large["grouped"] / large["kept"]
    # Promised for a million; counting takes longer with the size, reading counts does not.
    least = 500 * bases[1].size / 1_000_000
    return [
        Result(2, "facets, years and totals", large["kept"] / small["kept"], SAME),
        Result(2, "GROUP BY beside them, times", times, least, is_least=True),
    ]


def skew(base: Base, addresses: Addresses) -> list[Result]:
    """One prepared statement with hot, middling and rare parameters in turn: the tail."""
    paths = [addresses[f"dossier, {name}"][0] for name in ("hot", "middling", "rare")]
    told = base.ask("skewed", sql_paths=paths, rounds=45)
    for sql, (middle, worst) in told.items():
        say(
            f"  prepared: median {middle:.2f} ms, worst {worst:.2f} ms: "
            f"{' '.join(sql.split())[:60]}"
        )
    worst = max((worst for _, worst in told.values()), default=0.0)
    return [
        Result(1, "statements of a dossier prepared once", len(told), 1, is_least=True),
        Result(1, "the worst of them, ms, whatever the company", worst, 40),
    ]


def request(base: Base, path: str) -> list[Result]:
    """The processor of a whole request beside one that only runs the same statements."""
    statements = base.ask("keep_raw", path=path)
    tag = base.ask("etag", path=path)
    pages: dict[str, list[float]] = {"page": [], "raw": [], "hello": [], "unchanged": []}
    for _ in range(2 * ROUNDS):
        for name, address, headers in (
            ("page", path, {"Cache-Control": "no-cache"}),
            ("raw", "/bench/raw/", {}),
            ("hello", "/bench/hello/", {}),
            ("unchanged", path, {"If-None-Match": tag}),
        ):
            ((python, database, *_),) = base.ask("costs", paths=[address], **headers)
            pages[name].append(python + database)
    took = {name: median(times) for name, times in pages.items()}
    say(
        "  "
        + ", ".join(f"{name} {taken:.2f} ms" for name, taken in took.items())
        + f"; {statements} statements"
    )
    unchanged = base.ask("conditional", path=path, tag=tag)
    return [
        Result(
            4, "a dossier beside a view that runs its statements", took["page"] / took["raw"], 4
        ),
        Result(
            4, "its template’s share", base.ask("template_share", path=path, rounds=ROUNDS), 0.25
        ),
        Result(7, "queries: 304", unchanged["queries"], 1),
        Result(11, "304 beside a full request", took["unchanged"] / took["page"], 0.1),
    ]
