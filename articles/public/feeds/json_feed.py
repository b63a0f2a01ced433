"""A feed as JSON Feed, version 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from django.utils.feedgenerator import rfc3339_date

from articles.public.feeds.feed import PUBLISHER, Entry, Feed, absolute

MEDIA_TYPE = "application/feed+json"


def json_feed(feed: Feed) -> bytes:
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.addresses["json"],
        "description": feed.about,
        "language": "en",
        "authors": [{"name": PUBLISHER, "url": absolute("/")}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": rfc3339_date(entry.published),
        "date_modified": rfc3339_date(entry.updated),
    }
    if entry.topics:
        item["tags"] = [name for _, name in entry.topics]
    if entry.language:
        item["language"] = entry.language
    return item
