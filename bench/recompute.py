"""How fast a downgraded source reaches its claims: `python -m bench.recompute [CLAIMS ...]`.

Makes claims (10,000 and 30,000 unless told otherwise) in databases of their own on the tests'
server. All rest on one source: each has an item from it, one that repeats that item, and one
derived from an article that rewrites an article of the source. Then the source is graded. The
promise is 12 µs for each claim that is marked, and 2,000 claims computed again in a second. A
second run writes nothing.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from time import perf_counter, process_time

from tests import throwaway

os.environ |= {"DJANGO_SETTINGS_MODULE": "kb.settings", "KB_DATA": str(throwaway.folder()),
               "SECRET_KEY": "only-for-benchmarks"}  # fmt: skip

import django

django.setup()

from django.db import connections, transaction  # noqa: E402
from django.db.models import Max  # noqa: E402

from articles.desk.editing.acting import acting  # noqa: E402
from articles.desk.editing.bulk import suggest_all  # noqa: E402
from articles.desk.editing.outdated import outdated, stale  # noqa: E402
from articles.desk.models import (  # noqa: E402
    Article,
    ArticleDerivation,
    Claim,
    Evidence,
    EvidenceDerivation,
    Person,
    Source,
    SourceGrade,
    Suggestion,
)
from articles.fields import new_public_id  # noqa: E402
from articles.management.commands.recompute_confidence import BATCH  # noqa: E402
from tests.desk import factories  # noqa: E402

SIZES = (10_000, 30_000)
OUTLETS = 100
FILLED = ("claim", "evidence", "evidencederivation", "article", "articlederivation", "source")


def load(size: int, author: Person) -> Source:
    """The source on which all the claims rest."""
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        for table in FILLED:
            cursor.execute(f"ALTER TABLE articles_{table} DISABLE TRIGGER USER")
        sources = Source.objects.using("owner").bulk_create(
            Source(public_id=new_public_id(), name=f"Outlet {number}", kind="news_outlet")
            for number in range(OUTLETS)
        )
        articles = Article.objects.using("owner").bulk_create(
            Article(public_id=new_public_id(), title="An article", publisher=sources[number % 2])
            for number in range(2 * OUTLETS)
        )
        ArticleDerivation.objects.using("owner").bulk_create(
            ArticleDerivation(public_id=new_public_id(), article=rewrite, parent=original)
            for original, rewrite in zip(articles[::2], articles[1::2], strict=True)
        )
        for first in range(0, size, 5000):
            _fill(range(first, min(first + 5000, size)), author, sources, articles)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in FILLED:
            cursor.execute(f"ALTER TABLE articles_{table} ENABLE TRIGGER USER")
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return Source.objects.get(pk=sources[0].pk)


def _fill(numbers: range, author: Person, sources: list[Source], articles: list[Article]) -> None:
    claims = Claim.objects.using("owner").bulk_create(
        Claim(public_id=new_public_id(), statement=f"Statement {number}.", created_by=author)
        for number in numbers
    )
    told = Evidence.objects.using("owner").bulk_create(
        Evidence(
            public_id=new_public_id(),
            claim=claim,
            source=sources[(0, number % OUTLETS, (number + 1) % OUTLETS)[place]],
            kind="on_record_statement" if place == 0 else "media_report",
            credibility="2",
            created_by=author,
        )
        for number, claim in zip(numbers, claims, strict=True)
        for place in range(3)
    )
    EvidenceDerivation.objects.using("owner").bulk_create(
        EvidenceDerivation(public_id=new_public_id(), evidence=repeat, parent_evidence=item)
        for item, repeat in zip(told[::3], told[1::3], strict=True)
    )
    EvidenceDerivation.objects.using("owner").bulk_create(
        EvidenceDerivation(
            public_id=new_public_id(),
            evidence=item,
            parent_article=articles[1 + 2 * (number % OUTLETS)],
        )
        for number, item in zip(numbers, told[2::3], strict=True)
    )


def downgrade(source: Source, author: Person, reliability: str) -> float:
    """Seconds until the new grade is committed and its claims are marked."""
    start = perf_counter()
    with acting(author, "benchmark"):
        SourceGrade(
            source=source, reliability=reliability, reason="A benchmark.", graded_by=author
        ).save(force_insert=True)
    return perf_counter() - start


def recompute(author: Person, keys: list[int]) -> tuple[float, float, float]:
    """Seconds in all, of this process's processor, and of the slowest batch."""
    start, worked, slowest = perf_counter(), process_time(), 0.0
    for first in range(0, len(keys), BATCH):
        began = perf_counter()
        with acting(author, "benchmark"):
            suggest_all(keys[first : first + BATCH])
        slowest = max(slowest, perf_counter() - began)
    return perf_counter() - start, process_time() - worked, slowest


def measure(size: int) -> None:
    author = factories.person("bench")
    source = load(size, Person.objects.using("owner").get(pk=author.pk))
    keys = list(outdated().values_list("pk", flat=True))
    first = recompute(author, keys)
    marked = downgrade(source, author, "B"), downgrade(source, author, "C")
    waiting = list(stale().values_list("pk", flat=True))
    again = recompute(author, waiting)
    written = Suggestion.objects.aggregate(Max("computed_at"))
    idle = recompute(author, keys)
    assert written == Suggestion.objects.aggregate(Max("computed_at")), "the second run wrote"
    print(f"{size:,} claims, on {date.today():%d %B %Y}")
    print(
        f"  reached and marked      {1e6 * marked[0] / len(waiting):8.1f} µs a claim (promise 12)"
    )
    print(f"  reached, marked before  {1e6 * marked[1] / len(waiting):8.1f} µs a claim")
    for words, (taken, worked, slowest) in (
        ("computed first", first), ("computed again", again), ("nothing to write", idle),
    ):  # fmt: skip
        print(
            f"  {words:23} {len(keys) / taken:8,.0f} claims a second (promise 2,000); "
            f"{1000 * worked / len(keys):.2f} ms of this process’s processor for each; slowest "
            f"batch of {BATCH}: {slowest:.2f} s"
        )


def main() -> None:
    databases = throwaway.Databases(throwaway.folder())
    for size in [int(text) for text in sys.argv[1:]] or SIZES:
        name = databases.clone()
        with throwaway.pointed_at(name):
            measure(size)
            for alias in ("default", "owner"):
                connections[alias].close()
        databases.drop(name)
    databases.close()


if __name__ == "__main__":
    main()
