"""How well `articles.logic.company_likeness` tells one company from two.

    python -m bench.company_likeness PAIRS.csv [--different NAMES.csv --column NAME] [--each]

PAIRS.csv has the columns name1, name2 and is_match; NAMES.csv has names of different companies,
of which every pair is tried.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from articles.logic.company_likeness import Likeness, likeness


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def judged(rows: Iterable[dict[str, str]]) -> list[tuple[bool, Likeness, dict[str, str]]]:
    return [(row["is_match"] == "true", likeness(row["name1"], row["name2"]), row) for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--different", type=Path)
    parser.add_argument("--column", default="name")
    parser.add_argument("--each", action="store_true", help="show every pair")
    options = parser.parse_args()
    found = judged(rows_of(options.pairs))
    if options.each:
        for is_match, how, row in sorted(found, key=lambda one: (one[0], one[1])):
            print(
                f"{'match' if is_match else 'not  '} {how.name:9} {row['name1']} | {row['name2']}"
            )
    matches = sum(is_match for is_match, *_ in found)
    print(f"{len(found)} pairs, {matches} of them one company")
    for least in (Likeness.SAME, Likeness.LIKELY, Likeness.POSSIBLE):
        told = [is_match for is_match, how, _ in found if how >= least]
        right = sum(told)
        precision = f"{right / len(told):.3f}" if told else "none told"
        print(
            f"{least.name.lower():9} or more: precision {precision} ({right} of {len(told)}), "
            f"recall {right / matches:.3f} ({right} of {matches})"
        )
    if options.different:
        names = sorted({row[options.column] for row in rows_of(options.different)})
        begun = time.perf_counter()
        counts: Counter[Likeness] = Counter()
        for one, other in combinations(names, 2):
            how = likeness(one, other)
            counts[how] += 1
            if how > Likeness.POSSIBLE:
                print(f"  {how.name.lower()}: {one} | {other}")
        taken = time.perf_counter() - begun
        tally = ", ".join(f"{how.name.lower()} {n}" for how, n in sorted(counts.items()))
        each = taken / sum(counts.values()) * 1e6
        print(f"{len(names)} different companies: {tally}; {each:.1f} µs a pair")


if __name__ == "__main__":
    main()
