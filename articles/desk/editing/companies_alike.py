"""Companies on record that may be the same as one of this name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Q

from articles.desk.models import Company, CompanyApart, CompanyName
from articles.logic.company_likeness import Likeness, likeness
from articles.logic.lookalikes import skeleton
from articles.logic.normal_names import normal_name
from articles.logic.reading_words.company_terms import GENERIC

#: Companies that are told; more would be a list that nobody reads.
MOST = 8
#: Words of a name that are looked for, and names that are read for each of them.
WORDS, NAMES_OF_A_WORD, NAMES_NEAR = 4, 60, 40
#: Names as near as this share enough of their letters for a slip (pg_trgm.similarity).
NEAR = 0.45
#: Further names of a company by which others like it are looked for.
FURTHER_NAMES = 5

_WORDS = {
    Likeness.SAME: "is the same name but for its spelling or legal form",
    Likeness.LIKELY: "differs by a letter, its script or its legal form",
    Likeness.POSSIBLE: "has the same words and more, or is its initials",
}

# Of the names with a word those nearest to the name as a whole: "Bank" stands in thousands.
_WITH_WORD = """
(SELECT {key} AS company, name FROM {table} WHERE company_words(name) @> ARRAY[%(word_{n})s]
 ORDER BY similarity(upper(name), upper(%(name)s)) DESC LIMIT {most})
"""
_NEAR = """
(SELECT {key} AS company, name FROM {table} WHERE upper(name) %% upper(%(name)s)
 ORDER BY similarity(upper(name), upper(%(name)s)) DESC LIMIT {most})
"""
_INITIALS = """
(SELECT {key} AS company, name FROM {table} WHERE company_initials(name) LIKE %(initials)s
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
    into it or told apart from it. One question to the database for each name and one more."""
    asked = list(dict.fromkeys(name for name in names if name.strip()))
    found: dict[int, tuple[Likeness, bool, str]] = {}
    for name in asked:
        for key, other in _candidates(name):
            judged = (likeness(name, other), skeleton(name) == skeleton(other), other)
            if judged[:2] > found.get(key, (Likeness.DIFFERENT, False))[:2]:
                found[key] = judged
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


def _candidates(name: str) -> list[tuple[int, str]]:
    """(company, name) of whatever shares a rare word, most letters or the initials."""
    normal = normal_name(name)
    values = {"name": name}
    parts = [_NEAR]
    words = [word for word in dict.fromkeys(normal.latin) if word not in GENERIC] or [
        *dict.fromkeys(normal.latin)
    ]
    initials = "".join(word[0] for word in normal.latin)
    short = [initials, initials + normal.form[:1]] if len(initials) > 1 else []
    for n, word in enumerate([*words[:WORDS], *dict.fromkeys(short)]):
        values[f"word_{n}"] = word
        parts.append(_WITH_WORD.replace("{n}", str(n)))
    if len(normal.latin) == 1 and 2 <= len(normal.joined) <= 8 and normal.joined.isalpha():
        values["initials"] = f"{normal.joined}%"
        parts.append(_INITIALS)
    queries = [
        part.format(key=key, table=table, most=NAMES_NEAR if part is _NEAR else NAMES_OF_A_WORD)
        for part in parts
        for key, table in _TABLES
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(NEAR)])
        cursor.execute(" UNION ".join(queries), values)
        return list(cursor.fetchall())
