"""Loading, exporting, grading a source again, and connecting: what the desk and its owner do."""

from __future__ import annotations

from bench.scale.asked import Base
from bench.scale.goals import Result
from bench.scale.loading import Loaded, say


def results(small: Base, large: Base) -> list[Result]:
    return [*exporting(small, large), *connecting(large), *grading(large)]


def loading(first: Loaded | None, further: list[Loaded]) -> list[Result]:
    """`first` was loaded into an empty base, `further` into the small and the large one."""
    small, large = further
    return [
        Result(8, "loading beside COPY of the same rows", (first or small).of_copy, 0.15,
               is_least=True),
        Result(8, "its rate beside that in the small base", large.rate() / small.rate(), 0.7,
               is_least=True),
        Result(8, "MB by which the process grew at most", (first or large).grew, 64),
    ]  # fmt: skip


def exporting(small: Base, large: Base) -> list[Result]:
    """What a process needs to export at all it needs for few rows too."""
    say("Exporting")
    before, told = small.ask("exported")["grew"], large.ask("exported")
    say(f"  {told['rows']:,} rows in {told['seconds']:.1f} s, {told['grew']:.1f} MB more, "
        f"{before:.1f} in the small base; "
        f"by COPY {told['copied']:.1f} s")  # fmt: skip
    return [
        Result(9, "MB more for exporting the large base than the small", told["grew"] - before, 8),
        Result(9, "its rate beside COPY", told["copied"] / told["seconds"], 0.35, is_least=True),
    ]


def grading(base: Base) -> list[Result]:
    say("Grading the source that most rests on")
    told = base.ask("graded")
    say(f"  {told['marked']:,} claims marked in {told['seconds']:.2f} s; computed again "
        f"{told['rate']:,.0f} a second")  # fmt: skip
    return [
        Result(10, "µs for each claim that is reached and marked", told["each"], 12),
        Result(10, "claims computed again in a second", told["rate"], 2000, is_least=True),
        Result(10, "seconds of the slowest batch", told["slowest"], 1.5),
        Result(10, "rows that a second run writes", told["written"], 0),
    ]


def connecting(base: Base) -> list[Result]:
    told = base.ask("connected", rounds=60)
    say(f"  a request over one connection {told['kept']:.2f} ms of the server’s time, over the "
        f"pool {told['pooled']:.2f}, over a new one each time {told['new']:.2f}")  # fmt: skip
    return [
        Result(11, "the pool’s connections beside a kept one", told["pooled"] / told["kept"], 1.2)
    ]
