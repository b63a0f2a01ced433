"""Search and completing names beside what they replace: exact ranking, trigrams over all."""

from __future__ import annotations

from statistics import mean, median
from typing import Any

from bench.scale.asked import Base
from bench.scale.goals import Result
from bench.scale.loading import say

#: Times that were promised for a million claims and a hundred thousand companies; what they are
#: compared with grows with the size.
EXACT, TRIGRAMS = 40, 50
MILLION = 1_000_000


def results(bases: tuple[Base, Base]) -> list[Result]:
    large = bases[1]
    share = large.size / MILLION
    ranked: Any = large.ask("ranked", rounds=7)
    say(f"  a frequent word: {ranked['page']:.2f} ms, ranked exactly {ranked['exact']:.2f} ms")
    overlaps = large.ask("overlaps")
    named = large.ask("named", rounds=9)
    say(f"  completing a name: {named['page']:.2f} ms, by trigrams {named['trigrams']:.2f} ms")
    return [
        Result(5, "exact ranking of a frequent word beside it, times",
               ranked["exact"] / ranked["page"], EXACT * share, is_least=True),
        *(
            Result(5, f"the best 20 of a {kind} word that exact ranking has too", mean(found), 0.9,
                   is_least=True)
            for kind, found in overlaps.items()
        ),
        Result(6, "trigrams over all names beside completing, times",
               named["trigrams"] / named["page"], TRIGRAMS * share, is_least=True),
        Result(6, "completed names that are right, of all asked", median(named["right"]), 1,
               is_least=True),
    ]  # fmt: skip
