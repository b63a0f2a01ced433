"""The soft note on a change form: who else has it open. It guards nothing; versions do."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.urls import path, reverse

from articles.desk.editing.editing_note import Editing, note_editing, others_editing

#: Seconds between two signs of life of an open form.
EVERY = 30


class EditingNotes:
    """Gives every record's admin `<id>/editing/`, which the form's script asks as it stays open.

    Whoever may not see the record gets the answer of one that does not exist.
    """

    admin_site: Any
    model: Any

    def get_urls(self) -> list[Any]:
        name = f"{self.model._meta.app_label}_{self.model._meta.model_name}_editing"
        view = self.admin_site.admin_view(self.editing_view)
        notes = [path("<path:object_id>/editing/", view, name=name)]
        return [*notes, *super().get_urls()]  # type: ignore[misc]

    def editing_view(self, request: Any, object_id: str) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        record = self.get_object(request, object_id)  # type: ignore[attr-defined]
        if record is None:
            raise Http404(f"There is no such {self.model._meta.verbose_name}.")
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        others = self._noted(request, record)
        return HttpResponse(render_to_string("desk/_editing.html", {"editing": others}))

    def notes_for(self, request: Any, record: Any) -> dict[str, Any]:
        """Context of templates/desk/_editing_note.html; opening the form is a sign of life."""
        where = reverse(f"admin:articles_{self.model._meta.model_name}_editing", args=[record.pk])
        others = self._noted(request, record)
        return {"editing": others, "editing_href": where, "editing_every": EVERY}

    def _noted(self, request: Any, record: Any) -> list[Editing]:
        if self.has_change_permission(request, record):  # type: ignore[attr-defined]
            return note_editing(request.user, record)
        return others_editing(request.user, record)

    def render_change_form(
        self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = context.get("original")
        if record is not None and record.pk:
            context |= self.notes_for(request, record)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc,no-any-return]
