"""SQL that lets an edition withhold quotations past the meter, and nothing else.

Replaces functions of _said.py and 0005_door; the keys are those of logic/edition_records.py.
"""

from __future__ import annotations

from importlib import import_module

from articles.migrations._said import SAID

_DOOR = import_module("articles.migrations.0005_door")
_BEFORE: str = SAID + _DOOR.EDITION + _DOOR.PUBLISHED


def _original(name: str) -> str:
    """The function as it was made first, with its comment left out."""
    start = _BEFORE.index(f"CREATE FUNCTION {name}(")
    function = _BEFORE[start : _BEFORE.index("\n$$;\n", start) + 5]
    return function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)


def _changed(name: str) -> str:
    before, now = _CHANGED[name]
    function = _original(name)
    if function.count(before) != 1:
        raise ValueError(f"{name} is not what this migration expects.")
    return function.replace(before, now)


#: Functions that stay as they were but for one place: what stood there, and what stands there now.
_CHANGED = {
    "says_the_claim": (
        "says_each(said->'evidence', meant_evidence(c.id))",
        "says_each(with_quotations(said->'evidence'), meant_evidence(c.id))",
    ),
    "meant_appearances": (
        "'state', a.state, 'speaker',",
        "'state', a.state, 'url', nullif(w.canonical_url, ''), 'speaker',",
    ),
    "edition_corrected": (
        "AND e.material_hash <> NEW.material_hash)",
        "AND e.material_hash <> NEW.material_hash AND tells_otherwise(e.content, NEW.content))",
    ),
    # Places move with the text; words stay those of the edition, and what it withholds stays so.
    "published_appearance_guard": (
        "jsonb_path_query_array(NEW.spans, '$[*].exact')))",
        "jsonb_path_query_array(NEW.spans, '$[*].exact')))\n"
        "        OR EXISTS (SELECT FROM jsonb_array_elements(NEW.spans) x\n"
        "            WHERE NOT is_quoted_span(x) AND NOT is_withheld_span(x))",
    ),
}

METERED = r"""
-- Editions by the articles that they quote or name: the meter's way to what is out already.
CREATE FUNCTION quoted_articles(content text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT id), '{}')
    FROM (SELECT nullif(content, '')::jsonb AS said) e, LATERAL (
        SELECT x->'article'->>'id' AS id FROM jsonb_array_elements(
            coalesce(said->'appearances', '[]') || coalesce(said->'evidence', '[]')) x) a
    WHERE id IS NOT NULL
$$;

CREATE INDEX edition_quoted_articles ON articles_edition USING gin (quoted_articles(content));

-- A paragraph's number; 0 stands for one that is not told.
CREATE FUNCTION is_paragraph(number jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_typeof(number) = 'number' AND number::text ~ '^(0|[1-9]\d{0,6})$', false)
$$;

-- Words with their place, or a paragraph's number in their stead; nothing else fits in a span.
CREATE FUNCTION is_withheld_span(span jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(is_paragraph(span->'paragraph') AND span->'paragraph' <> '0'
        AND span = jsonb_build_object('exact', '', 'start', NULL, 'end', NULL, 'sentence', NULL,
            'paragraph', span->'paragraph'), false)
$$;

CREATE FUNCTION is_quoted_span(span jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_typeof(span->'exact') = 'string' AND span->>'exact' <> ''
        AND jsonb_typeof(span->'start') IN ('number', 'null')
        AND jsonb_typeof(span->'end') IN ('number', 'null')
        AND jsonb_typeof(span->'sentence') IN ('number', 'null')
        AND span = jsonb_build_object('exact', span->'exact', 'start', span->'start',
            'end', span->'end', 'sentence', span->'sentence', 'paragraph', NULL), false)
$$;

-- Appearances of an edition with `words`: the desk's, where each span either has them in their
-- place, or withholds them from a text that may only be quoted. NULL stands for any other span.
CREATE OR REPLACE FUNCTION with_words(appearances jsonb) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(jsonb_agg(a || jsonb_build_object('words', (
        SELECT coalesce(jsonb_agg(CASE WHEN s = d.quoted
                OR d.rights = 'quotation_only' AND is_withheld_span(s) THEN d.exact END
            ORDER BY n), '[]')
        FROM jsonb_array_elements(a->'spans') WITH ORDINALITY AS z(s, n)
        LEFT JOIN (
            SELECT x.exact, w.rights, row_number() OVER (ORDER BY x.position) AS n,
                jsonb_build_object('exact', x.exact, 'start', x.start, 'end', x."end",
                    'sentence', x.sentence, 'paragraph', NULL) AS quoted
            FROM articles_appearance p
            JOIN articles_appearancespan x ON x.appearance_id = p.id
            JOIN articles_articleversion v ON v.id = p.article_version_id
            JOIN articles_article w ON w.id = v.article_id
            WHERE p.public_id = a->>'id') d USING (n)))), '[]')
    FROM jsonb_array_elements(appearances) a
$$;

-- Items of an edition with the desk's quotation where theirs is withheld, from a text that may
-- only be quoted; NULL for an item that both quotes and names a paragraph, or neither.
CREATE FUNCTION with_quotations(items jsonb) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(jsonb_agg(CASE
        WHEN i->'paragraph' = 'null' THEN i
        WHEN w.rights = 'quotation_only' AND i->>'quotation' = '' AND e.quotation <> ''
            AND is_paragraph(i->'paragraph')
            THEN i || jsonb_build_object('quotation', e.quotation) END), '[]')
    FROM jsonb_array_elements(items) i
    LEFT JOIN articles_evidence e ON e.public_id = i->>'id'
    LEFT JOIN articles_article w ON w.id = e.article_id
$$;

-- The same edition without the quotations of these items.
CREATE FUNCTION without_quotations(said jsonb, items text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT said || jsonb_build_object('evidence', (
        SELECT coalesce(jsonb_agg(CASE WHEN e->>'id' = ANY (items)
            THEN e || jsonb_build_object('quotation', '') ELSE e END), '[]')
        FROM jsonb_array_elements(said->'evidence') e))
$$;

-- Whether readers are told something else. That a quotation is withheld now, or no longer, is
-- nothing that was wrong before. True where an edition was redacted.
CREATE FUNCTION tells_otherwise(before text, now text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT coalesce(material_text(without_quotations(a, items))
        <> material_text(without_quotations(b, items)), true)
    FROM (SELECT nullif(before, '')::jsonb AS a, nullif(now, '')::jsonb AS b) said, LATERAL (
        SELECT coalesce(array_agg(e->>'id'), '{}') AS items
        FROM jsonb_array_elements((a->'evidence') || (b->'evidence')) e
        WHERE e->>'paragraph' IS NOT NULL) withheld
$$;
"""

#: On the owner's connection.
FORWARD = METERED + "".join(_changed(name) for name in _CHANGED)

BACKWARD = (
    "".join(_original(name) for name in ("with_words", *_CHANGED))
    + """
DROP INDEX edition_quoted_articles;
DROP FUNCTION tells_otherwise(text, text), without_quotations(jsonb, text[]),
    with_quotations(jsonb), is_quoted_span(jsonb), is_withheld_span(jsonb), is_paragraph(jsonb),
    quoted_articles(text);
"""
)
