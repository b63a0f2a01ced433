"""A page of claims in groups, with what it can be narrowed to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from articles.logic.listing_facets import Facet
from articles.public.reading.asked import LABELS, Asked
from articles.public.reading.claim_rows import ClaimRow
from articles.public.reading.company_header import After
from articles.public.reading.list_counts import Choice, ListCounts
from articles.public.reading.list_rows import PAGE, newest_by_topic, page_of_list
from articles.public.reading.scopes import Scope
from articles.public.reading.selects import Select, selects
from articles.public.reading.tallies import Tally, tally_from

#: Topics of which the overview of a large company shows the newest claims.
TOPICS_SHOWN = 10
WITHOUT_TOPIC = "Without a topic"


@dataclass(frozen=True)
class Group:
    """`total` is how many there are in all where not all of them are shown, else 0."""

    name: str
    slug: str
    rows: tuple[ClaimRow, ...]
    total: int = 0


@dataclass(frozen=True)
class ClaimList:
    """`passing` is how many claims pass the filters, None where that would take too long.

    `more_topics` are those that the overview of a large company has no room for;
    `is_unfinished`: the search for claims that pass stopped before the end of the list.
    """

    asked: Asked
    tally: Tally
    selects: tuple[Select, ...]
    groups: tuple[Group, ...]
    shown: int
    passing: int | None
    next_after: str
    is_first: bool
    is_unfinished: bool = False
    is_overview: bool = False
    more_topics: tuple[Choice, ...] = ()

    @property
    def total(self) -> int:
        return self.tally.total

    @property
    def in_words(self) -> list[str]:
        """The filters in force, as "Verdict: Disputed"."""
        labels = {select.name: select.chosen_label for select in self.selects if select.chosen}
        return [
            f"{LABELS[name]}: {labels.get(name, text)}"
            for name, text in self.asked.texts.items()
            if name != "order"
        ]


def claim_list(
    scope: Scope,
    counts: ListCounts,
    *,
    names: Iterable[str],
    after: After | None,
    today: date,
    by_topic: bool,
) -> ClaimList:
    """One query. Unless asked for otherwise it is by topic, or else the last changed first."""
    asked = scope.asked
    passing = passing_of(counts, asked)
    wanted = asked.order or "topic"
    if wanted == "topic" and not by_topic:
        wanted = "changed"
    tally = tally_from(counts, verdict=asked.verdict)
    topics = counts.choices.get(Facet.TOPIC, [])
    is_small = passing is not None and passing <= PAGE
    rest = {"asked": asked, "tally": tally, "passing": passing, "is_first": after is None}
    rest["selects"] = selects(asked, counts, names=names, order=wanted)
    # Where few claims have a topic, an overview by topics would hide the others.
    is_told_by_topics = 2 * sum(each.count or 0 for each in topics) > tally.total
    is_whole = wanted == "topic" and after is None and not asked.is_narrowed
    if is_whole and is_told_by_topics and not is_small:
        return _overview(scope, topics, rest, today)
    order = wanted
    if wanted == "topic":
        order = "date" if scope.is_dated and not is_small else "changed"
    page = page_of_list(scope, order, after=after, today=today)
    is_grouped = wanted == "topic" and is_small and after is None
    return ClaimList(
        groups=_by_topic(page.rows) if is_grouped else _ungrouped(page.rows),
        shown=len(page.rows),
        next_after=page.next_after,
        is_unfinished=page.is_unfinished,
        **rest,  # type: ignore[arg-type]
    )


def passing_of(counts: ListCounts, asked: Asked) -> int | None:
    """How many claims pass all filters."""
    if counts.passing is None:
        return None
    return sum(
        n
        for (verdict, level), n in counts.passing.items()
        if asked.verdict in ("", verdict) and asked.level in (None, level)
    )


def _by_topic(rows: list[ClaimRow]) -> tuple[Group, ...]:
    def topic(row: ClaimRow) -> tuple[bool, str, str]:
        if not row.topics:
            return True, WITHOUT_TOPIC, ""
        return False, row.topics[0].name, row.topics[0].slug

    ordered = sorted(rows, key=topic)
    return tuple(
        Group(name, slug, tuple(group)) for (_, name, slug), group in groupby(ordered, topic)
    )


def _ungrouped(rows: list[ClaimRow]) -> tuple[Group, ...]:
    return (Group("", "", tuple(rows)),) if rows else ()


def _overview(
    scope: Scope, topics: list[Choice], rest: dict[str, object], today: date
) -> ClaimList:
    """The topics with the most claims, each with its newest."""
    shown = topics[:TOPICS_SHOWN]
    *named, without = newest_by_topic(scope, [topic.key for topic in shown], today=today)
    groups = [
        Group(topic.name, topic.slug, tuple(rows), total=topic.count or 0)
        for topic, rows in zip(shown, named, strict=True)
    ]
    if without:
        groups.append(Group(WITHOUT_TOPIC, "", tuple(without)))
    return ClaimList(
        groups=tuple(group for group in groups if group.rows),
        shown=sum(len(group.rows) for group in groups),
        next_after="",
        is_overview=True,
        more_topics=tuple(topics[TOPICS_SHOWN:]),
        **rest,  # type: ignore[arg-type]
    )
