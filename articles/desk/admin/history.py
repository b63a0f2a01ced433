"""History of a record: who, when, what before and after, and why."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.desk.admin.changes import LONGEST, Part, changes_of


class HistoryPage:
    """Replaces Django's page: the rows come from the event tables the database writes.

    `history_parts` names the related rows whose changes belong to the record:
    `{"names": CompanyName.company}` is written as ("company", CompanyName).
    """

    history_parts: tuple[Part, ...] = ()
    model: Any
    admin_site: Any

    def has_history(self) -> bool:
        """Rows that are written once have none: the row itself says who and when."""
        return hasattr(self.model, "pgh_event_model")

    def hidden_in_history(self, record: Any) -> frozenset[str]:
        """Columns that are not told to the person for whom the record was read."""
        return frozenset()

    def render_change_form(
        self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["show_history"] = self.has_history()
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def history_view(
        self, request: Any, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        record = self.get_object(request, object_id)  # type: ignore[attr-defined]
        if record is None or not self.has_history():
            raise Http404("There is no such record.")
        before = request.GET.get("before", "")
        deeds, older = changes_of(
            request,
            record,
            self.history_parts,
            before=before,
            hidden=self.hidden_in_history(record),
        )
        context = {
            **self.admin_site.each_context(request),
            "title": "History",
            "subtitle": str(record),
            "opts": self.model._meta,
            "object": record,
            "original": record,
            "back": reverse(
                f"admin:articles_{self.model._meta.model_name}_change", args=[record.pk]
            ),
            "deeds": deeds,
            "older": older,
            "longest": LONGEST,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "desk/history.html", context)
