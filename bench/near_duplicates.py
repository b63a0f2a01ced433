"""How fast claims that say much the same are found, and how many of the planted ones.

    python -m bench.near_duplicates [CLAIMS ...]      10000 and 100000 unless told otherwise

Makes claims in databases of their own on the tests' server, which are dropped at the end. The
promise is 50 ms at 100,000 claims, for 95 of 100 statements. Rounds alternate between the sizes;
beside them stands what the shared trigrams of PostgreSQL alone would find and take, and the
processor time of a statement, which a busy machine stretches less than the time by the clock.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import Any

from tests import throwaway

os.environ |= {"DJANGO_SETTINGS_MODULE": "kb.settings", "KB_DATA": str(throwaway.folder()),
               "SECRET_KEY": "only-for-benchmarks"}  # fmt: skip

import django
import psutil

django.setup()

from django.contrib.postgres.search import TrigramSimilarity  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import QuerySet, TextField  # noqa: E402
from django.db.models.functions import Upper  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from articles.desk.admin.claim_duplicates import claims_like  # noqa: E402
from articles.desk.models import Claim  # noqa: E402
from bench.claim_loading import insert_cost, load_claims  # noqa: E402
from bench.claim_texts import Storyteller, Told  # noqa: E402
from bench.statements import Asked, asked_statements  # noqa: E402

SEED, ROUNDS, PLAIN = 7, 3, 60
SIZES = (10_000, 100_000)
PROMISE_MS = 50.0

Finder = Callable[[str, QuerySet[Any]], list[str]]


def ours(statement: str, among: QuerySet[Any]) -> list[str]:
    return [one.claim.statement for one in claims_like(statement, among)]


def plain(statement: str, among: QuerySet[Any]) -> list[str]:
    """By shared trigrams alone, as it was before."""
    rows = (
        among.alias(folded=Upper("statement", output_field=TextField()))
        .filter(folded__trigram_similar=statement.upper())
        .annotate(likeness=TrigramSimilarity(Upper("statement"), statement.upper()))
        .filter(likeness__gte=0.45)
        .order_by("-likeness", "pk")[:3]
    )
    return [row.statement for row in rows]


def readable() -> QuerySet[Any]:
    """What a journalist may read: without the confidential ones, which are 2 of 100."""
    return Claim.objects.readable_by(0, is_editor=False)


def timed(find: Finder, asked: list[Asked]) -> list[tuple[float, bool]]:
    """Milliseconds, and whether the planted claim was among the first three."""
    answers = []
    for one in asked:
        start = perf_counter()
        found = find(one.statement, readable())
        taken = 1000 * (perf_counter() - start)
        answers.append((taken, one.planted in found if one.planted else not found))
    return answers


def line(name: str, answers: list[tuple[float, bool]]) -> str:
    times = sorted(taken for taken, _ in answers)
    right = sum(is_right for _, is_right in answers)
    slow = times[int(0.95 * len(times))]
    return (
        f"{name:34}{len(times):5}{median(times):9.1f}{slow:8.1f}{times[-1]:8.1f}"
        f"{right:7}/{len(answers)}"
    )


def by_kind(asked: list[Asked], answers: list[tuple[float, bool]]) -> Iterator[str]:
    for kind in dict.fromkeys(one.kind for one in asked):
        of_kind = [answer for one, answer in zip(asked, answers, strict=True) if one.kind == kind]
        yield line(f"  {kind}", of_kind)


def processor_time(asked: list[Asked]) -> str:
    """Of this process and of the server's process behind the connection, a statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        server = psutil.Process(int(cursor.fetchone()[0]))
    before, start = server.cpu_times(), process_time()
    timed(ours, asked)
    mine, after = process_time() - start, server.cpu_times()
    theirs = after.user + after.system - before.user - before.system
    one = 1000 / len(asked)
    return f"processor ms a statement: program {one * mine:.1f}, database {one * theirs:.1f}"


def plan(statement: str) -> str:
    """How the database looks for candidates."""
    with CaptureQueriesContext(connection) as taken:
        claims_like(statement, readable())
    (search,) = [one["sql"] for one in taken.captured_queries if "claim_words(" in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + search.replace("%", "%%"), ())
        rows = [str(row[0]) for row in cursor.fetchall()]
    wanted = ("Scan", "Index Cond", "Filter", "Buffers", "Limit", "Time")
    return "\n".join(row for row in rows if any(word in row for word in wanted))


def first_answers(facts: list[Told], sizes: tuple[int, ...], names: dict[int, str]) -> None:
    """All kinds at the largest size, ours beside the plain method."""
    size = max(sizes)
    asked = asked_statements(facts[:size], Random(SEED))
    with throwaway.pointed_at(names[size]):
        timed(ours, asked[:20])
        answers = timed(ours, asked)
        print(line(f"{size:,} claims, all kinds", answers))
        print("\n".join(by_kind(asked, answers)))
        some = Random(SEED).sample(asked, PLAIN)
        print(line("shared trigrams alone, a sample", timed(plain, some)))
        print(line("ours, the same sample", timed(ours, some)))
        print(f"\n{plan(asked[0].statement)}\n")


def rounds(facts: list[Told], sizes: tuple[int, ...], names: dict[int, str]) -> None:
    """The sizes in turn, so that a busy machine slows all of them."""
    medians: dict[int, list[float]] = {size: [] for size in sizes}
    for number in range(ROUNDS):
        for size in sizes:
            asked = asked_statements(facts[:size], Random(SEED + number))
            with throwaway.pointed_at(names[size]):
                timed(ours, asked[:20])
                answers = timed(ours, asked)
                spent = processor_time(asked)
            medians[size].append(median(taken for taken, _ in answers))
            print(line(f"round {number + 1}, {size:,} claims", answers))
            print(f"  {spent}; load {os.getloadavg()[0]:.1f}")
    least, most = min(sizes), max(sizes)
    ratios = [b / a for a, b in zip(medians[least], medians[most], strict=True)]
    print(f"medians at {most:,} over {least:,}: " + ", ".join(f"{one:.2f}" for one in ratios))


@contextmanager
def databases(sizes: tuple[int, ...]) -> Iterator[tuple[throwaway.Databases, dict[int, str]]]:
    server = throwaway.Databases(throwaway.folder())
    names: dict[int, str] = {}
    try:
        for size in sizes:
            names[size] = server.clone()
        yield server, names
    finally:
        for name in names.values():
            server.drop(name)
        server.close()


def main(sizes: tuple[int, ...]) -> None:
    """Load, then print figures; the promise is for the third column."""
    storyteller = Storyteller(SEED)
    facts = [storyteller.told() for _ in range(max(sizes))]
    with databases(sizes) as (_, names):
        for size in sizes:
            with throwaway.pointed_at(names[size]):
                print(f"{size:,} claims loaded in {load_claims(facts[:size]):.0f} s")
        print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"{'ms (promised: ' + format(PROMISE_MS, '.0f') + ')':34}{'n':>5}{'median':>9}"
              f"{'p95':>8}{'worst':>8}  right in 3")  # fmt: skip
        first_answers(facts, sizes, names)
        rounds(facts, sizes, names)
        with throwaway.pointed_at(names[max(sizes)]):
            print("\n".join(insert_cost(facts[:2000])))
        print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
