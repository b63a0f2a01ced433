"""What I am told, and how: each kind at once by mail, once a day, or only at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.editing.notification_choice import (
    ChosenElsewhere,
    choices_now,
    choose,
    seen_of,
)
from articles.logic.mail_kinds import How
from articles.logic.notification_kinds import NotificationKind


@dataclass(frozen=True)
class Row:
    """One kind; `ways` are (value, label, whether it is chosen)."""

    name: str
    title: str
    ways: list[tuple[str, str, bool]]


class NotificationChoicesPage:
    """Gives ClaimAdmin `told/choices/`."""

    admin_site: Any
    model: Any

    def choice_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.choices_view)
        return [path("told/choices/", view, name="articles_claim_told_choices")]

    def choices_view(self, request: Any) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        chosen = {kind.value: request.POST.get(kind.value, "") for kind in NotificationKind}
        refusal, status = "", 200
        if request.method == "POST":
            try:
                with acting(request.user, "Chose what to be told"):
                    number = choose(chosen, seen=request.POST.get("seen", ""))
            except EditingError as problem:
                refusal = str(problem)
                status = 412 if isinstance(problem, ChosenElsewhere) else 200
            else:
                messages.success(request, "Saved." if number else "Nothing was different.")
                return HttpResponseRedirect(request.path)
        now = choices_now(request.user)
        context = {
            **self.admin_site.each_context(request),
            "title": "What I am told, and how",
            "rows": [_row(kind, now[kind.value]) for kind in NotificationKind],
            "seen": seen_of(now),
            "refusal": refusal,
            "mail_address": request.user.email,
        }
        return TemplateResponse(request, "desk/claim_told_choices.html", context, status=status)


def _row(kind: NotificationKind, held: str) -> Row:
    ways = [(way.value, way.label, way.value == held) for way in How]
    return Row(kind.value, kind.label, ways)
