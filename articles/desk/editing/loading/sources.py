"""Sources of a base, many at once, as `make_source` makes one."""

from __future__ import annotations

from collections.abc import Sequence

from articles.desk.editing.acting import actor
from articles.desk.editing.bulk_load import copy_rows, free_keys
from articles.desk.editing.errors import EditingError
from articles.desk.editing.loading.known import Loaded, RowRefused, known_sources
from articles.desk.editing.loading.rows import SourceRow
from articles.desk.editing.source import refuse_identity
from articles.desk.models import Source, SourceAccess
from articles.logic.vocabulary import SourceAttribution


def load_sources(base: str, rows: Sequence[SourceRow]) -> Loaded:
    """An owner stands before what it owns. A confidential source is known to who loads it."""
    loaded = Loaded()
    owners = known_sources(base, (row.owner for row in rows))
    sources, access = [], []
    for row, pk in zip(rows, free_keys(Source, len(rows)), strict=True):
        try:
            refuse_identity(row.attribution, {"name": row.name, "public_label": row.public_label})
            owner = owners.or_none(row.owner)
        except (EditingError, RowRefused) as refusal:
            loaded.refused[row.key] = str(refusal)
            continue
        owners.records[row.key] = loaded.records[row.key] = pk
        sources.append((pk, row.name, row.kind, row.attribution, row.public_label, owner))
        if row.attribution == SourceAttribution.CONFIDENTIAL:
            access.append((pk, actor().pk))
    columns = ("id", "name", "kind", "attribution", "public_label", "owner_id")
    copy_rows(Source, columns, sources)
    copy_rows(SourceAccess, ("source_id", "person_id"), access)
    return loaded
