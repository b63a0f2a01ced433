"""How many claims a page's filters leave, and how many each further choice would: exact.

What is asked one by one is read from the kept counts, at the same cost for a company of ten
claims and of a hundred thousand. What is asked together is counted by going through the shortest
of its lists, as long as that has MOST_WALKED claims at most; beyond, nothing is said.
"""

# ruff: noqa: S608 - made of constants and of keys of ours, which are numbers
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from articles.logic.listing_facets import Facet
from articles.public.reading.asking import rows
from articles.public.reading.scopes import MOST_WALKED, Listed, Scope, also_in

#: The longest lists offered for narrowing; beyond, search finds the rest.
MOST_CHOICES = 100
EPOCH = date(1970, 1, 1)
CHOSEN_BY = {Facet.TOPIC: "topic", Facet.ROLE: "role", Facet.WITH: "counterparty"}

Judged = Counter[tuple[str, int]]


@dataclass(frozen=True)
class Choice:
    """`count` is None where it would take too long to know."""

    key: int
    slug: str
    name: str
    count: int | None


@dataclass
class ListCounts:
    """`all` and `passing` by (verdict, level): of the page's list, and of what passes the
    filters but those on verdict and confidence; `passing` is None where that is not known."""

    all: Judged = field(default_factory=Counter)
    passing: Judged | None = field(default_factory=Counter)
    due: int = 0
    under_review: int = 0
    corrected: int = 0
    years: dict[int, int] = field(default_factory=dict)
    choices: dict[Facet, list[Choice]] = field(default_factory=dict)


def list_counts(scope: Scope, facets: Sequence[Facet], *, today: date) -> ListCounts:
    """One query. `facets` are those for which choices are wanted."""
    parts = [*_kept(scope), *_passing(scope)]
    for facet in facets:
        parts += _choices(scope, facet)
    values = scope.values() | {"today": (today - EPOCH).days}
    counts, unknown = ListCounts(), set[str]()
    for part, *found in rows("\nUNION ALL\n".join(parts), values):
        _take(counts, unknown, part, *found)
    if "" in unknown:
        counts.passing = None
    elif not scope.lists and not scope.is_walked:
        counts.passing = Counter(counts.all)
    for facet in facets:
        choices = counts.choices.get(facet, [])
        if CHOSEN_BY[facet] in unknown:
            choices = [replace(each, count=None) for each in choices]
        choices.sort(key=lambda each: (-(each.count or 0), each.name.casefold(), each.slug))
        counts.choices[facet] = choices[:MOST_CHOICES]
    return counts


def _take(
    counts: ListCounts,
    unknown: set[str],
    part: str,
    key: int,
    name: str,
    slug: str,
    verdict: str,
    number: int,
    n: int,
) -> None:
    """`number` is a level, or the facet of a choice."""
    if part == "all":
        counts.all[verdict, number] = n
    elif part == "passing" and counts.passing is not None:
        counts.passing[verdict, number] = n
    elif part == "year":
        counts.years[key] = n
    elif part == "one":
        setattr(counts, name, n)
    elif part == "walked" and n > MOST_WALKED:
        unknown.add(name)
    elif part == "choice":
        counts.choices.setdefault(Facet(number), []).append(Choice(key, slug, name, n))


def _kept(scope: Scope) -> Iterator[str]:
    base = scope.base
    yield (
        "SELECT 'all', 0::bigint, ''::varchar, ''::varchar, verdict, level::int, n "
        f"FROM articles_publishedtotal WHERE {base.sql} AND verdict <> ''"
    )
    if base.facet != Facet.ANY:
        return
    of = f"FROM articles_publishedtotal WHERE company_key = {base.company} AND facet"
    yield (
        "SELECT 'one', 0, 'due', '', '', 0, coalesce(sum(n), 0)::bigint "
        f"{of} = {Facet.DUE:d} AND value <= %(today)s"
    )
    for facet, name in ((Facet.REVIEW, "under_review"), (Facet.CORRECTED, "corrected")):
        yield f"SELECT 'one', 0, '{name}', '', '', 0, n {of} = {facet:d} AND verdict = ''"
    yield f"SELECT 'year', value, '', '', '', 0, n {of} = {Facet.YEAR:d} AND verdict = ''"


def _passing(scope: Scope) -> Iterator[str]:
    if scope.is_walked:
        listed, also = scope.driver()
        found = _walked(listed, scope)
        yield (
            "SELECT 'passing', 0, '', '', l.verdict, l.level::int, count(*) "
            f"FROM {found} WHERE true{also_in(also)} GROUP BY l.verdict, l.level"
        )
        yield f"SELECT 'walked', 0, '', '', '', 0, count(*) FROM {found}"
    elif scope.lists:
        listed = scope.lists[0][1]
        yield (
            "SELECT 'passing', 0, '', '', verdict, level::int, n "
            f"FROM articles_publishedtotal WHERE {listed.sql} AND verdict <> ''"
        )


def _walked(listed: Listed, scope: Scope, *, judged: bool = False) -> str:
    """The claims of a list that pass the conditions on their own row, one too many at most."""
    return (
        "(SELECT l.claim_id, l.verdict, l.level FROM articles_publishedlisting l "
        f"WHERE {listed.sql}{scope.conditions(judged=judged)} LIMIT {MOST_WALKED + 1}) AS l"
    )


def _choices(scope: Scope, facet: Facet) -> Iterator[str]:
    """Each value of the facet with the claims that it would leave beside the other filters."""
    name, asked, base = CHOSEN_BY[facet], scope.asked, scope.base
    listed, also = scope.driver(but=name)
    is_alone = listed == base and not scope.is_dated and asked.changed is None
    if is_alone and base.facet == Facet.ANY:
        of = f"company_key = {base.company} AND facet = {facet:d}"
        yield _named(facet, _kept_choices("value", of, asked.verdict, asked.level))
    elif is_alone and base.facet == Facet.TOPIC:
        of = f"facet = {Facet.TOPIC:d} AND value = {base.value} AND company_key > 0"
        yield _named(facet, _kept_choices("company_key", of, asked.verdict, asked.level))
    else:
        found = _walked(listed, scope, judged=True)
        key, of = "x.value", f"x.company_key = {base.company} AND x.facet = {facet:d}"
        if base.facet == Facet.TOPIC:
            key, of = "x.company_key", f"x.company_key > 0 AND x.facet = {Facet.ANY:d}"
        yield f"SELECT 'walked', 0, '{name}', '', '', 0, count(*) FROM {found}"
        yield _named(
            facet,
            f"SELECT {key} AS value, count(*)::bigint AS n FROM {found} "
            f"JOIN articles_publishedlisting x ON x.claim_id = l.claim_id AND {of} "
            f"WHERE true{also_in(also)} GROUP BY 1 ORDER BY 2 DESC LIMIT {MOST_CHOICES}",
        )


def _kept_choices(key: str, of: str, verdict: str, level: int | None) -> str:
    """Those with the most claims, as kept; a verdict or level asked for narrows their number.

    The few that are shown are looked up one by one: their view would add up all of the company's
    first.
    """
    narrowed = "verdict = ''"
    if verdict or level is not None:
        narrowed = "verdict <> ''"
        narrowed += " AND verdict = %(verdict)s" if verdict else ""
        narrowed += " AND level = %(level)s" if level is not None else ""
    counted = f"WHERE {of} AND {key} = most.value AND {narrowed}"
    return f"""SELECT most.value, t.n FROM (
        (SELECT {key} AS value FROM articles_publishedcount WHERE {of} AND verdict = ''
            ORDER BY n DESC LIMIT {MOST_CHOICES})
        UNION SELECT {key} FROM articles_publishedcountdelta WHERE {of} AND verdict = ''
    ) AS most CROSS JOIN LATERAL (
        SELECT sum(n)::bigint AS n FROM (
            SELECT n FROM articles_publishedcount {counted}
            UNION ALL SELECT n FROM articles_publishedcountdelta {counted}
        ) AS counted
    ) AS t WHERE t.n <> 0"""


def _named(facet: Facet, counted: str) -> str:
    """With their names, which for roles are words of ours."""
    head = "SELECT 'choice', v.value"
    if facet == Facet.ROLE:
        return f"{head}, '', '', '', {facet:d}, v.n FROM ({counted}) AS v"
    table = "articles_publishedtopic" if facet == Facet.TOPIC else "articles_publishedcompany"
    return (
        f"{head}, r.name, r.slug, '', {facet:d}, v.n FROM ({counted}) AS v "
        f"JOIN {table} r ON r.id = v.value"
    )
