"""What two companies share, in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from articles.logic.listing_facets import Facet
from articles.logic.year_bars import YearBar, gaps, year_bars
from articles.public.reading.asking import rows
from articles.public.reading.briefs import Brief, brief_from
from articles.public.reading.claim_rows import ClaimRow, listed_rows
from articles.public.reading.company_header import After
from articles.public.reading.dossier_parts import Parts, parts_of
from articles.public.reading.header_sql import PAIR
from articles.public.reading.list_counts import ListCounts
from articles.public.reading.pair_sql import BRIEF, COUNTS, MOST_COUNTED, PAGE_OF_PAIR
from articles.public.reading.relations import Relations
from articles.public.reading.scopes import Listed
from articles.public.reading.tallies import Tally, tally_from

PAGE = 50


@dataclass(frozen=True)
class Named:
    """`pk`, `slug` and `name` of the company, or of the one it was merged into."""

    asked_slug: str
    pk: int
    slug: str
    name: str
    version: int
    after: After | None


@dataclass(frozen=True)
class Year:
    """Claims that are said to hold since that year; "" for those without a date.

    `total` counts all of them, None where they were not counted; `gap` says in words in which
    years before it nothing is dated, "" where there are none.
    """

    name: str
    rows: tuple[ClaimRow, ...]
    total: int | None
    gap: str


@dataclass(frozen=True)
class Pair:
    first: Named
    second: Named
    brief: Brief | None
    tally: Tally
    bars: tuple[YearBar, ...]
    gaps: tuple[str, ...]
    years: tuple[Year, ...]
    next_after: str
    is_first: bool
    parts: Parts | None
    relations: Relations | None


def companies_of(first: str, second: str, after: str) -> dict[str, Named]:
    """The two by the slug asked for, as far as they exist; one query."""
    is_id = after.isascii() and after.isalnum()
    values = {"first": first, "second": second, "after": after if is_id else ""}
    found = {}
    for _, asked, _, pk, slug, name, version, place in rows(PAIR, values):
        found[asked] = Named(asked, pk, slug, name, version, After(*place) if place else None)
    return found


def pair(first: Named, second: Named, *, today: date) -> Pair:
    """Three queries on the first page, two behind it; the two companies were one more."""
    listed = Listed(first.pk, Facet.WITH, second.pk)
    counts, years, brief = _counts(first, second)
    after = first.after
    found = rows(
        PAGE_OF_PAIR,
        {
            "company": first.pk,
            "other": second.pk,
            "dated": after.dated if after else "",
            "claim": after.pk if after else 0,
            "is_undated": bool(after and not after.dated),
            "size": PAGE + 1,
        },
    )
    shown = listed_rows(found[:PAGE], today=today)
    tally = tally_from(counts)
    is_first = after is None
    parts = parts_of(listed, tally.total, other=second.pk) if is_first else None
    known = {year: n for year, n in years.items() if year}
    before = gaps(known)
    return Pair(
        first=first,
        second=second,
        brief=brief,
        tally=tally,
        bars=year_bars(known) if is_first and len(known) > 1 else (),
        gaps=tuple(before.values()),
        years=tuple(_years(shown, years, before, is_first=is_first)),
        next_after=shown[-1].claim.public_id if len(found) > PAGE else "",
        is_first=is_first,
        parts=parts,
        relations=Relations(first.slug, first.name, parts.relations) if parts else None,
    )


def _years(
    shown: list[ClaimRow], totals: dict[int, int], before: dict[int, str], *, is_first: bool
) -> list[Year]:
    def year(row: ClaimRow) -> str:
        return str(row.claim.occurred.year) if row.claim.occurred else ""

    made = []
    for place, (name, group) in enumerate(groupby(shown, year)):
        # Behind page one, a year may have begun on the page before: its gap was told there.
        is_begun = place == 0 and not is_first
        gap = "" if is_begun or not name else before.get(int(name), "")
        made.append(Year(name, tuple(group), totals.get(int(name or 0)), gap))
    return made


def _counts(first: Named, second: Named) -> tuple[ListCounts, dict[int, int], Brief | None]:
    """By verdict and confidence, and by year (0: not dated); no years where there are too many."""
    counts, years = ListCounts(), dict[int, int]()
    brief = None
    values = {"company": first.pk, "other": second.pk}
    for part, verdict, level, n, text in rows(COUNTS + BRIEF, values):
        if part == "all":
            counts.all[verdict, level] = n
        elif part == "year":
            years[level] = n
        else:
            brief = brief_from(text)
    counts.passing = counts.all
    if sum(years.values()) > MOST_COUNTED:
        years = {}
    return counts, years, brief
