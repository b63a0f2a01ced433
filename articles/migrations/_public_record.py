"""SQL on the public record: the embargo in one place, and what is said of those not named.

Three functions of 0005 are replaced; only what differs is written down here.
"""

from __future__ import annotations

import re
from importlib import import_module

_DOOR = import_module("articles.migrations.0005_door")


def _function(name: str) -> str:
    """The function as 0005 has it."""
    text: str = _DOOR.SAID + _DOOR.EDITION + _DOOR.PUBLISHED
    found = re.search(rf"CREATE FUNCTION {name}\(.*?\n\$\$;\n", text, re.DOTALL)
    if found is None:
        raise LookupError(name)
    return found[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)


def _with(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        if text.count(old) != 1:
            raise LookupError(old)
        text = text.replace(old, new)
    return text


_MOMENT = """\
-- Whether an embargo keeps a claim from readers now. The database's clock decides, here alone.
CREATE FUNCTION embargo_holds(until timestamptz) RETURNS boolean
LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
    SELECT coalesce(until > clock_timestamp(), false)
$$;
"""
_EMBARGO = ("IF c.embargo_until > clock_timestamp() THEN", "IF embargo_holds(c.embargo_until) THEN")

# Of an enquiry to a confidential source no day is told.
_ASKED = (
    ("'asked_on', to_char(e.asked_on, 'YYYY-MM-DD')", "'asked_on', to_char(e.asked_on, days)"),
    ("'deadline', to_char(e.deadline, 'YYYY-MM-DD')", "'deadline', to_char(e.deadline, days)"),
    (
        "'replied_on', to_char(e.replied_on, 'YYYY-MM-DD')",
        "'replied_on', to_char(e.replied_on, days)",
    ),
    (
        "    WHERE e.claim_id = of_claim AND e.is_public\n",
        """\
    LEFT JOIN articles_source s ON s.id = e.source_id,
    LATERAL (SELECT CASE WHEN s.attribution = 'confidential' THEN 'YYYY-MM'
        ELSE 'YYYY-MM-DD' END AS days) d
    WHERE e.claim_id = of_claim AND e.is_public
""",
    ),
)

# Who controls a source on background would say who it is.
_BACKGROUND = (
    "OR s.attribution = 'on_background' AND NEW.description <> ''",
    "OR s.attribution = 'on_background' AND (NEW.description <> '' OR NEW.owner_id IS NOT NULL)",
)

REPLACED = (
    _MOMENT
    + _with(_function("check_publishable"), _EMBARGO)
    + _with(_function("meant_enquiries"), *_ASKED)
    + _with(_function("published_source_guard"), _BACKGROUND)
)
RESTORED = (
    "".join(
        _function(name)
        for name in ("check_publishable", "meant_enquiries", "published_source_guard")
    )
    + "DROP FUNCTION embargo_holds(timestamptz);\n"
)

# Titles as logic/wording.py words them, with the companies as the edition names them.
FILL = """
UPDATE articles_publishedsource p SET owner_id = NULL FROM articles_source s
WHERE s.public_id = p.public_id AND s.attribution = 'on_background' AND p.owner_id IS NOT NULL;
UPDATE articles_publishedclaim p SET neutral_title = coalesce((
    SELECT 'Claim about ' || CASE WHEN count(*) < 2 THEN min(name)
        ELSE array_to_string((array_agg(name ORDER BY place))[:count(*) - 1], ', ')
            || ' and ' || (array_agg(name ORDER BY place))[count(*)] END
    FROM (SELECT c->>'name' AS name, min(n) AS place
        FROM jsonb_array_elements(nullif(e.content, '')::jsonb->'companies')
            WITH ORDINALITY AS listed(c, n) GROUP BY 1) named
    HAVING count(*) > 0), 'A claim under dispute')
FROM articles_edition e
WHERE e.id = p.edition_id AND p.standing <> 'withdrawn' AND p.risk <> 'none'
    AND p.verdict NOT IN ('supported', 'partly_supported');
SET CONSTRAINTS ALL IMMEDIATE;
"""
