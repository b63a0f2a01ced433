"""The content hashes of many claims at once; the text is that of `claim_parts` in 0003."""

from __future__ import annotations

from importlib import import_module

_CONTENT: str = import_module("articles.migrations.0003_parts").CONTENT
_START = _CONTENT.index("CREATE FUNCTION claim_parts(")
_PARTS = _CONTENT[_START : _CONTENT.index("$$;\n", _START)]
_BODY = _PARTS[_PARTS.index("    SELECT 'statement'") :]
_STATEMENT, _ASSESSMENT, _ = _BODY.split("    UNION ALL\n")


def _with(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise LookupError(old)
    return text.replace(old, new)


_STATEMENTS = _with(
    _with(_STATEMENT, "SELECT 'statement', '',", "SELECT c.id, 'statement', '',"),
    "WHERE c.id = of_claim",
    "WHERE c.id = ANY (of_claims)",
)
_ASSESSMENTS = _with(
    _with(
        _with(_ASSESSMENT, "SELECT 'assessment', '',", "SELECT a.claim_id, 'assessment', '',"),
        "FROM articles_outcome o WHERE o.claim_id = of_claim)",
        "FROM articles_outcome o WHERE o.claim_id = a.claim_id)",
    ),
    """FROM (SELECT * FROM articles_assessment WHERE claim_id = of_claim
        ORDER BY id DESC LIMIT 1) a
""",
    """FROM (SELECT DISTINCT ON (claim_id) * FROM articles_assessment
        WHERE claim_id = ANY (of_claims) ORDER BY claim_id, id DESC) a
""",
)

CONTENT_HASHES = f"""
-- As claim_content_hash, of each of these claims.
CREATE FUNCTION claim_content_hashes(of_claims bigint[])
RETURNS TABLE (claim_id bigint, content_hash text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT p.claim_id, sha256_hex(string_agg(p.kind || ':' || p.part || ':'
        || sha256_hex(p.content), E'\\n' ORDER BY p.kind COLLATE "C", p.part COLLATE "C"))
    FROM (
{_STATEMENTS}    UNION ALL
{_ASSESSMENTS}    UNION ALL
    SELECT e.claim_id, 'evidence', e.part, e.content FROM evidence_parts(of_claims) e
    ) AS p(claim_id, kind, part, content) GROUP BY p.claim_id
$$;
"""

DROP_CONTENT_HASHES = "DROP FUNCTION claim_content_hashes(bigint[]);"
