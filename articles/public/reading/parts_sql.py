"""The statement behind what stands below a page's claims, in pieces."""

# ruff: noqa: S608 - made of constants and of keys of ours, which are numbers
from __future__ import annotations

from articles.public.models.correction import REDACTED
from articles.public.reading.carrying import CORRECTIONS_SHOWN, SHOWN
from articles.public.reading.dated import MOST_DATED
from articles.public.reading.relations import MOST_RELATIONS

_TITLE = "coalesce(nullif(c.neutral_title, ''), c.statement)"

_RELATIONS = """
SELECT coalesce((SELECT json_agg(found) FROM (
    SELECT json_build_array(r.kind, r.subject_id, o.slug, o.name, r.started::text, r.ended::text,
        s.n) AS found
    FROM ({which}) AS s
    JOIN articles_publishedrelation r ON r.id = s.relation_key
    JOIN articles_publishedcompany o ON o.id =
        CASE r.subject_id WHEN %(company)s THEN r.object_id ELSE r.subject_id END
    ORDER BY s.n DESC, r.kind, r.id) AS r), '[]'),
"""
_SIDES = "SELECT relation_key, n FROM articles_publishedrelationside WHERE company_key ="
_MOST = f"ORDER BY n DESC, relation_key LIMIT {MOST_RELATIONS}"

_CORRECTIONS = f"""
coalesce((SELECT json_agg(found) FROM (
    SELECT json_build_array(k.kind, k.made_at, c.public_id, {_TITLE},
        CASE f.content WHEN '' THEN '{REDACTED}' ELSE k.was_wrong END,
        CASE t.content WHEN '' THEN '{REDACTED}' ELSE k.is_right END,
        f.number, t.number) AS found
    FROM (
        SELECT claim_id, updated_at FROM articles_publishedlisting
        WHERE company_key = %(company)s AND facet = 4 AND value = 0
        ORDER BY updated_at DESC, claim_id DESC LIMIT {{most}}
    ) AS l
    JOIN articles_publishedclaim c ON c.id = l.claim_id
    LEFT JOIN articles_publishedclaim survivor ON survivor.id = c.merged_into_id
    JOIN articles_correction k ON k.claim_id = l.claim_id
    JOIN articles_edition f ON f.id = k.from_edition_id
    LEFT JOIN articles_edition t ON t.id = k.to_edition_id
    WHERE c.standing <> 'withdrawn' AND survivor.standing IS DISTINCT FROM 'withdrawn' {{which}}
    ORDER BY k.made_at DESC, k.id DESC LIMIT {CORRECTIONS_SHOWN}) AS k), '[]'),
"""

_DATED = f"""
coalesce((SELECT json_agg(found) FROM (
    SELECT json_build_array(c.public_id, {_TITLE}, c.verdict, l.level, l.dated,
        coalesce((SELECT t.name FROM articles_publishedclaimtopic ct
            JOIN articles_publishedtopic t ON t.id = ct.topic_id
            WHERE ct.claim_id = c.id ORDER BY t.name LIMIT 1), '')) AS found
    FROM (
        SELECT claim_id, level, dated FROM articles_publishedlisting
        WHERE company_key = %(company)s AND facet = %(facet)s AND value = %(value)s
            AND dated <> ''
        ORDER BY dated DESC, claim_id DESC LIMIT {MOST_DATED}
    ) AS l JOIN articles_publishedclaim c ON c.id = l.claim_id
    ORDER BY l.dated DESC, l.claim_id DESC) AS d), '[]'),
"""

#: A page of corrections that might concern the other too; five of those are shown.
_LOOKED_THROUGH = 500

OWN = (
    _RELATIONS.format(which=f"{_SIDES} %(company)s {_MOST}")
    + _CORRECTIONS.format(most=CORRECTIONS_SHOWN, which="")
    + _DATED
)  # fmt: skip
PAIRED = (
    _RELATIONS.format(which=f"{_SIDES} %(company)s AND relation_key IN (SELECT id "
        "FROM articles_publishedrelation WHERE (subject_id, object_id) IN "
        f"((%(company)s, %(other)s), (%(other)s, %(company)s))) {_MOST}")
    + _CORRECTIONS.format(most=_LOOKED_THROUGH, which="AND EXISTS (SELECT FROM "
        "articles_publishedclaimcompany o WHERE o.claim_id = c.id AND o.company_id = %(other)s)")
    + "'[]'::json,"
)  # fmt: skip

_MINE = """SELECT claim_id FROM articles_publishedlisting
    WHERE company_key = %(company)s AND facet = %(facet)s AND value = %(value)s"""

#: Items that bear on a verdict, each counted for its article's publisher, else for its source.
_SHARES = f"""
    SELECT coalesce(a.publisher_id, e.source_id) AS source, count(*) AS items,
        count(DISTINCT e.claim_id) AS claims
    FROM articles_publishedevidence e
    LEFT JOIN articles_publishedarticle a ON a.id = e.article_id
    WHERE e.claim_id IN ({_MINE}) AND e.state IN ('live', 'corrected') AND e.origins > 0
        AND e.stance <> 'context'
    GROUP BY 1
"""
_SHARE = "json_build_array(s.public_id, s.label, g.items, g.claims)"
_ARTICLE = """json_build_array(a.public_id, a.title, s.label, a.published_on::text, a.standing,
    g.claims)"""

_CARRYING = f"""(SELECT json_agg({_ARTICLE} ORDER BY g.claims DESC, a.title) FROM ({{most}}) AS g
    JOIN articles_publishedarticle a ON a.id = g.article_id AND NOT a.is_hidden
    LEFT JOIN articles_publishedsource s ON s.id = a.publisher_id)"""
_RELIED_ON = f"""(SELECT json_agg({_SHARE} ORDER BY g.items DESC, s.label) FROM ({{most}}) AS g
    LEFT JOIN articles_publishedsource s ON s.id = g.source AND NOT s.is_hidden)"""

_LIVE_SHARES = _RELIED_ON.format(most="SELECT * FROM share ORDER BY items DESC, source LIMIT 5")
_LIVE_ARTICLES = _CARRYING.format(
    most="SELECT p.article_id, count(DISTINCT p.claim_id) AS claims "
    f"FROM articles_publishedappearance p WHERE p.claim_id IN ({_MINE}) "
    f"GROUP BY 1 ORDER BY 2 DESC, 1 DESC LIMIT {SHOWN}"
)
LIVE = f"""
(WITH share AS MATERIALIZED ({_SHARES}) SELECT json_build_array(
    (SELECT sum(items) FROM share), {_LIVE_SHARES})),
{_LIVE_ARTICLES},
NULL::timestamptz
"""

_DIGEST = "FROM articles_publishedcompanydigest d WHERE d.company_id = %(company)s"
_KEPT_SHARES = _RELIED_ON.format(
    most="SELECT (x ->> 0)::bigint AS source, (x ->> 1)::bigint AS items, "
    "(x ->> 2)::bigint AS claims FROM jsonb_array_elements(d.shares) AS x"
)
_KEPT_ARTICLES = _CARRYING.format(
    most="SELECT (x ->> 0)::bigint AS article_id, (x ->> 1)::bigint AS claims "
    "FROM jsonb_array_elements(d.articles) AS x"
)
DIGESTED = f"""
(SELECT json_build_array(d.items, {_KEPT_SHARES}) {_DIGEST}),
(SELECT {_KEPT_ARTICLES} {_DIGEST}),
(SELECT d.made_at {_DIGEST})
"""
#: Where there are too many claims to look at, and no digest of them.
UNTOLD = "NULL, NULL, NULL::timestamptz"
