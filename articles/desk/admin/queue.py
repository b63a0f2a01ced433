"""What needs me now: tabs with counts, ranked claims with their reasons, one beside the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from articles.desk.admin.permissions import roles
from articles.desk.admin.queue_preview import Preview, preview_of
from articles.desk.queue.counts import counts, in_words
from articles.desk.queue.narrowing import Narrowing, narrowing_of
from articles.desk.queue.rows import SHOWN, Row, rows_of
from articles.desk.queue.tabs import BY_NAME, TABS, Asker, Tab


@dataclass(frozen=True)
class ShownTab:
    tab: Tab
    count: str
    is_empty: bool
    is_current: bool
    query: str


@dataclass(frozen=True)
class Queue:
    """`rows` of the current tab, at most `SHOWN`; `preview` is that of the chosen row."""

    tabs: list[ShownTab]
    current: Tab
    rows: list[Row]
    has_more: bool
    preview: Preview | None
    narrowing: Narrowing
    address: str

    @property
    def query(self) -> str:
        """Of `address`, for workbenches that go on in this queue."""
        return self.address.partition("?")[2]


class QueuePage:
    """Gives ClaimAdmin `queue/`."""

    admin_site: Any
    model: Any

    def queue_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.queue_view)
        return [path("queue/", view, name="articles_claim_queue")]

    def queue_view(self, request: Any) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        context = {
            **self.admin_site.each_context(request),
            "title": "What needs me now",
            "queue": self._queue(request),
            "shown": SHOWN,
        }
        return TemplateResponse(request, "desk/claim_queue.html", context)

    def _queue(self, request: Any) -> Queue:
        asker = Asker(request.user, roles(request))
        current = BY_NAME.get(request.GET.get("tab", ""), TABS[0])
        narrowing = narrowing_of(request.GET)
        number = counts(asker)
        today = timezone.now().date()
        condition = narrowing.condition(asker.person.pk)
        held = rows_of(current, asker, today, condition, request.GET.get("claim", ""))
        return Queue(
            tabs=[_tab(tab, number[tab.name], tab is current, narrowing) for tab in TABS],
            current=current,
            rows=held.rows,
            has_more=held.has_more,
            preview=preview_of(self, request, held.chosen, current.name) if held.chosen else None,
            narrowing=narrowing,
            address=f"{request.path}?{narrowing.query(current.name)}",
        )


def _tab(tab: Tab, count: int, is_current: bool, narrowing: Narrowing) -> ShownTab:
    return ShownTab(tab, in_words(count), not count, is_current, narrowing.query(tab.name))
