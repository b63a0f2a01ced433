"""A page of a list as keys alone, for readers that choose what they want to know of each claim."""

# ruff: noqa: S608 - made of constants and of keys of ours, which are numbers
from __future__ import annotations

from dataclasses import dataclass

from articles.logic.listing_facets import Facet
from articles.public.reading.asking import rows
from articles.public.reading.company_header import After
from articles.public.reading.list_rows import ORDERS, place, walk
from articles.public.reading.scopes import MOST_SEARCHED, Scope

Place = tuple[str, str, str, int]
"""Public id, moment of the last change (ISO), date since when it holds, level of confidence."""


@dataclass(frozen=True)
class Keys:
    """`next_after` is None on the last page. A page may be short and have a next one."""

    pks: list[int]
    next_after: Place | None


def keys_of_list(scope: Scope, order: str, *, after: After | None, size: int) -> Keys:
    """One query, which looks through MOST_SEARCHED claims at most where no index holds the list
    as it is asked for: then the next page goes on from there."""
    listed, also = scope.driver()
    is_searched = bool(also) or not _is_indexed(scope, order)
    first = walk(listed, scope, order, also=also, after=after, is_searched=is_searched)
    columns = (
        "l.claim_id, c.public_id, l.updated_at::text AS moment, l.dated, l.level, l.updated_at"
    )
    joined = "l JOIN articles_publishedclaim c ON c.id = l.claim_id"
    upwards = ", ".join(f"l.{column}" for column in ORDERS[order])
    downwards = ", ".join(f"o.{column} DESC" for column in ORDERS[order])
    found = rows(
        f"""{first}
SELECT claim_id, public_id, moment, dated, level, n FROM (
    SELECT {columns}, 0 AS n FROM found {joined}
    UNION ALL
    (SELECT {columns}, (SELECT count(*) FROM walked) FROM walked {joined}
    ORDER BY {upwards} LIMIT 1)
) AS o ORDER BY n > 0, {downwards}
""",
        scope.values() | place(after) | {"size": size + 1, "most": MOST_SEARCHED},
    )
    shown = [each for each in found if not each[-1]]
    walked = [each for each in found if each[-1]]
    if len(shown) > size:
        return Keys([each[0] for each in shown[:size]], _place(shown[size - 1]))
    if is_searched and walked and walked[0][-1] >= MOST_SEARCHED:
        return Keys([each[0] for each in shown], _place(walked[0]))
    return Keys([each[0] for each in shown], None)


def _place(each: tuple[object, ...]) -> Place:
    return str(each[1]), str(each[2]), str(each[3]), int(str(each[4]))


def _is_indexed(scope: Scope, order: str) -> bool:
    """Whether the claims that are asked for stand side by side in the order's index."""
    asked = scope.asked
    if scope.is_dated and order != "date":
        return False
    if asked.changed is not None and order != "changed":
        return False
    if asked.level is not None and order != "certain":
        return False
    is_whole = scope.driver()[0].facet == Facet.ANY
    return not asked.verdict or (order == "changed" and is_whole)
