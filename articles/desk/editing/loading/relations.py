"""Relations of a base, many at once, as `relate` makes one."""

from __future__ import annotations

from collections.abc import Sequence

from articles.desk.editing.bulk_load import copy_rows, free_keys
from articles.desk.editing.loading.known import Known, Loaded, RowRefused, still_there
from articles.desk.editing.loading.rows import RelationRow
from articles.desk.models import Claim, Company, CompanyRelation, CompanyRelationClaim
from articles.logic.import_kinds import ImportKind

_COLUMNS = ("id", "subject_id", "object_id", "kind", "started", "ended")


def load_relations(base: str, rows: Sequence[RelationRow]) -> Loaded:
    """Each with the claims that it rests on."""
    loaded = Loaded()
    companies = Known(base, ImportKind.COMPANIES, (k for row in rows for k in row[1:3]))
    companies.drop_all_but(still_there(Company, companies.records.values()))
    claims = Known(base, ImportKind.CLAIMS, (key for row in rows for key in row.claims))
    claims.drop_all_but(still_there(Claim, claims.records.values()))
    relations, rests = [], []
    for row, pk in zip(rows, free_keys(CompanyRelation, len(rows)), strict=True):
        try:
            between = (companies[row.subject], companies[row.object])
            rested = [claims[key] for key in dict.fromkeys(row.claims)]
        except RowRefused as refusal:
            loaded.refused[row.key] = str(refusal)
            continue
        loaded.records[row.key] = pk
        relations.append((pk, *between, row.kind, row.started, row.ended))
        rests += [(pk, claim) for claim in rested]
    copy_rows(CompanyRelation, _COLUMNS, relations)
    copy_rows(CompanyRelationClaim, ("relation_id", "claim_id"), rests)
    return loaded
