"""SQL of the chain: each append-only record bound to the one before it of the same subject.

A table of links and not a column: the eight tables have one order only where it is kept, and
neither the models nor what writes them need to know of it.
"""

from __future__ import annotations

from importlib import import_module


def _moment(column: str) -> str:
    """Microseconds since 1970, whatever time zone the session has."""
    return f"extract(epoch FROM r.{column})"


#: By table: its columns in the order in which they are bound, then its moment. Columns that are
#: added later are not bound; of an edition its content is, by its hash, so that it can be blanked.
_BOUND = {
    "partchange": (
        ("claim_id", "brief_id", "kind", "part", "at_version", "changed_by_id"), "changed_at",
    ),
    "assessment": (
        ("public_id", "claim_id", "verdict", "confidence", "rating", "rationale",
            "divergence_reason", "evidence_hash", "assessed_by_id"), "assessed_at",
    ),
    "verification": (
        ("public_id", "claim_id", "brief_id", "how", "decision", "base", "seen_version",
            "content_hash", "verifier_id", "comment", "interests"), "verified_at",
    ),
    "request": (
        ("public_id", "action", "claim_id", "brief_id", "source_id", "company_id",
            "edition_number", "content_hash", "ground", "reason", "requested_by_id"),
        "requested_at",
    ),
    "approval": (("public_id", "request_id", "approved_by_id", "reason"), "approved_at"),
    "edition": (
        ("subject_kind", "subject", "number", "schema", "content_hash", "material_hash",
            "verified_version", "verified_hash", "verified_how", "base"), "published_at",
    ),
    "correction": (
        ("kind", "claim_id", "was_wrong", "is_right", "from_edition_id", "to_edition_id"),
        "made_at",
    ),
    "redaction": (("edition_id", "ground", "notice"), "redacted_at"),
}  # fmt: skip

_OF_EDITION = """CASE {e}.subject_kind
        WHEN 'claim' THEN (SELECT id FROM articles_claim WHERE public_id = {e}.subject)
        ELSE (SELECT id FROM articles_brief WHERE public_id = {e}.subject) END"""
_OF_REQUEST = (
    "CASE WHEN {q}.claim_id IS NOT NULL THEN 'claim' WHEN {q}.brief_id IS NOT NULL THEN 'brief' "
    "WHEN {q}.source_id IS NOT NULL THEN 'source' ELSE 'company' END",
    "coalesce({q}.claim_id, {q}.brief_id, {q}.source_id, {q}.company_id)",
)
_OF_PART = ("CASE WHEN r.claim_id IS NULL THEN 'brief' ELSE 'claim' END", "coalesce(r.claim_id, r.brief_id)")

#: By table: the kind of its subject, the subject's key, and what has to be joined to know them.
_SUBJECTS = {
    "partchange": (*_OF_PART, ""),
    "assessment": ("'claim'", "r.claim_id", ""),
    "verification": (*_OF_PART, ""),
    "request": (*(text.format(q="r") for text in _OF_REQUEST), ""),
    "approval": (
        *(text.format(q="q") for text in _OF_REQUEST),
        "JOIN articles_request q ON q.id = r.request_id",
    ),
    "edition": ("r.subject_kind", _OF_EDITION.format(e="r"), ""),
    "correction": (
        "'claim'",
        "c.id",
        "JOIN articles_publishedclaim p ON p.id = r.claim_id "
        "JOIN articles_claim c ON c.public_id = p.public_id",
    ),
    "redaction": (
        "e.subject_kind",
        _OF_EDITION.format(e="e"),
        "JOIN articles_edition e ON e.id = r.edition_id",
    ),
}

#: Their other guards hold the subject's row before they come.
_HELD = ("partchange", "assessment", "verification", "edition")


def _said(table: str) -> str:
    columns, moment = _BOUND[table]
    listed = ", ".join(f"r.{column}" for column in columns)
    return f"jsonb_build_array('{table}', r.id, {listed}, {_moment(moment)})::text"


def _selected(table: str) -> str:
    kind, subject, joined = _SUBJECTS[table]
    return (
        f"SELECT '{table}' AS record, r.id AS record_id, {kind} AS subject_kind, "
        f"{subject} AS subject, r.{_BOUND[table][1]} AS moment, {_said(table)} AS said\n"
        f"    FROM articles_{table} r {joined}"
    )


def _trigger_functions(table: str) -> str:
    kind, subject, joined = _SUBJECTS[table]
    held = "" if table in _HELD else f"""
CREATE FUNCTION hold_for_{table}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hold_subject({kind}, {subject}) FROM (SELECT NEW.*) r {joined};
    RETURN NEW;
END
$$;
"""
    return f"""{held}
CREATE FUNCTION chain_{table}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM append_link({kind}, {subject}, '{table}', NEW.id, {_said(table)})
    FROM (SELECT NEW.*) r {joined};
    RETURN NULL;
END
$$;
"""


_NEW_LINE = "E'\\n'"

TABLE = f"""
CREATE TABLE claimbook_chain (
    subject_kind text NOT NULL,
    subject bigint NOT NULL,
    position int NOT NULL,
    record text NOT NULL,
    record_id bigint NOT NULL,
    link varchar(64) NOT NULL CONSTRAINT chain_link_sha256 CHECK (link ~ '^[0-9a-f]{{64}}$'),
    CONSTRAINT chain_in_order PRIMARY KEY (subject_kind, subject, position),
    CONSTRAINT chain_record_once UNIQUE (record, record_id)
);

CREATE FUNCTION next_link(before text, said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to(before || {_NEW_LINE} || said, 'UTF8')), 'hex')
$$;

-- Every record that is bound, with its subject and the text that its link is made of.
CREATE FUNCTION chained_records()
RETURNS TABLE (record text, record_id bigint, subject_kind text, subject bigint,
    moment timestamptz, said text)
LANGUAGE sql STABLE AS $$
    {chr(10).join(f"    {'UNION ALL ' if place else ''}{_selected(table)}" for place, table in enumerate(_BOUND)).strip()}
$$;

-- One after the other: who adds to a subject's chain has its row, as every verb does first.
CREATE FUNCTION hold_subject(of_kind text, of_subject bigint) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    CASE of_kind
        WHEN 'claim' THEN PERFORM FROM articles_claim WHERE id = of_subject FOR NO KEY UPDATE;
        WHEN 'brief' THEN PERFORM FROM articles_brief WHERE id = of_subject FOR NO KEY UPDATE;
        WHEN 'source' THEN PERFORM FROM articles_source WHERE id = of_subject FOR NO KEY UPDATE;
        ELSE PERFORM FROM articles_company WHERE id = of_subject FOR NO KEY UPDATE;
    END CASE;
END
$$;

-- Two that still meet collide on the position, and one of them is refused.
CREATE FUNCTION append_link(of_kind text, of_subject bigint, of_record text, of_id bigint, said text)
RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    last claimbook_chain;
BEGIN
    SELECT * INTO last FROM claimbook_chain
    WHERE subject_kind = of_kind AND subject = of_subject ORDER BY position DESC LIMIT 1;
    INSERT INTO claimbook_chain VALUES (of_kind, of_subject, coalesce(last.position, 0) + 1,
        of_record, of_id, next_link(coalesce(last.link, ''), said));
END
$$;
REVOKE EXECUTE ON FUNCTION append_link(text, bigint, text, bigint, text) FROM PUBLIC;
""" + "".join(_trigger_functions(table) for table in _BOUND)

DROP_TABLE = (
    "".join(
        f"DROP FUNCTION chain_{table}();\n"
        + ("" if table in _HELD else f"DROP FUNCTION hold_for_{table}();\n")
        for table in _BOUND
    )
    + """
DROP FUNCTION append_link(text, bigint, text, bigint, text), hold_subject(text, bigint),
    chained_records(), next_link(text, text);
DROP TABLE claimbook_chain;
"""
)

#: What is on record already, in the order of its moments.
FILL = """
CREATE AGGREGATE all_links(text) (SFUNC = next_link, STYPE = text, INITCOND = '');
INSERT INTO claimbook_chain
SELECT subject_kind, subject, row_number() OVER in_order, record, record_id,
    all_links(said) OVER in_order
FROM chained_records() WHERE subject IS NOT NULL
WINDOW in_order AS (PARTITION BY subject_kind, subject ORDER BY moment, record_id, record
    ROWS UNBOUNDED PRECEDING);
DROP AGGREGATE all_links(text);
"""

_KEEPING: str = import_module("articles.migrations.0006_keeping").GRANTS
_START = _KEEPING.index("CREATE FUNCTION claimbook_grant(")
_BEFORE = _KEEPING[_START : _KEEPING.index("\n$$;\n", _START) + 5].replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1
)
_READ_ONLY = "'claimbook_used_id', "
if _BEFORE.count(_READ_ONLY) != 1:
    raise LookupError(_READ_ONLY)

#: The application reads the chain and never writes it.
GRANT = _BEFORE.replace(_READ_ONLY, f"{_READ_ONLY}'claimbook_chain', ")
GRANT_BEFORE = _BEFORE

CHAINED = tuple(_BOUND)
HELD_BY_US = tuple(table for table in _BOUND if table not in _HELD)
