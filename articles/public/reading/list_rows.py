"""A page of a list, by keyset on its listings: a deep page costs what the first does."""

# ruff: noqa: S608 - made of constants and of keys of ours, which are numbers
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.logic.listing_facets import Facet
from articles.public.reading.asking import rows
from articles.public.reading.claim_rows import ClaimRow, listed_rows
from articles.public.reading.company_header import After
from articles.public.reading.listed_claim import COLUMNS, DETAILS, WIDTH
from articles.public.reading.scopes import MOST_SEARCHED, Listed, Scope, also_in

PAGE = 50
#: The columns of a listing behind each ?order=; all of them run downwards.
ORDERS = {
    "changed": ("updated_at", "claim_id"),
    "certain": ("level", "updated_at", "claim_id"),
    "date": ("dated", "claim_id"),
}
#: In the overview of a large company, of each of its topics at least.
NEWEST_OF_TOPIC = 5


@dataclass(frozen=True)
class Rows:
    """`next_after` is "" on the last page; `is_unfinished`: the search stopped before its end."""

    rows: list[ClaimRow]
    next_after: str
    is_unfinished: bool = False


def page_of_list(
    scope: Scope, order: str, *, after: After | None, today: date, size: int = PAGE
) -> Rows:
    """One page of the scope's claims; one query.

    Where a claim has to be in several lists, the shortest of them is gone through from where
    the page begins, MOST_SEARCHED claims at most: then the next page goes on from there.
    """
    listed, also = scope.driver()
    # Dates are kept in the order of dates alone; elsewhere they are looked for.
    is_searched = bool(also) or (scope.is_dated and order != "date")
    found = rows(
        _page(listed, scope, order, also=also, after=after, is_searched=is_searched),
        scope.values() | place(after) | {"size": size + 1, "most": MOST_SEARCHED},
    )
    walked, last_walked = found[0][WIDTH + 3 :]
    claims = [each for each in found if each[0] is not None]
    shown = listed_rows(claims[:size], today=today)
    if len(claims) > size:
        return Rows(shown, shown[-1].claim.public_id)
    if is_searched and walked >= MOST_SEARCHED:
        return Rows(shown, last_walked, is_unfinished=True)
    return Rows(shown, "")


def _page(
    listed: Listed,
    scope: Scope,
    order: str,
    *,
    also: Sequence[Listed],
    after: After | None,
    is_searched: bool,
) -> str:
    columns = ORDERS[order]
    return f"""
{walk(listed, scope, order, also=also, after=after, is_searched=is_searched)}
SELECT {COLUMNS}, {DETAILS}, w.n, w.last
FROM (
    SELECT count(*) AS n, (
        SELECT c.public_id FROM walked l JOIN articles_publishedclaim c ON c.id = l.claim_id
        ORDER BY {", ".join(f"l.{column}" for column in columns)} LIMIT 1) AS last
    FROM walked
) AS w
LEFT JOIN (found l JOIN articles_publishedclaim c ON c.id = l.claim_id) ON true
ORDER BY {", ".join(f"l.{column} DESC" for column in columns)}
"""


def walk(
    listed: Listed,
    scope: Scope,
    order: str,
    *,
    also: Sequence[Listed],
    after: After | None,
    is_searched: bool,
) -> str:
    """SQL that begins a statement: `walked`, rows of the list from behind `after`, and `found`,
    those of them that the page shows. Takes the values of `scope`, `place`, `size` and `most`."""
    columns = ORDERS[order]
    downwards = ", ".join(f"l.{column} DESC" for column in columns)
    behind = ""
    if after:
        names = ", ".join(f"l.{column}" for column in columns)
        behind = f" AND ({names}) < ({', '.join(f'%(after_{c})s' for c in columns)})"
    conditions = scope.conditions()
    inner, outer = conditions + behind, ""
    if is_searched:
        inner, outer = behind, conditions + also_in(also)
    limit = "%(most)s" if is_searched else "%(size)s"
    return f"""
WITH walked AS MATERIALIZED (
    SELECT l.* FROM articles_publishedlisting l
    WHERE {listed.sql}{inner} ORDER BY {downwards} LIMIT {limit}
), found AS (
    SELECT l.* FROM walked l WHERE true{outer} ORDER BY {downwards} LIMIT %(size)s
)"""


def place(after: After | None) -> dict[str, Any]:
    if after is None:
        return {}
    return {
        "after_claim_id": after.pk,
        "after_updated_at": after.updated_at,
        "after_dated": after.dated,
        "after_level": after.level,
    }


def newest_by_topic(scope: Scope, topics: Sequence[int], *, today: date) -> list[list[ClaimRow]]:
    """Of each topic, by its key, the scope's newest claims; one query.

    The last list has those without a topic among the scope's newest. A claim of several topics
    stands under the first of them alone.
    """
    company = scope.base.company
    found = rows(
        f"""
WITH found AS (
    SELECT t.place, l.claim_id, l.updated_at
    FROM unnest(%(topics)s::bigint[]) WITH ORDINALITY AS t(key, place)
    CROSS JOIN LATERAL (
        SELECT l.claim_id, l.updated_at FROM articles_publishedlisting l
        WHERE l.company_key = {company} AND l.facet = {Facet.TOPIC:d} AND l.value = t.key
        ORDER BY l.updated_at DESC, l.claim_id DESC LIMIT %(most)s
    ) AS l
    UNION ALL
    (SELECT NULL, l.claim_id, l.updated_at FROM (
        SELECT * FROM articles_publishedlisting l WHERE {scope.base.sql}
        ORDER BY l.updated_at DESC, l.claim_id DESC LIMIT {PAGE}
    ) AS l
    WHERE NOT EXISTS (
        SELECT FROM articles_publishedclaimtopic ct WHERE ct.claim_id = l.claim_id)
    ORDER BY l.updated_at DESC, l.claim_id DESC LIMIT %(most)s)
)
SELECT {COLUMNS}, {DETAILS}, l.place
FROM found l JOIN articles_publishedclaim c ON c.id = l.claim_id
ORDER BY l.place NULLS LAST, l.updated_at DESC, l.claim_id DESC
""",
        {"topics": list(topics), "most": max(NEWEST_OF_TOPIC, PAGE // (len(topics) + 1))},
    )
    groups: list[list[ClaimRow]] = [[] for _ in range(len(topics) + 1)]
    seen: set[int] = set()
    for each, row in zip(found, listed_rows(found, today=today), strict=True):
        if row.claim.pk not in seen:
            seen.add(row.claim.pk)
            groups[(each[-1] or len(groups)) - 1].append(row)
    return groups
