"""Notes in the history beside its changes: that something of many acts is complete."""

from __future__ import annotations

from pghistory.models import Context

from articles.desk.editing.acting import actor


def note(subject: str) -> None:
    """Kept with the acting person, as long as the history is."""
    Context.objects.create(metadata={"person": actor().pk, "note": subject})


def is_noted(subject: str) -> bool:
    return Context.objects.filter(metadata__note=subject).exists()
