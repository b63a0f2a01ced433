"""Companies on record that may be the same as one of this name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from articles.desk.models import Company, CompanyApart, CompanyName
from articles.logic.company_likeness import ACRONYM, Likeness, likeness
from articles.logic.lookalikes import skeleton
from articles.logic.normal_names import NormalName, normal_name
from articles.logic.reading_words.company_terms import GENERIC

#: Companies that are told; more would be a list that nobody reads.
MOST = 8
#: Words of a name that are looked for, and names that are read for each of them.
WORDS, NAMES = 4, 60
#: Letters by which a name that is written apart is found: "North Light" of "Northlight".
BEGINNING = 5
#: Further names of a company by which others like it are looked for.
FURTHER_NAMES = 5

_WORDS = {
    Likeness.SAME: "is the same name but for its spelling or legal form",
    Likeness.LIKELY: "differs by a letter, its script or its legal form",
    Likeness.POSSIBLE: "has the same words and more, or is its initials",
}

# Of the names with a word those nearest to the name as a whole: "Bank" stands in thousands.
_WITH_WORD = """
(SELECT {n} AS asked, {key} AS company, name FROM {table}
 WHERE company_words(name) @> ARRAY[%(word_{m})s]
 ORDER BY similarity(upper(name), upper(%(name_{n})s)) DESC LIMIT {most})
"""
# Each of the companies `k` by the name that is nearest.
_NAMED = """
(SELECT {n} AS asked, s.{key} AS company, s.name FROM ({keys}) AS k
 JOIN {table} s ON s.{key} = k.company_id
 ORDER BY similarity(upper(s.name), upper(%(name_{n})s)) DESC LIMIT {most})
"""
_SPELT = """SELECT DISTINCT company_id FROM articles_companyphrase
 WHERE near && near_keys(%(word_{m})s, true) LIMIT 300"""
_BEGINS = """SELECT DISTINCT company_id FROM articles_companyphrase
 WHERE phrase LIKE %(begins_{n})s LIMIT 300"""
_INITIALS = """
(SELECT {n} AS asked, {key} AS company, name FROM {table}
 WHERE company_initials(name) LIKE %(initials_{n})s
 ORDER BY company_initials(name), {key} LIMIT {most})
"""
_TABLES = (("id", Company._meta.db_table), ("company_id", CompanyName._meta.db_table))


@dataclass(frozen=True)
class Alike:
    """A company, the name of it that is alike, and how alike; `is_lookalike` where the two names
    look the same in most typefaces."""

    company: Company
    name: str
    how: Likeness
    is_lookalike: bool


def companies_alike(names: Iterable[str], *, beside: Company | None = None) -> list[Alike]:
    """Of any of these names, the likest first, at most `MOST`; not `beside`, nor what was merged
    into it or told apart from it. Three questions to the database, whatever is asked."""
    asked = list(dict.fromkeys(name for name in names if name.strip()))
    if not asked:
        return []
    found: dict[int, tuple[Likeness, bool, str]] = {}
    for place, key, other in _candidates(asked):
        name = asked[place]
        judged = (likeness(name, other), skeleton(name) == skeleton(other), other)
        if judged[:2] > found.get(key, (Likeness.DIFFERENT, False))[:2]:
            found[key] = judged
    if not found:
        return []
    rows = Company.objects.select_related("merged_into").in_bulk(list(found))
    told: dict[int, Alike] = {}
    left_out = _told_apart(beside) | {beside.pk} if beside and beside.pk else set()
    ranked = sorted(found, key=lambda key: (found[key][0], found[key][1], -key), reverse=True)
    for key in ranked:
        company = rows[key].merged_into or rows[key]
        if not {company.pk, key} & left_out:
            how, is_lookalike, name = found[key]
            told.setdefault(company.pk, Alike(company, name, how, is_lookalike))
    return list(told.values())[:MOST]


def alike_of(company: Company) -> list[Alike]:
    """By its present name and the first of its further ones; found once for each record read."""
    held: list[Alike] | None = company.__dict__.get("_alike")
    if held is None:
        further = company.names.order_by("id").values_list("name", flat=True)[:FURTHER_NAMES]
        held = companies_alike([company.name, *further], beside=company)
        company.__dict__["_alike"] = held
    return held


def alike_words(one: Alike) -> str:
    """In what way its name is alike."""
    if one.is_lookalike and one.how is not Likeness.SAME:
        return f"“{one.name}” looks the same"
    return f"“{one.name}” {_WORDS[one.how]}"


def _told_apart(company: Company) -> set[int]:
    pairs = CompanyApart.objects.filter(Q(first=company) | Q(second=company))
    return {key for pair in pairs.values_list("first", "second") for key in pair}


def _candidates(names: list[str]) -> list[tuple[int, int, str]]:
    """(place in `names`, company, its name) of whatever shares a rare word or one spelt like it,
    the first letters or the initials."""
    values: dict[str, str] = {}
    queries: list[str] = []
    for n, name in enumerate(names):
        # What looks like Latin letters is looked for as such.
        levelled = name if name.isascii() else skeleton(name)
        values[f"name_{n}"] = levelled
        normal = normal_name(name)
        for word in (*_words(normal), *_words(normal_name(levelled)), normal.joined):
            m = len(values)
            values[f"word_{m}"] = word
            queries += _queries(_WITH_WORD, n, m)
            if word not in GENERIC:
                queries += _queries(_NAMED.replace("{keys}", _SPELT), n, m)
        begins = normal.joined[:BEGINNING]
        if begins.isalnum() and len(begins) == BEGINNING:
            values[f"begins_{n}"] = f"{begins}%"
            queries += _queries(_NAMED.replace("{keys}", _BEGINS), n)
        if len(normal.latin) == 1 and normal.joined.isalpha() and len(normal.joined) in ACRONYM:
            values[f"initials_{n}"] = f"{normal.joined}%"
            queries += _queries(_INITIALS, n)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join(dict.fromkeys(queries)), values)
        return list(cursor.fetchall())


def _queries(sql: str, n: int, m: int = 0) -> list[str]:
    return [sql.format(key=key, table=table, most=NAMES, n=n, m=m) for key, table in _TABLES]


def _words(normal: NormalName) -> list[str]:
    """Its telling words, else all of them, and what may be its initials."""
    words = dict.fromkeys(normal.latin)
    telling = [word for word in words if word not in GENERIC] or list(words)
    initials = "".join(word[0] for word in normal.latin)
    short = [initials, initials + normal.form[:1]] if len(initials) > 1 else []
    return list(dict.fromkeys([*telling[:WORDS], *short]))
