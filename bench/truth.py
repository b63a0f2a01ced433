"""How often confidence is right where the truth is known, beside simpler methods.

    python -m bench.truth [DATA_FOLDER] [--splits N] [--worlds N]

Real questions (bench/truth_data.py) and worlds with copying (bench/truth_worlds.py). Half of the
truths grades the sources, the other half judges, then the other way round; the halves are drawn N
times, and each invented world is made N times. The same each time it is run.

*Accuracy* is the share of questions whose likeliest claim is true (a tie is a draw), *Brier* and
*ECE* (expected calibration error) are over all claims. *High* is the share of questions whose
likeliest claim is rated high or better, and *of these true* how many of those claims are. ± is the
standard deviation between draws. Nobody recorded who copied whom in the real data.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import isnan
from pathlib import Path
from random import Random
from statistics import fmean, stdev

from bench.truth_data import heritages, population
from bench.truth_figures import Figures, Judged, figures, pooled
from bench.truth_methods import Copies, Method, majority, noisy_or, ours, records, source_count
from bench.truth_questions import Question
from bench.truth_worlds import WORLDS

DEFAULT_FOLDER = Path("../shared/data")
SPLITS, MADE = 10, 20

#: Figures of each draw by the name of the method.
Table = dict[str, list[Figures]]


def baselines(grading: Sequence[Question]) -> dict[str, Method]:
    return {
        "majority vote": majority,
        "source count": source_count(grading),
        "noisy-OR": noisy_or(records(grading)),
    }


def on_real_data(grading: Sequence[Question]) -> dict[str, Method]:
    return baselines(grading) | {"suggest": ours(records(grading), Copies.DECLARED)}


def on_worlds(grading: Sequence[Question]) -> dict[str, Method]:
    graded = records(grading)
    return baselines(grading) | {
        "suggest, copies taken for own": ours(graded, Copies.TAKEN_FOR_OWN),
        "suggest, copies silent": ours(graded, Copies.SILENT),
        "suggest, copies declared": ours(graded, Copies.DECLARED),
        "the same, graded on first-hand reports": ours(
            records([one.first_hand() for one in grading]), Copies.DECLARED
        ),
    }


def compared(
    questions: Sequence[Question],
    seed: int,
    methods: Callable[[Sequence[Question]], dict[str, Method]],
) -> dict[str, Figures]:
    """Each half of the questions judged with what the other half taught."""
    shuffled = Random(seed).sample(questions, len(questions))
    middle = len(shuffled) // 2
    halves = shuffled[:middle], shuffled[middle:]
    judged: defaultdict[str, list[Figures]] = defaultdict(list)
    for grading, judging in (halves, halves[::-1]):
        for name, method in methods(grading).items():
            judged[name].append(
                figures(
                    [
                        [Judged(method(one, value), value in one.true) for value in one.values]
                        for one in judging
                    ]
                )
            )
    return {name: pooled(both) for name, both in judged.items()}


def drawn(
    title: str,
    draws: Sequence[Callable[[], Sequence[Question]]],
    methods: Callable[[Sequence[Question]], dict[str, Method]],
) -> Table:
    """The figures of every draw, with a word on how far it has come."""
    table: Table = defaultdict(list)
    for seed, questions in enumerate(draws):
        print(f"\r{title}: {seed + 1} of {len(draws)} ", end="", file=sys.stderr, flush=True)
        for name, found in compared(questions(), seed, methods).items():
            table[name].append(found)
    print(f"\r{' ' * 78}\r", end="", file=sys.stderr)
    return table


def lines(title: str, table: Table) -> Iterator[str]:
    """The table as text, per cent everywhere but for the Brier score and ECE."""
    yield f"{title:46}{'accuracy':>12}{'Brier':>8}{'ECE':>8}{'high':>8}{'of these true':>15}"
    for name, draws in table.items():
        mean, spread = pooled(draws), stdev(one.accuracy for one in draws)
        true = "—" if isnan(mean.true_of_high) else f"{100 * mean.true_of_high:.1f} %"
        yield (
            f"  {name:44}{100 * mean.accuracy:6.1f} ±{100 * spread:4.1f}{mean.brier:8.3f}"
            f"{mean.calibration_error:8.3f}{100 * mean.high:6.1f} %{true:>15}"
        )


def gains(tables: dict[str, Table]) -> Iterator[str]:
    """What it gains to know who copied, in points of accuracy, draw by draw."""
    yield f"{'accuracy with copies declared, less …':46}{'taken for own':>16}{'silent':>16}"
    for title, table in tables.items():
        known = [one.accuracy for one in table["suggest, copies declared"]]
        cells = ""
        for name in ("suggest, copies taken for own", "suggest, copies silent"):
            gained = [a - b.accuracy for a, b in zip(known, table[name], strict=True)]
            cells += f"{100 * fmean(gained):+10.1f} ±{100 * stdev(gained):4.1f}"
        yield f"  {title:44}{cells}"


def plain_majority(questions: Sequence[Question]) -> float:
    """Accuracy of the value most often given, the first in the file where several are."""
    right = 0
    for one in questions:
        given = [report.value for report in one.reports]
        right += max(one.values, key=given.count) in one.true
    return right / len(questions)


def real(folder: Path, splits: int) -> None:
    sets = {
        "population": population(folder),
        "heritages, exact": heritages(folder, exact=True),
        "heritages, within": heritages(folder, exact=False),
    }
    for title, questions in sets.items():
        table = drawn(title, [partial(list, questions)] * splits, on_real_data)
        print("\n".join(lines(title, table)))
        print(f"  {len(questions)} questions; plain majority, ties to the value that comes first")
        print(f"  in the file: {100 * plain_majority(questions):.1f} %\n")


def several(text: str) -> int:
    """At least 2, since one draw has no spread."""
    if not text.isdecimal() or int(text) < 2:
        raise argparse.ArgumentTypeError(f"{text} is not a number of 2 or more")
    return int(text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--splits", type=several, default=SPLITS, help="draws of the halves")
    parser.add_argument("--worlds", type=several, default=MADE, help="draws of each world")
    options = parser.parse_args()
    if (options.folder / "truth").is_dir():
        real(options.folder / "truth", options.splits)
    else:
        print(f"There is no folder {options.folder}/truth; name another for the real questions.\n")
    tables: dict[str, Table] = {}
    for world in WORLDS:
        draws = [partial(world.questions, seed) for seed in range(options.worlds)]
        tables[str(world)] = drawn(str(world), draws, on_worlds)
        print("\n".join(lines(str(world), tables[str(world)])), end="\n\n")
    print("\n".join(gains(tables)))


if __name__ == "__main__":
    main()
