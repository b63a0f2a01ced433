"""Texts of articles, and the passages that stand in them."""

from __future__ import annotations

from articles.desk.publishing.integrity.fault import by_query

_BYTES = """
SELECT public_id, format('Version %s: its hash is not that of the bytes as received.', number)
FROM articles_articleversion WHERE sha256 <> encode(sha256(raw), 'hex')
"""

_NUMBERS = """
SELECT w.public_id, format('Of %s versions of its text the last one has the number %s.',
    count(*), max(v.number))
FROM articles_articleversion v JOIN articles_article w ON w.id = v.article_id
GROUP BY w.public_id HAVING max(v.number) <> count(*)
"""

#: Words that moved may be others there; those that are gone stand nowhere.
_DESK = """
SELECT a.public_id, 'Its words do not stand in the text where it says.'
FROM articles_appearance a
JOIN articles_appearancespan s ON s.appearance_id = a.id
JOIN articles_articleversion v ON v.id = a.article_version_id
WHERE CASE a.state
    WHEN 'anchored' THEN substr(v.text, s.start + 1, s."end" - s.start) <> s.exact
    WHEN 'moved' THEN s."end" > length(v.text) END
"""

_PUBLIC = """
SELECT a.public_id, 'Readers are shown its words where they do not stand in the text.'
FROM articles_publishedappearance a
JOIN articles_publishedarticle p ON p.id = a.article_id
JOIN articles_article w ON w.public_id = p.public_id
LEFT JOIN articles_articleversion v ON v.article_id = w.id AND v.number = a.version
CROSS JOIN LATERAL jsonb_array_elements(a.spans) s
WHERE v.id IS NULL OR a.state = 'anchored' AND s->>'exact' <> ''
AND substr(v.text, (s->>'start')::int + 1, (s->>'end')::int - (s->>'start')::int) <> s->>'exact'
"""

LOOKS = (
    by_query("article-bytes", _BYTES),
    by_query("article-version-gap", _NUMBERS),
    by_query("passage-not-there", _DESK),
    by_query("published-passage-not-there", _PUBLIC),
)
