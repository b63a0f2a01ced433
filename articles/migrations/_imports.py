"""SQL of loaded tables: which record came of which row is noted once, where it is made."""

from __future__ import annotations

from articles.migrations._deriving import granted

FUNCTIONS = r"""
-- A row is noted in the transaction that makes its record: nothing that the desk wrote by
-- itself passes for loaded. Sequential scans are off since plans outlive small tables.
CREATE FUNCTION imported_rows_new() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
    here text := this_transaction();
BEGIN
    IF EXISTS (
        SELECT FROM added a
        LEFT JOIN articles_company o ON a.kind = 'companies' AND o.id = a.record
        LEFT JOIN articles_source s ON a.kind = 'sources' AND s.id = a.record
        LEFT JOIN articles_article w ON a.kind = 'articles' AND w.id = a.record
        LEFT JOIN articles_claim c ON a.kind = 'claims' AND c.id = a.record
        LEFT JOIN articles_evidence e ON a.kind = 'evidence' AND e.id = a.record
        LEFT JOIN articles_companyrelation r ON a.kind = 'relations' AND r.id = a.record
        WHERE (here, 1) IS DISTINCT FROM (
            coalesce(o.touched_in, s.touched_in, w.touched_in, c.touched_in, e.touched_in,
                r.touched_in),
            coalesce(o.version, s.version, w.version, c.version, e.version, r.version)))
    THEN
        PERFORM refuse('importedrow_new', 'Only what is loaded right now is noted as loaded.');
    END IF;
    RETURN NULL;
END
$$;
"""

DROP = "DROP FUNCTION imported_rows_new();"


_APPENDED = "ELSIF name IN ('articles_approval', "
_WITH_ROWS = f"{_APPENDED}'articles_importedrow', "
#: Of what was loaded the application's role has reading and adding alone.
GRANT = granted(_APPENDED, _WITH_ROWS)
GRANT_BEFORE = granted(_WITH_ROWS, _APPENDED)
