"""Grades of sources and the door."""

from __future__ import annotations

from articles.desk.editing import source_grade as source_grade_verbs
from articles.desk.models import Source
from articles.desk.publishing.source import refresh


def grade(source: Source, *, reliability: str, reason: str) -> None:
    """As in editing; a published grade moves with it."""
    source_grade_verbs.grade(source, reliability=reliability, reason=reason)
    refresh(source)
