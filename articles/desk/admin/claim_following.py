"""The claim that comes next: in the queue that one came from, else in one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from articles.desk.admin.permissions import roles
from articles.desk.models import Claim
from articles.desk.queue.narrowing import narrowing_of
from articles.desk.queue.rows import rows_of
from articles.desk.queue.tabs import BY_NAME, Asker, Tab


@dataclass(frozen=True)
class Following:
    """`address` is the workbench of the next claim of the tab `title`, else that queue."""

    title: str
    claim_pk: int | None
    address: str


def queue_asked(request: Any) -> str:
    """The queue that one came from, as it goes on in addresses: "?tab=…" or ""."""
    tab = BY_NAME.get(request.GET.get("tab", ""))
    return f"?{narrowing_of(request.GET).query(tab.name)}" if tab else ""


def following(request: Any, claim: Claim) -> Following:
    """The one after `claim` in the list, from the last the first; in another queue its first."""
    asker = Asker(request.user, roles(request))
    came_from = BY_NAME.get(request.GET.get("tab", ""))
    own = [BY_NAME["mine"], *([BY_NAME["to-verify"]] if asker.is_checker else [])]
    tabs = [came_from] if came_from else own
    narrowing = narrowing_of(request.GET)
    for tab in tabs:
        query = narrowing.query(tab.name)
        if found := _after(claim, tab, asker, narrowing.condition(asker.person.pk)):
            page = reverse("admin:articles_claim_change", args=[found])
            return Following(tab.title, found, f"{page}?{query}")
    queue = reverse("admin:articles_claim_queue")
    return Following(tabs[0].title, None, f"{queue}?{narrowing.query(tabs[0].name)}")


def _after(claim: Claim, tab: Tab, asker: Asker, narrowed: Any) -> int | None:
    held = rows_of(tab, asker, timezone.now().date(), narrowed, "")
    keys: list[int] = [row.claim.pk for row in held.rows]
    if claim.pk not in keys:
        return keys[0] if keys else None
    place = keys.index(claim.pk)
    others = keys[place + 1 :] + keys[:place]
    return others[0] if others else None
