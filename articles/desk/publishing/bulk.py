"""Set-wise writing on the public side: addresses, links of merged companies, passages, search."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchVector
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import F, Field, JSONField, Model, Value
from django.db.models.expressions import BaseExpression, CombinedExpression, DatabaseDefault
from psycopg.types.json import Jsonb

from articles.desk.editing.bulk_load import free_keys
from articles.desk.editing.copying import copied
from articles.desk.models import Verification
from articles.fields import PartialDateField
from articles.public.models import (
    PublishedAddress,
    PublishedAppearance,
    PublishedArticle,
    PublishedClaimCompany,
    PublishedCompany,
    PublishedSource,
)

M = TypeVar("M", bound=Model)

#: So many rows of a table are copied; fewer are inserted.
COPIED_FROM = 50
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


def words_of_all(said: Sequence[tuple[str, str, str]]) -> list[Any]:
    """As `words_of`, of (configuration, first, second); computed at once where they are many."""
    if len(said) < COPIED_FROM:
        return [words_of(*one) for one in said]
    cut = [(name, first[:SEARCHED], second[:SEARCHED]) for name, first, second in said]
    with connection.cursor() as cursor:
        cursor.execute(_WORDS, [json.dumps(cut, ensure_ascii=False)])
        return [words for (words,) in cursor.fetchall()]


_WORDS = """
SELECT setweight(to_tsvector((n->>0)::regconfig, n->>1), 'A')
    || setweight(to_tsvector((n->>0)::regconfig, n->>2), 'B')
FROM json_array_elements(%s::json) WITH ORDINALITY AS t(n, place) ORDER BY place
"""


def add_rows(rows: Iterable[M]) -> list[M]:
    """Rows of one public table that are new, by one statement; with their keys.

    Where they are many and no expression is among their values they are copied: `ready_to_copy`
    comes first in the transaction.
    """
    new = list(rows)
    if not new:
        return new
    if len(new) < COPIED_FROM or _needs_sql(new):
        return type(new[0])._default_manager.bulk_create(new)
    for row, key in zip(new, free_keys(type(new[0]), len(new)), strict=True):
        row.pk = key
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    _copy(new, _given(new[0]))
    return new


def _needs_sql(rows: Sequence[Model]) -> bool:
    """Whether a value is an expression, or a column's default is left to the database for some
    of the rows alone."""
    for field in _given(rows[0]):
        column = [getattr(row, field.attname) for row in rows]
        left = sum(isinstance(value, DatabaseDefault) for value in column)
        if left not in (0, len(rows)) or (
            not left and any(isinstance(value, BaseExpression) for value in column)
        ):
            return True
    return False


def _given(row: Model) -> list[Field[Any, Any]]:
    return [field for field in row._meta.concrete_fields if not field.generated]


def _copy(rows: Sequence[Model], fields: Sequence[Field[Any, Any]]) -> None:
    values, given = [], []
    for field in fields:
        column = [getattr(row, field.attname) for row in rows]
        if isinstance(column[0], DatabaseDefault):
            continue
        if isinstance(field, JSONField):
            column = [None if value is None else Jsonb(value) for value in column]
        elif isinstance(field, PartialDateField):
            column = [field.get_prep_value(value) for value in column]
        values.append(column)
        given.append(str(field.column))
    copied(rows[0]._meta.db_table, given, zip(*values, strict=True))


def add_carried_over(rows: Iterable[Verification]) -> None:
    """What says of each of several claims that its base was checked elsewhere."""
    new = list(rows)
    if len(new) < COPIED_FROM:
        Verification.objects.bulk_create(new)
    else:  # the database gives the keys
        _copy(new, [field for field in _given(new[0]) if not field.primary_key])


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
