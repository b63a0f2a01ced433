"""Sources and the door: their public rows, and changes that readers see."""

from __future__ import annotations

from typing import Any

from articles.desk.editing import source as editing
from articles.desk.models import Source
from articles.desk.publishing.hiding import seen_again
from articles.desk.publishing.naming import is_secret, public_name
from articles.logic.vocabulary import SourceAttribution
from articles.public.models import PublishedSource


def show_source(source: Source, *, depth: int = 5) -> PublishedSource:
    """Its public row, made or brought up to date; never for a confidential one."""
    if is_secret(source):
        raise ValueError("A confidential source has no public row.")
    owner = source.owner
    shown_owner = None
    on_background = source.attribution == SourceAttribution.ON_BACKGROUND
    # Who controls a source on background would say who it is.
    if owner is not None and not is_secret(owner) and not on_background and depth:
        shown_owner = show_source(owner, depth=depth - 1)
    grade = source.grades.order_by("-id").first() if source.is_grade_public else None
    row, _ = PublishedSource.objects.update_or_create(
        public_id=source.public_id,
        defaults={
            "label": public_name(source).name,
            "kind": source.kind,
            "description": "" if on_background else source.description,
            "grade": grade.reliability if grade else "",
            "owner": shown_owner,
        },
    )
    return row


def shown_source(source: Source) -> PublishedSource:
    """Its public row as it is; every verb that changes a source renews it there."""
    row = PublishedSource.objects.filter(public_id=source.public_id).first()
    if row is None or is_secret(source):
        row = show_source(source)
    seen_again(row)
    return row


def revise_source(source: Source, *, version: int, **fields: Any) -> Source:
    """As in editing; where readers know the source, they see the change at once."""
    source = editing.revise_source(source, version=version, **fields)
    refresh(source)
    return source


def refresh(source: Source) -> None:
    shown = PublishedSource.objects.filter(public_id=source.public_id).first()
    if shown is None:
        return
    if is_secret(source):
        shown.label, shown.description, shown.grade = "a source no longer named", "", ""
        shown.owner = None
        shown.save()
    else:
        show_source(source)
