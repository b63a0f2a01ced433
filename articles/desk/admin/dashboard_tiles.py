"""Six tiles: how many claims wait where, each leading to its queue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from articles.desk.admin.permissions import roles
from articles.desk.queue.counts import counts, in_words
from articles.desk.queue.tabs import BY_NAME, Asker

#: Tabs of the queue, in this order.
TILES = ("mine", "to-verify", "disputed", "diverging", "due", "unverified")


@dataclass(frozen=True)
class Tile:
    title: str
    count: str
    is_empty: bool
    href: str
    empty: str


def tiles(request: Any) -> list[Tile]:
    """As this person may count them; one question to the database."""
    number = counts(Asker(request.user, roles(request)))
    queue = reverse("admin:articles_claim_queue")
    return [
        Tile(
            tab.title, in_words(number[tab.name]), not number[tab.name],
            f"{queue}?tab={tab.name}", tab.empty,
        )
        for tab in (BY_NAME[name] for name in TILES)
    ]  # fmt: skip
