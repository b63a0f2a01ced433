"""Claims in bulk, for benchmarks: on the owner's connection with the table's triggers off.

The application has no such way: its role may not touch triggers.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

import psutil
from django.db import connections, transaction

from articles.desk.models import Claim, Person
from articles.fields import new_public_id
from bench.claim_texts import Told

CONFIDENTIAL = 50
"""One claim in so many is confidential."""

BATCH = 5000

INDEXES = ["claim_words_index", "claim_statement_trgm"]
"""Those over the statements: made anew after loading, which is quicker."""


def load_claims(facts: list[Told], written: list[Told]) -> float:
    """Seconds for a claim of each fact in its first words, statistics included.

    None of `written` is confidential.
    """
    start = perf_counter()
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE articles_claim DISABLE TRIGGER USER")
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = ANY (%s)", [INDEXES])
        definitions = [row[0] for row in cursor.fetchall()]
        cursor.execute(f"DROP INDEX {', '.join(INDEXES)}")
        _insert(facts)
        _insert(written, are_public=True)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for definition in definitions:
            cursor.execute(definition)
        cursor.execute("ALTER TABLE articles_claim ENABLE TRIGGER USER")
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE articles_claim")
    return perf_counter() - start


def _insert(facts: list[Told], *, are_public: bool = False) -> None:
    author = Person.objects.using("owner").earliest("pk")
    for first in range(0, len(facts), BATCH):
        Claim.objects.using("owner").bulk_create(
            Claim(
                public_id=new_public_id(),
                statement=fact.ways[0],
                language=fact.language,
                marking=(
                    "confidential" if number % CONFIDENTIAL == 7 and not are_public else "public"
                ),
                created_by=author,
            )
            for number, fact in enumerate(facts[first : first + BATCH], first)
        )


def insert_cost(facts: list[Told]) -> Iterator[str]:
    """What the indexes over statements add to writing a claim; all of it is rolled back."""
    yield "the database's processor microseconds for adding a claim, triggers off"
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE articles_claim DISABLE TRIGGER USER")
        cursor.execute("SELECT pg_backend_pid()")
        server = psutil.Process(cursor.fetchone()[0])
        yield f"  all indexes             {_cost(facts, server):8.0f}"
        yield f"  all indexes, again      {_cost(facts, server):8.0f}"
        for index in INDEXES:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"DROP INDEX {index}")
            yield f"  and no {index:20}{_cost(facts, server):5.0f}"
        transaction.set_rollback(True, using="owner")


def _cost(facts: list[Told], server: psutil.Process) -> float:
    before = server.cpu_times()
    _insert(facts)
    after = server.cpu_times()
    return 1e6 * (after.user + after.system - before.user - before.system) / len(facts)
