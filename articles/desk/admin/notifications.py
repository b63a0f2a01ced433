"""What I was told: the newest first, the unread marked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from articles.desk.admin.permissions import visible
from articles.desk.editing.acting import acting
from articles.desk.editing.notifying import mark_read
from articles.desk.models import Claim, Notification

#: Rows of the page; older ones are of no use to anybody.
SHOWN = 100


def told_to(request: Any) -> Any:
    """Those of claims that this person may still read."""
    readable = visible(request, Claim.objects.all()).values("pk")
    return Notification.objects.filter(person=request.user, claim__in=readable)


class NotificationsPage:
    """Gives ClaimAdmin `told/`."""

    admin_site: Any
    model: Any

    def notification_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.told_view)
        return [path("told/", view, name="articles_claim_told")]

    def told_view(self, request: Any) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method == "POST":
            with acting(request.user, "Read what I was told"):
                number = mark_read(request.user, until=request.POST.get("until", ""))
            messages.success(request, "Marked as read." if number else "Nothing was unread.")
            return HttpResponseRedirect(request.path)
        rows = list(told_to(request).select_related("claim")[:SHOWN])
        context = {
            **self.admin_site.each_context(request),
            "title": "What you were told",
            "rows": rows,
            "has_unread": any(row.read_at is None for row in rows),
        }
        return TemplateResponse(request, "desk/claim_told.html", context)
