"""How the finder of near-duplicates answers: times by the clock and by the processor, and quality.

Processor times are those of this process and of the server's process behind the connection, which
Linux counts in nanoseconds: a busy machine stretches them less than the time by the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from django.db import connection

from bench.statements import Asked


@dataclass(frozen=True)
class Answer:
    """To one statement: milliseconds, and what was shown, the likest first."""

    asked: Asked
    taken: float
    processor: float
    shown: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        planted = self.asked.planted
        return planted in self.shown if planted else not self.shown


def timed(find: Callable[[str], list[str]], asked: list[Asked]) -> list[Answer]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        server = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    answers = []
    for one in asked:
        spent, start = _spent(server), perf_counter()
        shown = tuple(find(one.statement))
        taken = 1000 * (perf_counter() - start)
        answers.append(Answer(one, taken, 1000 * (_spent(server) - spent), shown))
    return answers


def _spent(server: Path) -> float:
    theirs = int(server.read_text().split()[0]) / 1e9 if server.exists() else 0.0
    return process_time() + theirs


HEAD = (
    f"{'':34}{'':5}{'ms by the clock':>25}{'of the processor':>18}\n"
    f"{'':34}{'n':>5}{'median':>9}{'p95':>8}{'worst':>8}{'median':>9}{'p95':>8}  right in 3"
)


def line(name: str, answers: list[Answer]) -> str:
    times = sorted(one.taken for one in answers)
    spent = sorted(one.processor for one in answers)
    late = int(0.95 * len(times))
    right = sum(one.is_right for one in answers)
    return (
        f"{name:34}{len(times):5}{median(times):9.1f}{times[late]:8.1f}{times[-1]:8.1f}"
        f"{median(spent):9.1f}{spent[late]:8.1f}{right:7}/{len(answers)}"
    )


def by_kind(answers: list[Answer]) -> Iterator[str]:
    for kind in dict.fromkeys(one.asked.kind for one in answers):
        yield line(f"  {kind}", [one for one in answers if one.asked.kind == kind])


def quality(answers: list[Answer]) -> Iterator[str]:
    """Strictly: only the planted claim is right, though others may say much the same."""
    planted = [one for one in answers if one.asked.planted]
    found = [one for one in planted if one.is_right]
    first = sum(one.shown[0] == one.asked.planted for one in found)
    shown = sum(len(one.shown) for one in answers)
    firsts = sum(bool(one.shown) for one in answers)
    yield (
        f"recall {len(found) / len(planted):.2f}: of {len(planted)} claims planted "
        f"{len(found)} are shown, {first} of them first"
    )
    yield (
        f"precision {len(found) / max(shown, 1):.2f}: of {shown} claims shown {len(found)} are "
        f"planted; of those shown first, {first / max(firsts, 1):.2f}"
    )
    none = [one for one in answers if not one.asked.planted]
    if none:
        silent = sum(not one.shown for one in none)
        yield f"of {len(none)} statements that nothing is like, {silent} are shown nothing"
