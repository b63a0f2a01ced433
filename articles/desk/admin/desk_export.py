"""Read-only: which claims left the desk as a file, when, and who took them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from articles.desk.admin.base import DeskAdmin
from articles.desk.editing.acting import EDITOR
from articles.desk.models import DeskExport


@admin.register(DeskExport)
class DeskExportAdmin(DeskAdmin):
    readers = (EDITOR,)
    writers = ()
    list_display = ("taken_at", "taken_by", "reason", "how_many", "which")
    list_display_links = None
    list_select_related = ("taken_by",)
    search_fields = ("reason", "taken_by__username")

    @admin.display(description="Claims")
    def how_many(self, row: Any) -> int:
        return len(row.claims)

    @admin.display(description="Which")
    def which(self, row: Any) -> str:
        """Ids of the first; an editor may read every claim."""
        first = ", ".join(row.claims[:10])
        return f"{first} …" if len(row.claims) > 10 else first
