"""Set-wise writing on the public side: addresses, links of merged companies, passages, search."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db import connection
from django.db.models import F, Value

from articles.public.models import (
    PublishedAddress,
    PublishedAppearance,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedCompany,
)

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


def index_claim(claim: PublishedClaim, first: str, second: str) -> None:
    """What search finds the claim by; words of `first` weigh more."""
    configuration = claim.search_configuration
    PublishedClaim.objects.filter(pk=claim.pk).update(
        search_vector=SearchVector(Value(first[:SEARCHED]), config=configuration, weight="A")
        + SearchVector(Value(second[:SEARCHED]), config=configuration, weight="B")
    )
