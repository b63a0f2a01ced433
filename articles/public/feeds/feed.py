"""A feed and its entries, whatever form they are given in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.urls import reverse

#: A feed has the newest so many.
ENTRIES = 30
PUBLISHER = "Claimbook"
#: Of a feed without an entry: both forms need a moment, and it must not move.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """Plain text; `id` never changes, `updated` does with whatever else of it does.

    `topics` are (slug, name); `language` is that of the title, "" where it is not stated.
    """

    id: str
    address: str
    title: str
    text: str
    published: datetime
    updated: datetime
    topics: tuple[tuple[str, str], ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Feed:
    """Addresses are absolute: `page` is what readers see in a browser, `addresses` the feed's own
    by form."""

    title: str
    about: str
    page: str
    addresses: dict[str, str]
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        return max((entry.updated for entry in self.entries), default=NEVER)


def feed_of(
    title: str,
    name: str,
    *args: str,
    page: str,
    entries: Iterable[Entry],
    query: str = "",
    notes: Iterable[str] = (),
) -> Feed:
    """`name` is that of the feed's address, `query` what of its filters was understood."""
    notice = "Demonstration, not reporting: " if settings.CLAIMBOOK_DEMONSTRATION else ""
    about = "Claims about companies, each with its verdict and its evidence."
    rest = f"?{query}" if query else ""
    return Feed(
        title=f"{notice}{title} · {PUBLISHER}",
        about=" ".join([about, *notes]),
        page=absolute(page) + rest,
        addresses={
            form: absolute(reverse(f"articles:{name}", args=[*args, form])) + rest
            for form in ("atom", "json")
        },
        entries=tuple(entries),
    )


def absolute(path: str) -> str:
    return f"{settings.CLAIMBOOK_ADDRESS}{path}"
