"""The evidence of many claims at once: what each item says, and one hash for each claim.

The text is that of `claim_parts` in 0003, which reads it from here from now on.
"""

from __future__ import annotations

from importlib import import_module

_CONTENT: str = import_module("articles.migrations.0003_parts").CONTENT
_START = _CONTENT.index("CREATE FUNCTION claim_parts(")
_PARTS = _CONTENT[_START : _CONTENT.index("$$;\n", _START) + 4]
_BRANCH = _PARTS[_PARTS.index("    SELECT 'evidence', e.public_id") : -4]
_OF_ONE = "WHERE e.claim_id = of_claim"
if _BRANCH.count(_OF_ONE) != 1:
    raise LookupError(_OF_ONE)

_OF_MANY = _BRANCH.replace("SELECT 'evidence', e.public_id,", "SELECT e.claim_id, e.public_id,")

EVIDENCE_PARTS = (
    """
CREATE FUNCTION evidence_parts(of_claims bigint[])
RETURNS TABLE (claim_id bigint, part text, content text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
"""
    + _OF_MANY.replace(_OF_ONE, "WHERE e.claim_id = ANY (of_claims)")
    + """$$;

-- As claim_evidence_hash, for those claims that have evidence.
CREATE FUNCTION claim_evidence_hashes(of_claims bigint[])
RETURNS TABLE (claim_id bigint, evidence_hash text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT p.claim_id, sha256_hex(string_agg('evidence:' || p.part || ':' || sha256_hex(p.content),
        E'\\n' ORDER BY p.part COLLATE "C"))
    FROM evidence_parts(of_claims) p GROUP BY p.claim_id
$$;
"""
    + _PARTS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1).replace(
        _BRANCH,
        "    SELECT 'evidence', p.part, p.content FROM evidence_parts(ARRAY[of_claim]) p\n",
    )
)

DROP_EVIDENCE_PARTS = (
    _PARTS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)
    + "DROP FUNCTION claim_evidence_hashes(bigint[]), evidence_parts(bigint[]);"
)
