"""Companies by their names, while they are typed and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.logic.plain_names import plain_name

#: A word of fewer letters says too little by itself to find a name.
LONG_ENOUGH = 3
#: Beginnings of so many letters are indexed by popularity.
BEGINNINGS = (8, 4, 2, 1)
#: Single words of what was typed that names are looked for.
MOST_WORDS = 6

Parameters = list[Any]


@dataclass(frozen=True)
class NameFound:
    """A company, and the name it was found by, which need not be the present one."""

    slug: str
    name: str
    description: str
    found_as: str
    kind: str
    claims: int


def names_typed(text: str, *, most: int, words: Sequence[str] = ()) -> tuple[str, Parameters]:
    """SQL of the companies with a name, or a part of one, that begins like `text`; and so for
    each of `words`, behind those. At most `most`, each once, the most claimed of first.

    Columns as in NameFound.
    """
    typed = plain_name(text)
    asked = [(typed, 0)] if typed else []
    single = dict.fromkeys(plain_name(word) for word in words)
    asked += [(w, 4) for w in single if len(w) >= LONG_ENOUGH and w != typed][:MOST_WORDS]
    parts, given = [], []
    for phrase, how in asked:
        sql, parameters = _beginning(phrase, how, most)
        parts.append(sql)
        given += parameters
    if not parts:
        parts.append("SELECT NULL::bigint, NULL::bigint, 0, 0::bigint WHERE false")
    return _companies(" UNION ALL ".join(parts), most, given)


def names_like(words: Sequence[str], *, most: int) -> tuple[str, Parameters]:
    """SQL of the companies a word of whose names is spelt like one of `words`."""
    like = """
        SELECT DISTINCT d.word FROM unnest(%s::text[]) AS w(word), articles_publishedword d
        WHERE d.kind = 'name' AND d.near && near_keys(w.word, true)
            AND levenshtein_less_equal(search_folded(d.word), search_folded(w.word), 2)
                <= CASE WHEN length(d.word) < 8 THEN 1 ELSE 2 END
        LIMIT 20
    """
    found = f"""
        SELECT p.company_id, p.name_id, p.place, p.popularity
        FROM ({like}) AS l, LATERAL (
            SELECT * FROM articles_publishednamephrase p
            WHERE left(p.phrase, 4) = left(search_folded(l.word), 4)
                AND p.phrase ~>=~ search_folded(l.word)
                AND p.phrase ~<~ (search_folded(l.word) || '!')
            ORDER BY p.popularity DESC LIMIT %s) AS p
    """  # noqa: S608 - constants
    return _companies(found, most, [[plain_name(word) for word in words], 3 * most])


def _beginning(typed: str, how: int, most: int) -> tuple[str, Parameters]:
    """Phrases that begin like `typed`: those that are it, and the most claimed of the others."""
    letters = next(n for n in BEGINNINGS if n <= len(typed))
    sql = f"""
        (SELECT p.company_id, p.name_id, %s + (p.place > 1)::int, p.popularity
        FROM articles_publishednamephrase p WHERE p.phrase = %s
        ORDER BY p.place, p.popularity DESC LIMIT %s)
        UNION ALL
        (SELECT p.company_id, p.name_id, %s + (p.place > 1)::int, p.popularity
        FROM articles_publishednamephrase p
        WHERE left(p.phrase, {letters}) = %s AND p.phrase LIKE %s
        ORDER BY p.popularity DESC LIMIT %s)
    """  # noqa: S608 - a number of ours
    # A plain name has no letter that LIKE reads otherwise.
    return sql, [how, typed, most, how + 2, typed[:letters], f"{typed}%", 3 * most]


def _companies(found: str, most: int, given: Parameters) -> tuple[str, Parameters]:
    sql = f"""
        SELECT c.slug, c.name, c.description, n.name AS found_as, n.kind, b.popularity AS claims
        FROM (
            SELECT DISTINCT ON (f.company_id) * FROM ({found})
                AS f(company_id, name_id, how, popularity)
            ORDER BY f.company_id, f.how, f.popularity DESC
        ) AS b
        JOIN articles_publishedcompany c ON c.id = b.company_id
        JOIN articles_publishedcompanyname n ON n.id = b.name_id
        ORDER BY b.how, b.popularity DESC, c.name, c.id LIMIT %s
    """  # noqa: S608 - made of constants
    return sql, [*given, most]
