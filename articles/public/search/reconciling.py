"""Companies that may be meant by names and identifiers: one statement for a whole batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db import connection

from articles.logic.reconciling.lookups import lookups

#: Names under one beginning that are looked at, and companies for one question.
NAMES, COMPANIES = 30, 60
#: Names under one beginning that are read at all, in the order of the alphabet: thousands begin
#: with a common word, and sorting them by their claims would be most of the work.
LOOKED_AT = 120
#: Words spelt alike that are followed for one word.
SPELT = 6

# Whole words behind a beginning: a blank stands before "!", letters and digits behind it.
_FOUND = """
WITH asked AS MATERIALIZED (
    SELECT * FROM unnest(%(places)s::int[], %(phrases)s::text[], %(hows)s::int[],
        %(spelt)s::bool[]) AS a(place, phrase, how, is_spelt)
), spelt AS MATERIALIZED (
    SELECT a.phrase, l.word FROM (SELECT DISTINCT phrase FROM asked WHERE is_spelt) AS a,
    LATERAL (
        SELECT search_folded(d.word) AS word FROM articles_publishedword d
        WHERE d.kind = 'name' AND d.near && near_keys(a.phrase, true)
            AND search_folded(d.word) <> search_folded(a.phrase)
            AND levenshtein_less_equal(search_folded(d.word), search_folded(a.phrase), 2)
                <= CASE WHEN length(d.word) < 8 THEN 1 ELSE 2 END
        GROUP BY search_folded(d.word) ORDER BY sum(d.n) DESC LIMIT %(most_spelt)s) AS l
), wanted AS (
    SELECT place, phrase, how FROM asked
    UNION ALL
    SELECT a.place, s.word, 3 FROM asked a JOIN spelt s ON s.phrase = a.phrase AND a.is_spelt
), phrased AS (
    SELECT w.place, p.company_id, 4 * w.how + (p.phrase <> w.phrase)::int * 2
        + (p.place > 1)::int AS how, p.popularity
    FROM wanted w, LATERAL (
        SELECT * FROM (
            SELECT * FROM articles_publishednamephrase r
            WHERE r.phrase ~>=~ w.phrase AND r.phrase ~<~ (w.phrase || '!')
            ORDER BY r.phrase USING ~<~ LIMIT %(looked)s) AS n
        ORDER BY n.phrase <> w.phrase, n.place, n.popularity DESC LIMIT %(names)s) AS p
), merged AS (
    SELECT m.place, c.merged_into_id AS company_id, 0 AS how, 0::bigint AS popularity
    FROM unnest(%(named)s::int[], %(names_asked)s::text[]) AS m(place, name)
    JOIN articles_publishedcompanyname n ON upper(n.name) = upper(m.name)
    JOIN articles_publishedcompany c ON c.id = n.company_id AND c.merged_into_id IS NOT NULL
), numbered AS (
    SELECT i.place, coalesce(c.merged_into_id, c.id) AS company_id, -1 AS how,
        0::bigint AS popularity
    FROM unnest(%(numbered)s::int[], %(schemes)s::text[], %(values)s::text[])
        AS i(place, scheme, value)
    JOIN articles_publishedcompanyidentifier v ON v.scheme = i.scheme AND v.value = i.value
    JOIN articles_publishedcompany c ON c.id = v.company_id
), best AS (
    SELECT place, company_id, min(how) AS how, max(popularity) AS popularity
    FROM (SELECT * FROM phrased UNION ALL SELECT * FROM merged UNION ALL SELECT * FROM numbered)
        AS f GROUP BY place, company_id
), ranked AS (
    SELECT place, company_id, row_number() OVER (
        PARTITION BY place ORDER BY how, popularity DESC, company_id) AS rank FROM best
)
SELECT place, company_id FROM ranked WHERE rank <= %(companies)s ORDER BY place, rank
"""


def companies_meant(
    names: Sequence[str], identifiers: Sequence[tuple[int, str, str]]
) -> Mapping[int, list[int]]:
    """Places in `names` → keys of companies, the likeliest first; `identifiers` are (place,
    scheme, value). One query; never a company that was merged into another: its survivor."""
    asked = [(n, one) for n, name in enumerate(names) for one in lookups(name)]
    named = [(n, name) for n, name in enumerate(names) if name]
    found: dict[int, list[int]] = defaultdict(list)
    if not asked and not identifiers:
        return found
    with connection.cursor() as cursor:
        cursor.execute(
            _FOUND,
            {
                "places": [n for n, _ in asked],
                "phrases": [one.phrase for _, one in asked],
                "hows": [one.how for _, one in asked],
                "spelt": [one.is_spelt for _, one in asked],
                "named": [n for n, _ in named],
                "names_asked": [name for _, name in named],
                "numbered": [n for n, _, _ in identifiers],
                "schemes": [scheme for _, scheme, _ in identifiers],
                "values": [value for _, _, value in identifiers],
                "most_spelt": SPELT,
                "looked": LOOKED_AT,
                "names": NAMES,
                "companies": COMPANIES,
            },
        )
        for place, company in cursor.fetchall():
            found[place].append(company)
    return found
