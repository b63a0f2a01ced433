"""Published rows of claims against their editions, rebuilt as the door builds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import connection, models

from articles.desk.models import Verification
from articles.desk.publishing.appearance_rows import appearance_values
from articles.desk.publishing.bulk import SEARCHED
from articles.desk.publishing.evidence_rows import evidence_values
from articles.desk.publishing.integrity.fault import Fault, Look
from articles.desk.publishing.reviewed import newest_reviews
from articles.desk.publishing.tables import claim_values, searched_words
from articles.logic.edition_content import ClaimContent, content_hash, read_claim
from articles.logic.first_tellers import first_tellers
from articles.logic.vocabulary import PublicStanding
from articles.public.models import (
    PublishedAppearance,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedClaimTopic,
    PublishedEvidence,
)

#: Claims whose rows are in memory at once.
BATCH = 500

_UNSEARCHED = """
SELECT p.public_id FROM articles_publishedclaim p
JOIN unnest(%s::bigint[], %s::text[], %s::text[]) AS n(id, first, second) USING (id)
WHERE p.search_vector IS DISTINCT FROM
    setweight(to_tsvector(p.search_configuration, n.first), 'A')
    || setweight(to_tsvector(p.search_configuration, n.second), 'B')
"""

#: A row's own columns beside those of the records that it leads to.
_BESIDE: dict[type[models.Model], tuple[str, ...]] = {
    PublishedEvidence: (
        "public_id", "stance", "kind", "state", "origins", "source__public_id",
        "article__public_id", "first_teller__public_id",
    ),
    PublishedAppearance: (
        "public_id", "attribution", "speaker", "mode", "article__public_id", "spans",
    ),
    PublishedClaimCompany: (
        "named__public_id", "role", "company__public_id", "named__merged_into__public_id",
    ),
    PublishedClaimTopic: ("topic__name",),
}  # fmt: skip

Row = dict[str, Any]


def _find() -> Iterator[Fault]:
    after = 0
    while True:
        rows = list(
            PublishedClaim.objects.filter(pk__gt=after)
            .select_related("edition")
            .order_by("pk")[:BATCH]
        )
        if not rows:
            return
        yield from _compared(rows)
        after = rows[-1].pk


def _compared(rows: list[PublishedClaim]) -> Iterator[Fault]:
    contents = {}
    reviews = newest_reviews(row.public_id for row in rows)
    for row in rows:
        content = _content(row)
        if content is not None:
            contents[row.pk] = content
            yield from _claim(row, content, reviews.get(row.public_id))
    for kind, model, compare in _COMPARED:
        beside = _rows_beside(model, list(contents))
        for row in rows:
            words = compare(contents[row.pk], beside[row.pk]) if row.pk in contents else ""
            if words:
                yield Fault(kind, row.public_id, words)
    yield from _search(contents)


def _content(row: PublishedClaim) -> ClaimContent | None:
    """None where nothing is shown, and where the edition is no longer its own text."""
    text = row.edition.content
    if row.standing == PublicStanding.WITHDRAWN or row.edition.content_hash != content_hash(text):
        return None
    return read_claim(text)


def _claim(
    row: PublishedClaim, content: ClaimContent, review: Verification | None
) -> Iterator[Fault]:
    values = claim_values(content, row.edition, review)
    if row.standing != PublicStanding.CURRENT:
        del values["updated_at"]  # then it is the moment of the retraction
    differing = [name for name, value in values.items() if getattr(row, name) != value]
    if differing:
        yield Fault(
            "published-claim", row.public_id, f"Not as its edition: {', '.join(differing)}."
        )


def _rows_beside(model: type[models.Model], claims: list[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    chosen = model._default_manager.filter(claim__in=claims).order_by()
    for row in chosen.values("claim_id", *_BESIDE[model]).iterator():
        found[row.pop("claim_id")].append(row)
    return found


def _evidence(content: ClaimContent, rows: list[Row]) -> str:
    values, tellers = evidence_values(content), first_tellers(content)
    meant = {
        item.id: values[item.id]
        | {
            "public_id": item.id,
            "source__public_id": item.source.id,
            "article__public_id": item.article.id if item.article else None,
        }
        for item in content.evidence
    }
    found = {row["public_id"]: row for row in rows}
    first = {id: row.pop("first_teller__public_id") for id, row in found.items()}
    # Rows from before there were first tellers have their own source there.
    is_told = all(
        first[id] in (tellers[id], found[id]["source__public_id"]) for id in meant if id in found
    )
    return "" if found == meant and is_told else "Its evidence is not that of its edition."


def _appearances(content: ClaimContent, rows: list[Row]) -> str:
    meant = {
        appearance.id: appearance_values(appearance)
        | {"public_id": appearance.id, "article__public_id": appearance.article.id}
        for appearance in content.appearances
    }
    found = {row["public_id"]: row for row in rows}
    for row in (*meant.values(), *found.values()):
        row["spans"] = [(span["exact"], span.get("paragraph") is None) for span in row["spans"]]
    return "" if found == meant else "Its appearances are not those of its edition."


def _companies(content: ClaimContent, rows: list[Row]) -> str:
    meant = sorted((company.id, company.role) for company in content.companies)
    found = sorted((row["named__public_id"], row["role"]) for row in rows)
    if found != meant:
        return "Its companies are not those of its edition."
    for row in rows:
        survivor = row["named__merged_into__public_id"] or row["named__public_id"]
        if row["company__public_id"] != survivor:
            return f"It does not stand at the company that {row['named__public_id']} is now."
    return ""


def _topics(content: ClaimContent, rows: list[Row]) -> str:
    meant = sorted(topic.name for topic in content.topics)
    found = sorted(row["topic__name"] for row in rows)
    return "" if found == meant else "Its topics are not those of its edition."


def _search(contents: dict[int, ClaimContent]) -> Iterator[Fault]:
    words = [searched_words(content) for content in contents.values()]
    first, second = ([pair[place][:SEARCHED] for pair in words] for place in (0, 1))
    with connection.cursor() as cursor:
        cursor.execute(_UNSEARCHED, [list(contents), first, second])
        for (public_id,) in cursor.fetchall():
            yield Fault("published-search", public_id, "Search finds it by other words.")


_COMPARED = (
    ("published-evidence", PublishedEvidence, _evidence),
    ("published-appearances", PublishedAppearance, _appearances),
    ("published-companies", PublishedClaimCompany, _companies),
    ("published-topics", PublishedClaimTopic, _topics),
)

LOOKS = (Look(("published-claim", *(kind for kind, _, _ in _COMPARED), "published-search"), _find),)
