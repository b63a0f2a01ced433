"""Set-wise writing on the public side: addresses, links of merged companies, passages, search."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchVector
from django.db import connection
from django.db.models import F, Model, Value
from django.db.models.expressions import CombinedExpression

from articles.desk.models import Verification
from articles.public.models import (
    PublishedAddress,
    PublishedAppearance,
    PublishedArticle,
    PublishedClaimCompany,
    PublishedCompany,
    PublishedSource,
)

M = TypeVar("M", bound=Model)

#: to_tsvector fails past 1 MB of distinct words; it must never fail a publication.
SEARCHED = 200_000


def lead_on(before: str, now: str) -> None:
    """Whatever led to the address `before` leads to `now`."""
    PublishedAddress.objects.filter(present=before).update(present=now)


def move_claims(company: PublishedCompany, survivor: PublishedCompany) -> None:
    """The claims of a merged company stand at the survivor."""
    PublishedClaimCompany.objects.filter(company=company).update(company=survivor)


def rebuild_claims(company: PublishedCompany) -> None:
    """The claims whose editions name the company stand at it again."""
    PublishedClaimCompany.objects.filter(named=company).update(company=F("named"))


_PLACED = """
UPDATE articles_publishedappearance a
SET version = n.version, state = n.state, spans = n.spans::jsonb, first_start = n.first
FROM unnest(%s::bigint[], %s::int[], %s::text[], %s::text[], %s::int[])
    AS n(id, version, state, spans, first)
WHERE a.id = n.id
"""


def place_appearances(rows: Sequence[PublishedAppearance]) -> None:
    """Writes where published passages stand, by one statement however many they are."""
    values: list[list[Any]] = [
        [row.pk for row in rows],
        [row.version for row in rows],
        [row.state for row in rows],
        [json.dumps(row.spans) for row in rows],
        [row.first_start for row in rows],
    ]
    with connection.cursor() as cursor:
        cursor.execute(_PLACED, values)


def words_of(configuration: str, first: str, second: str) -> CombinedExpression:
    """What search finds a claim by; words of `first` weigh more."""
    return SearchVector(Value(first[:SEARCHED]), config=configuration, weight="A") + SearchVector(
        Value(second[:SEARCHED]), config=configuration, weight="B"
    )


def add_rows(rows: Iterable[M]) -> list[M]:
    """Rows of one public table that are new, by one statement; with their keys."""
    new = list(rows)
    return type(new[0])._default_manager.bulk_create(new) if new else new


def add_carried_over(rows: Iterable[Verification]) -> None:
    """What says of each of several claims that its base was checked elsewhere."""
    Verification.objects.bulk_create(rows)


def see_sources_again(rows: Iterable[PublishedSource]) -> None:
    """A claim that is published now names these, and hence who owns them."""
    seen: dict[int, PublishedSource] = {}
    waiting = {row.pk: row for row in rows}
    while waiting:
        seen |= waiting
        owners = {row.owner_id for row in waiting.values() if row.owner_id} - seen.keys()
        waiting = PublishedSource.objects.in_bulk(owners)
    hidden = [row for row in seen.values() if row.is_hidden]
    if hidden:
        PublishedSource.objects.filter(pk__in=[row.pk for row in hidden]).update(is_hidden=False)
    for row in hidden:
        row.is_hidden = False


def derive_articles(links: Sequence[tuple[str, str]]) -> None:
    """Which of these public ids' articles rewrites which; those that readers know both of."""
    ids = {id for link in links for id in link}
    known = PublishedArticle.objects.filter(public_id__in=ids)
    keys = dict(known.values_list("public_id", "pk")) if ids else {}
    through = PublishedArticle.derives_from.through
    add_rows(
        through(from_publishedarticle_id=keys[child], to_publishedarticle_id=keys[parent])
        for child, parent in links
        if child in keys and parent in keys
    )
