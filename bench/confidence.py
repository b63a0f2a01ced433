"""How long one suggestion takes: `python -m bench.confidence` from the root.

The promise is at most 1 ms for 10 items and 15 ms for 200 (confidence.md §3.8). Prints the
median and the slowest of the graphs, for kinds of evidence from simple to contrived.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from statistics import median
from time import perf_counter

from articles.logic.confidence import ClaimFacts, EvidenceItem, suggest

AS_OF = date(2025, 6, 1)
PROMISE_MS = {10: 1.0, 200: 15.0}
GRAPHS = 40

Maker = Callable[[Random, int], list[EvidenceItem]]


def graded(
    rng: Random, number: int, derived_from: tuple[str, ...], *, own_reporting: bool = False
) -> EvidenceItem:
    return EvidenceItem(
        id=f"e{number:03}",
        stance=rng.choice(("supports", "supports", "disputes")),
        source=f"source {number}",
        reliability=rng.choice("ABCF"),
        credibility=rng.choice((2, 3, 6)),
        kind=rng.choice(("media_report", "on_record_statement", "official_document")),
        directness=rng.choice(("direct", "secondhand")),
        date=AS_OF - timedelta(days=rng.randint(0, 900)),
        derived_from=derived_from,
        own_reporting=own_reporting,
    )


def separate(rng: Random, size: int) -> list[EvidenceItem]:
    """Every item from an origin of its own."""
    return [graded(rng, number, (), own_reporting=True) for number in range(size)]


def rewrites(rng: Random, size: int) -> list[EvidenceItem]:
    """A chain of rewrites, each of the one before."""
    return [
        graded(rng, number, (f"e{number - 1:03}",) if number else ("origin:wire",))
        for number in range(size)
    ]


def tangled(rng: Random, size: int) -> list[EvidenceItem]:
    """Items and origins at random, with circles and sets of several origins."""
    names = [f"e{number:03}" for number in range(size)]
    names += [f"origin:{number}" for number in range(size // 3)]
    return [
        graded(
            rng,
            number,
            tuple(rng.sample(names, rng.choice((0, 1, 2)))),
            own_reporting=rng.random() < 0.3,
        )
        for number in range(size)
    ]


def pairs(rng: Random, size: int) -> list[EvidenceItem]:
    """Sets of two origins against both of their single ones: the most choices to make."""
    items = []
    for number in range(size):
        place, role = divmod(number, 3)
        both = (f"origin:{place}a", f"origin:{place}b")
        items.append(graded(rng, number, (both, both[:1], both[1:])[role]))
    return items


def figures(maker: Maker, size: int) -> tuple[float, float]:
    """Median and slowest time of one call over the graphs, in milliseconds."""
    times = []
    for seed in range(GRAPHS):
        items = maker(Random(seed), size)
        best = float("inf")
        for _ in range(5):
            start = perf_counter()
            suggest(ClaimFacts("fact", "state"), items, as_of=AS_OF)
            best = min(best, perf_counter() - start)
        times.append(1000 * best)
    return median(times), max(times)


def main() -> None:
    print(f"{'evidence':10} {'items':>5} {'median ms':>10} {'slowest ms':>11} {'promised ms':>12}")
    for size, promised in PROMISE_MS.items():
        for maker in (separate, rewrites, tangled, pairs):
            middle, slowest = figures(maker, size)
            print(f"{maker.__name__:10} {size:5} {middle:10.3f} {slowest:11.3f} {promised:12.1f}")


if __name__ == "__main__":
    main()
