"""Files that are named beside a table which is loaded: its map, and words for ratings."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import CommandError

from articles.desk.importing.mapping import ColumnMap, read_mapping
from articles.logic.grades import Grade
from articles.logic.rating_words import read_ratings


def mapping_at(path: Path | None, names: tuple[str, ...]) -> ColumnMap | None:
    if path is None:
        return None
    try:
        return read_mapping(path.read_text(encoding="utf-8-sig"), names)
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"The map cannot be read: {problem}.") from problem


def ratings_at(path: Path | None) -> dict[str, Grade]:
    if path is None:
        return {}
    try:
        return read_ratings(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as problem:
        raise CommandError(f"The ratings cannot be read: {problem}") from problem
