"""Which list a page pages through, and what it is narrowed to, as SQL over listings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.logic.listing_facets import Facet
from articles.logic.partial_dates import PartialDate
from articles.public.reading.asked import Asked

#: Lists are looked through this far at most to count what passes several filters together.
MOST_WALKED = 1000
#: And this far for a page of it, from where the page begins.
MOST_SEARCHED = 5000


@dataclass(frozen=True)
class Listed:
    """One list: claims of that company (0: of all) with that value of the facet."""

    company: int
    facet: Facet
    value: int = 0

    @property
    def sql(self) -> str:
        """Numbers only, of our own keys."""
        return f"company_key = {self.company} AND facet = {self.facet:d} AND value = {self.value}"


@dataclass(frozen=True)
class Scope:
    """The page's own list `base`, further lists a claim has to be in, and other conditions.

    `lists` holds those that are chosen, by the name of their filter, the one with the fewest
    claims first.
    """

    base: Listed
    lists: tuple[tuple[str, Listed], ...]
    asked: Asked

    def others(self, but: str) -> tuple[Listed, ...]:
        return tuple(listed for name, listed in self.lists if name != but)

    @property
    def is_dated(self) -> bool:
        return bool(self.asked.since or self.asked.until)

    @property
    def is_walked(self) -> bool:
        """Whether counts of the page's filters together have to be made by looking."""
        return len(self.lists) > 1 or self.is_dated or self.asked.changed is not None

    def driver(self, but: str = "") -> tuple[Listed, tuple[Listed, ...]]:
        """The list to go through, and those in which its claims have to be as well."""
        lists = self.others(but)
        return (lists[0], lists[1:]) if lists else (self.base, ())

    def values(self) -> dict[str, Any]:
        asked = self.asked
        return {
            "verdict": asked.verdict,
            "level": asked.level,
            "since": asked.since.iso() if asked.since else "",
            "until": last_of(asked.until),
            "changed": asked.changed_from,
        }

    def conditions(self, *, judged: bool = True) -> str:
        """On the row `l` of a list; " AND …" or nothing."""
        asked, said = self.asked, []
        if judged and asked.verdict:
            said.append("l.verdict = %(verdict)s")
        if judged and asked.level is not None:
            said.append("l.level = %(level)s")
        if self.is_dated:
            said.append("l.dated <> ''")
        if asked.since:
            said.append("l.dated >= %(since)s")
        if asked.until:
            said.append("l.dated <= %(until)s")
        if asked.changed:
            said.append("l.updated_at >= %(changed)s")
        return "".join(f" AND {one}" for one in said)


def also_in(lists: Sequence[Listed]) -> str:
    """On the row `l`: that its claim is in these lists too; " AND …" or nothing."""
    return "".join(
        " AND EXISTS (SELECT FROM articles_publishedlisting o "
        f"WHERE o.claim_id = l.claim_id AND {_of('o', listed)})"
        for listed in lists
    )


def _of(row: str, listed: Listed) -> str:
    return (
        f"{row}.company_key = {listed.company} AND {row}.facet = {listed.facet:d} "
        f"AND {row}.value = {listed.value}"
    )


def last_of(day: PartialDate | None) -> str:
    """A text behind all dates within it, and before all later ones: "2025-99" for 2025."""
    return f"{day.iso()}-99" if day else ""
