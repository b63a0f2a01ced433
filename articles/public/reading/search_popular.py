"""SQL of where to go on when a search found nothing."""

from __future__ import annotations

SUGGESTED = 6
#: Changes of counts that were not folded yet, looked through for companies.
LATEST = 100

#: JSON of companies with names like those typed ({alike}: their SQL), of the companies and of
#: the topics with the most claims.
POPULAR = f"""
SELECT (SELECT json_agg(r.*) FROM ({{alike}}) AS r),
    (SELECT json_agg(json_build_array(m.slug, m.name, m.n)) FROM (
        SELECT c.slug, c.name, t.n FROM (
            (SELECT company_key FROM articles_publishedcount
            WHERE facet = 0 AND verdict = '' AND company_key > 0
            ORDER BY n DESC, company_key LIMIT {2 * SUGGESTED})
            UNION
            (SELECT company_key FROM articles_publishedcountdelta
            WHERE facet = 0 AND verdict = '' AND company_key > 0 ORDER BY id DESC LIMIT {LATEST})
        ) AS k
        JOIN articles_publishedtotal t ON t.company_key = k.company_key AND t.facet = 0
            AND t.value = 0 AND t.verdict = '' AND t.level = 0
        JOIN articles_publishedcompany c ON c.id = k.company_key AND c.merged_into_id IS NULL
        ORDER BY t.n DESC, c.name LIMIT {SUGGESTED}) AS m),
    (SELECT json_agg(json_build_array(p.slug, p.name, t.n)) FROM (
        SELECT value, n FROM articles_publishedtotal
        WHERE company_key = 0 AND facet = 1 AND verdict = '' AND level = 0
        ORDER BY n DESC, value LIMIT {2 * SUGGESTED}) AS t
    JOIN articles_publishedtopic p ON p.id = t.value)
"""  # noqa: S608 - constants
