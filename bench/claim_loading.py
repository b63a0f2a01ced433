"""Claims in bulk, for benchmarks: on the owner's connection with the table's triggers off.

The application has no such way: its role may not touch triggers.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Any

from django.db import connections, transaction

from articles.desk.models import Claim, Person
from articles.fields import new_public_id
from bench.claim_texts import Told

CONFIDENTIAL = 50
"""One claim in so many is confidential."""

BATCH = 5000


def load_claims(facts: list[Told]) -> float:
    """Seconds for a claim of each fact in its first words, statistics included."""
    start = perf_counter()
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE articles_claim DISABLE TRIGGER USER")
        _insert(facts)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE articles_claim ENABLE TRIGGER USER")
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE articles_claim")
    return perf_counter() - start


def _insert(facts: list[Told]) -> None:
    author = Person.objects.using("owner").earliest("pk")
    for first in range(0, len(facts), BATCH):
        Claim.objects.using("owner").bulk_create(
            Claim(
                public_id=new_public_id(),
                statement=fact.ways[0],
                language=fact.language,
                marking="confidential" if number % CONFIDENTIAL == 7 else "public",
                created_by=author,
            )
            for number, fact in enumerate(facts[first : first + BATCH], first)
        )


def insert_cost(facts: list[Told]) -> Iterator[str]:
    """What the index adds to writing a claim, beside the trigram index; all is rolled back."""
    yield "microseconds a row for adding claims, triggers off"
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE articles_claim DISABLE TRIGGER USER")
        yield f"  all indexes            {_cost(facts):8.0f}"
        yield f"  all indexes, again     {_cost(facts):8.0f}"
        _drop(cursor, "claim_words_index")
        yield f"  without claim_words    {_cost(facts):8.0f}"
        _drop(cursor, "claim_statement_trgm")
        yield f"  without trigrams too   {_cost(facts):8.0f}"
        transaction.set_rollback(True, using="owner")


def _drop(cursor: Any, index: str) -> None:
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute(f"DROP INDEX {index}")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _cost(facts: list[Told]) -> float:
    start = perf_counter()
    _insert(facts)
    return 1e6 * (perf_counter() - start) / len(facts)
