"""How long one suggestion takes: `python -m bench.confidence` from the root.

The promise is at most 1 ms for 10 items and 15 ms for 200 (confidence.md §3.8). Prints the
median and the slowest of the graphs, for kinds of evidence from simple to contrived, in processor
time: the clock would count what else the machine does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from statistics import median
from time import process_time

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


#: Twelve sets of several origins and fourteen single ones, with the ages of their items in days;
#: found by climbing from random graphs to one where the search for the best family takes longest.
KNOT_SETS: tuple[tuple[tuple[int, ...], int], ...] = (
    ((11, 16, 0), 1), ((2, 1, 15), 97), ((2, 10), 77), ((17, 3, 7), 3), ((11, 12), 3),
    ((16, 1), 22), ((14, 4, 16), 0), ((0, 6, 16), 35), ((5, 9, 10), 85), ((12, 0), 10),
    ((6, 13, 8, 16), 5), ((8, 14, 13), 37),
)  # fmt: skip
KNOT_SINGLE = {
    0: 309, 1: 170, 3: 650, 4: 647, 7: 3, 8: 251, 9: 794, 10: 146, 11: 355, 12: 67, 14: 234,
    15: 314, 16: 311, 17: 800,
}  # fmt: skip


def knot(rng: Random, size: int) -> list[EvidenceItem]:
    """The worst graph that was found; nothing in it is left to chance."""
    items: list[EvidenceItem] = []
    for place, stance in enumerate(("supports", "disputes")):
        until = size * (place + 1) // 2
        ages = list(KNOT_SETS)
        ages += [((name,), age) for name, age in KNOT_SINGLE.items()]
        ages += [((100 + number,), 600) for number in range(size)]
        for names, age in ages[: until - len(items)]:
            items.append(
                EvidenceItem(
                    id=f"e{len(items):03}",
                    stance=stance,
                    reliability="A",
                    credibility=1,
                    kind="official_document",
                    date=AS_OF - timedelta(days=age),
                    derived_from=tuple(f"origin:{stance} {name}" for name in names),
                )
            )
    return items


def figures(maker: Maker, size: int) -> tuple[float, float]:
    """Median and slowest processor time of one call over the graphs, in milliseconds."""
    times = []
    for seed in range(GRAPHS):
        items = maker(Random(seed), size)
        best = float("inf")
        for _ in range(5):
            start = process_time()
            suggest(ClaimFacts("fact", "state"), items, as_of=AS_OF)
            best = min(best, process_time() - start)
        times.append(1000 * best)
    return median(times), max(times)


def main() -> None:
    print(f"{'evidence':10} {'items':>5} {'median ms':>10} {'slowest ms':>11} {'promised ms':>12}")
    for size, promised in PROMISE_MS.items():
        for maker in (separate, rewrites, tangled, pairs, knot):
            middle, slowest = figures(maker, size)
            print(f"{maker.__name__:10} {size:5} {middle:10.3f} {slowest:11.3f} {promised:12.1f}")


if __name__ == "__main__":
    main()
