"""How fast claims that say much the same are found, and how many of the planted ones.

    python -m bench.near_duplicates [CLAIMS ...]      10000 and 100000 unless told otherwise

Makes claims in databases of their own on the tests' server, which are dropped at the end. The
promise is 50 ms at 100,000 claims, for 95 of 100 statements. Rounds alternate between the sizes;
beside them stands what the shared trigrams of PostgreSQL alone would find and take.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from statistics import median
from typing import Any

from tests import throwaway

os.environ |= {"DJANGO_SETTINGS_MODULE": "kb.settings", "KB_DATA": str(throwaway.folder()),
               "SECRET_KEY": "only-for-benchmarks"}  # fmt: skip

import django

django.setup()

from django.contrib.postgres.search import TrigramSimilarity  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import QuerySet, TextField  # noqa: E402
from django.db.models.functions import Upper  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from articles.desk.admin.claim_duplicates import claims_like  # noqa: E402
from articles.desk.models import Claim  # noqa: E402
from bench.answers import HEAD, by_kind, line, quality, timed  # noqa: E402
from bench.claim_loading import insert_cost, load_claims  # noqa: E402
from bench.claim_texts import Storyteller, Told  # noqa: E402
from bench.statements import asked_statements, written_claims, written_statements  # noqa: E402

SEED, ROUNDS, PLAIN = 7, 3, 60
SIZES = (10_000, 100_000)
PROMISE_MS = 50.0


def ours(statement: str) -> list[str]:
    return [one.claim.statement for one in claims_like(statement, readable())]


def plain(statement: str) -> list[str]:
    """By shared trigrams alone, as it was before."""
    rows = (
        readable()
        .alias(folded=Upper("statement", output_field=TextField()))
        .filter(folded__trigram_similar=statement.upper())
        .annotate(likeness=TrigramSimilarity(Upper("statement"), statement.upper()))
        .filter(likeness__gte=0.45)
        .order_by("-likeness", "pk")[:3]
    )
    return [row.statement for row in rows]


def readable() -> QuerySet[Any]:
    """What a journalist may read: without the confidential ones, which are 2 of 100."""
    return Claim.objects.readable_by(0, is_editor=False)


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
        print("\n".join((*by_kind(answers), *quality(answers))))
        written = timed(ours, written_statements())
        print("\n".join(("\nwritten by hand", *by_kind(written), *quality(written), "")))
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
            medians[size].append(median(one.taken for one in answers))
            print(line(f"round {number + 1}, {size:,} claims", answers))
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
                seconds = load_claims(facts[:size], written_claims())
                print(f"{size:,} claims loaded in {seconds:.0f} s")
        print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; "
              f"promised: p95 below {PROMISE_MS:.0f} ms\n{HEAD}")  # fmt: skip
        first_answers(facts, sizes, names)
        rounds(facts, sizes, names)
        with throwaway.pointed_at(names[max(sizes)]):
            print("\n".join(insert_cost(facts[:2000])))
        print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
