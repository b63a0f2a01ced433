"""Those whom reviews name: who reviewed, who said it, who published that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from articles.desk.editing.bulk_load import note_rows
from articles.desk.editing.loading.known import Known, known_sources, loaded_hashes
from articles.desk.editing.loading.rows import ReviewRow, SourceRow, Who
from articles.desk.editing.loading.sources import load_sources
from articles.logic.import_kinds import ImportKind
from articles.logic.vocabulary import SourceAttribution, SourceKind


def named_in(base: str, row: ReviewRow) -> Iterator[Who]:
    """All whom the row names; the base itself stands in where it does not say who tells."""
    yield reviewer_of(base, row)
    if row.claimant:
        yield row.claimant
    for work in row.works:
        if work.publisher:
            yield outlet(work.publisher)


def reviewer_of(base: str, row: ReviewRow) -> Who:
    return row.reviewer or Who(base, SourceKind.DATASET_PUBLISHER.value)


def outlet(name: str) -> Who:
    return Who(name, SourceKind.NEWS_OUTLET.value)


def source_key(who: Who) -> str:
    said = f"{who.kind}: {who.name}"
    return said if len(said) <= 200 else f"{said[:150]}… {sha256(said.encode()).hexdigest()[:32]}"


def sources_of(base: str, rows: Sequence[ReviewRow]) -> Known:
    """Once each in a base: two people of one name are one there, for want of anything better."""
    wanted = {source_key(who): who for row in rows for who in named_in(base, row)}
    there = loaded_hashes(base, ImportKind.SOURCES, wanted)
    new = [
        SourceRow(key, who.name, who.kind, SourceAttribution.ON_THE_RECORD.value, "", "")
        for key, who in wanted.items()
        if key not in there
    ]
    made = load_sources(base, new)
    noted = [(row.key, made.records[row.key], sha256(row.key.encode()).hexdigest()) for row in new]
    note_rows(base, ImportKind.SOURCES, noted)
    return known_sources(base, wanted)
