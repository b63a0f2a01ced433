"""What readers have as JSON Lines: one record a line, each with its kind under "record".

Generators over querysets in constant memory: rows come by a server-side cursor, and a claim's line
is the stored text of its edition, which nobody parses. docs/exporting.md lists every key.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from articles.logic.citations import DEMONSTRATION
from articles.logic.partial_dates import PartialDate
from articles.public.models import (
    Correction,
    PublishedArticle,
    PublishedBrief,
    PublishedClaim,
    PublishedCompany,
    PublishedRelation,
    PublishedSource,
    PublishedTopic,
)

#: Rows that are fetched together.
CHUNK = 1000


def notice_lines(*, demonstration: bool) -> Iterator[str]:
    """What comes first in the file of a demonstration: its name may get lost."""
    if demonstration:
        yield _line("notice", text=DEMONSTRATION)


def claim_lines(claims: QuerySet[PublishedClaim]) -> Iterator[str]:
    """By public id; `challenge` is that of today, the rest the present edition as it is stored."""
    rows = claims.order_by("public_id").values_list("challenge", "edition__content")
    for challenge, content in rows.iterator(chunk_size=CHUNK):
        yield f'{{"record":"claim","challenge":"{challenge}",{content[1:]}\n'


def brief_lines(briefs: QuerySet[PublishedBrief]) -> Iterator[str]:
    rows = briefs.order_by("public_id").values_list("edition__content", flat=True)
    for content in rows.iterator(chunk_size=CHUNK):
        yield f'{{"record":"brief",{content[1:]}\n'


def topic_lines(topics: QuerySet[PublishedTopic]) -> Iterator[str]:
    for row in topics.order_by("slug").iterator(chunk_size=CHUNK):
        yield _line("topic", slug=row.slug, name=row.name)


def company_lines(companies: QuerySet[PublishedCompany]) -> Iterator[str]:
    rows = companies.order_by("public_id").select_related("parent", "merged_into")
    for row in rows.prefetch_related("names", "identifiers").iterator(chunk_size=CHUNK):
        yield _line(
            "company",
            id=row.public_id,
            slug=row.slug,
            **_columns(row, "name", "description", "country", "website", "founded", "dissolved"),
            parent=_id(row.parent),
            merged_into=_id(row.merged_into),
            names=_each(row.names.all(), "name", "kind", "valid_from", "valid_until", "origin"),
            identifiers=_each(row.identifiers.all(), "scheme", "value", "origin"),
        )


def source_lines(sources: QuerySet[PublishedSource]) -> Iterator[str]:
    rows = sources.order_by("public_id").select_related("owner")
    for row in rows.iterator(chunk_size=CHUNK):
        said = _columns(row, "label", "kind", "description", "grade")
        yield _line("source", id=row.public_id, **said, owner=_id(row.owner))


def article_lines(articles: QuerySet[PublishedArticle]) -> Iterator[str]:
    rows = articles.order_by("public_id").select_related("publisher")
    for row in rows.prefetch_related("derives_from").iterator(chunk_size=CHUNK):
        yield _line(
            "article",
            id=row.public_id,
            publisher=_id(row.publisher),
            **_columns(
                row, "title", "byline", "kind", "published_on", "url", "language", "rights",
                "standing", "version", "captured_on", "body", "sentence_count",
            ),
            derives_from=sorted(other.public_id for other in row.derives_from.all()),
        )  # fmt: skip


def relation_lines(
    relations: QuerySet[PublishedRelation], claims: QuerySet[PublishedClaim]
) -> Iterator[str]:
    """Each with those of `claims` that it rests on."""
    rows = relations.order_by("public_id").select_related("subject", "object")
    rows = rows.prefetch_related(Prefetch("claims", queryset=claims.only("public_id")))
    for row in rows.iterator(chunk_size=CHUNK):
        yield _line(
            "relation",
            id=row.public_id,
            subject=row.subject.public_id,
            object=row.object.public_id,
            **_columns(row, "kind", "started", "ended"),
            claims=sorted(claim.public_id for claim in row.claims.all()),
        )


def correction_lines(corrections: QuerySet[Correction]) -> Iterator[str]:
    """`corrections` with their words (`with_words`)."""
    rows = corrections.order_by("made_at", "id").select_related("from_edition", "to_edition")
    for row in rows.select_related("claim").iterator(chunk_size=CHUNK):
        yield _line(
            "correction",
            claim=row.claim.public_id,
            kind=row.kind,
            was_wrong=getattr(row, "told_wrong"),  # noqa: B009  (annotated)
            is_right=getattr(row, "told_right"),  # noqa: B009
            from_number=row.from_edition.number,
            to_number=row.to_edition.number if row.to_edition else None,
            made_at=row.made_at.isoformat(),
        )


def _line(record: str, **values: Any) -> str:
    said = json.dumps({"record": record} | values, ensure_ascii=False, separators=(",", ":"))
    return f"{said}\n"


def _columns(row: Model, *names: str) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _each(rows: Iterable[Model], *names: str) -> list[dict[str, Any]]:
    """In an order that does not depend on keys."""
    return sorted((_columns(row, *names) for row in rows), key=lambda one: json.dumps(one))


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.iso()
    return value.isoformat() if hasattr(value, "isoformat") else value


def _id(row: Any) -> str | None:
    return row.public_id if row is not None else None
