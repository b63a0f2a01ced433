"""Tables for tests, and what loading them leaves in every table of the desk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Model

from articles.desk.editing.loading.suggestions import suggest_loaded
from articles.desk.importing.mapping import ColumnMap
from articles.desk.importing.readings import READINGS
from articles.desk.importing.table_file import FileRow, TableFile
from articles.desk.importing.tables import Refusal, TableImport
from articles.desk.models import Person, Source
from articles.logic.import_kinds import ImportKind

Table = Iterable[Mapping[str, Any]]

#: One small base in which everything of each table is said once.
BASE: dict[str, list[dict[str, Any]]] = {
    "companies": [
        {"key": "m", "name": "Meta Platforms", "country": "US", "website": "https://meta.example/",
         "description": "It runs networks.", "founded": "2004-02",
         "names": "former:Facebook|ticker:META", "identifiers": "wikidata:Q380|cik:1326801"},
        {"key": "i", "name": "Instagram", "parent": "m", "dissolved": "2012"},
    ],
    "sources": [
        {"key": "h", "name": "The Invention Holding", "kind": "organisation"},
        {"key": "d", "name": "The Daily Invention", "kind": "news_outlet", "owner": "h"},
        {"key": "b", "name": "Somebody at the table", "kind": "person",
         "attribution": "on_background", "public_label": "a person at the table"},
        {"key": "x", "name": "Quiet Heron", "kind": "person", "attribution": "confidential"},
    ],
    "articles": [
        {"key": "w", "title": "Meta buys Instagram", "publisher": "d", "byline": "A. Writer",
         "published_on": "2012-04-09", "url": "https://daily.example/1", "language": "en",
         "kind": "news", "rights": "licensed",
         "text": "Meta buys Instagram\n\nThe deal is closed. It cost a billion, two people say."},
        {"key": "n", "title": "Without a text"},
    ],
    "claims": [
        {"key": "c", "statement": "Meta bought Instagram.", "in_short": "A deal of 2012.",
         "type": "fact", "temporal": "event", "held_from": "2012-04", "held_until": "2012",
         "companies": "subject:m|counterparty:i", "topics": "Acquisitions|Networks",
         "claimant": "source:d", "verdict": "supported", "confidence": "low",
         "rationale": "One outlet says so."},
        {"key": "o", "statement": "Meta is the best.", "type": "opinion", "language": "de",
         "claimant": "company:m", "companies": "subject:m"},
        {"key": "a", "statement": "Meta hid the price.", "verdict": "partly_supported",
         "confidence": "very low", "rating": "2", "rationale": "Half of it.",
         "topics": "acquisitions"},
    ],
    "evidence": [
        {"key": "1", "claim": "c", "source": "d", "article": "w", "credibility": "2",
         "date": "2012-04-09", "quotation": "The deal is closed.", "url": "https://daily.example/1"},
        {"key": "2", "claim": "c", "source": "b", "kind": "on_record_statement",
         "stance": "disputes", "directness": "secondhand", "note": "Said by telephone.",
         "derives_from": "1"},
        {"key": "3", "claim": "a", "source": "x", "kind": "anonymous"},
    ],
    "relations": [
        {"key": "r", "subject": "m", "object": "i", "kind": "acquisition", "started": "2012-04",
         "claims": "c"},
    ],
}  # fmt: skip


def load(
    by: Person,
    kind: str,
    rows: Table,
    *,
    base: str = "an invented base",
    columns: ColumnMap | None = None,
) -> tuple[int, int, int, list[Refusal]]:
    """(taken, skipped, refused, refusals); rows stand in the lines 2 and so on, as in CSV."""
    table = TableImport(by, ImportKind(kind), base=base, columns=columns)
    refusals: list[Refusal] = []
    counted = None
    for counted in table.run(FileRow(line, dict(row)) for line, row in enumerate(rows, 2)):
        refusals += counted.refusals
    assert counted is not None
    return counted.taken, counted.skipped, counted.refused, refusals


def load_base(by: Person, base: str = "an invented base") -> None:
    for kind, rows in BASE.items():
        assert load(by, kind, rows, base=base) == (len(rows), 0, 0, [])
    assert sum(suggest_loaded(by, base)) > 0


def read(path: Path, kind: str = "claims", *, is_mapped: bool = False) -> list[FileRow]:
    return list(TableFile(path, READINGS[ImportKind(kind)].columns, is_mapped=is_mapped))


# --- What is there -----------------------------------------------------------------------------

#: What no two writings share: keys, moments, hashes over public ids.
OWN = {
    "id", "public_id", "touched_in", "created_at", "assessed_at", "changed_at", "computed_at",
    "captured_at", "evidence_hash", "pgh_id", "pgh_created_at", "pgh_context", "pgh_obj",
}  # fmt: skip
DESK = (
    "Company", "CompanyName", "CompanyIdentifier", "Source", "SourceAccess", "Article",
    "ArticleVersion", "Topic", "Claim", "ClaimCompany", "ClaimTopic", "Assessment", "Evidence",
    "EvidenceDerivation", "CompanyRelation", "CompanyRelationClaim",
)  # fmt: skip


def everything() -> dict[str, list[str]]:
    """Each row of the desk's tables and of their history, with records by their words."""
    names = _names()
    models = [apps.get_model("articles", name) for name in (*DESK, "PartChange", "Suggestion")]
    models += [apps.get_model("articles", f"{name}Event") for name in DESK]
    return {
        model.__name__: sorted(_told(row, names) for row in model._default_manager.all())
        for model in models
    }


def _told(row: Model, names: Mapping[str, str]) -> str:
    cells: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.name in OWN:
            continue
        value = getattr(row, field.name)
        cells[field.name] = bytes(value).hex() if isinstance(value, memoryview) else value
        if isinstance(value, Model):
            cells[field.name] = names.get(getattr(value, "public_id", ""), str(value))
    context = getattr(row, "pgh_context", None)
    if hasattr(row, "pgh_context"):
        cells["by"] = context and context.metadata["person"]
    text = json.dumps(cells, sort_keys=True, default=str)
    for public_id, name in names.items():
        text = text.replace(public_id, name)
    return re.sub(
        r"(src:|(?:Supports|Disputes): )(\d+)", lambda m: m[1] + names[f"source {m[2]}"], text
    )


def _names() -> dict[str, str]:
    columns = {"Company": "name", "Source": "name", "Article": "title", "Claim": "statement",
               "Evidence": "kind", "CompanyRelation": "kind"}  # fmt: skip
    found: dict[str, str] = {}
    for model, column in columns.items():
        rows = apps.get_model("articles", model)._default_manager.all()
        found |= {row.public_id: f"<{getattr(row, column)}>" for row in rows}
    found |= {f"source {source.pk}": f"<{source.name}>" for source in Source.objects.all()}
    return found
