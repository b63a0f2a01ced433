"""What holds for every public page, whatever it shows."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

#: Admiralty codes beside a name, as the desk shows them: "(anonymous, B2)", "A2)".
GRADE = re.compile(r"\b[A-F][1-6]\b(?=[,)\s])")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags_of(response: Any) -> list[tuple[str, dict[str, str | None]]]:
    page = _Page()
    page.feed(response.content.decode())
    return page.tags


def page_by_page(client: Any, address: str, link: str, **asked: str) -> list[str]:
    """What matches `link` (one group) on the page and on all that "More …" leads to."""
    found, after = [], ""
    for _ in range(50):
        text = client.get(address, {**asked, "after": after}).content.decode()
        found += re.findall(link, text, re.DOTALL)
        more = re.search(r'rel="next" href="[^"]*after=([^"&]+)', text)
        if more is None:
            return found
        after = unquote(more[1])
    raise AssertionError(f"{address} has no last page")


def assert_fit_for_readers(response: Any) -> None:
    """One h1, headings in order, unique ids, links within the page that lead somewhere, skip
    link, language; nothing inline; no cookie; under 35 KB as first sent (by gzip)."""
    tags = tags_of(response)
    headings = [int(tag[1]) for tag, _ in tags if re.fullmatch("h[1-6]", tag)]
    # A notice may stand above the statement and carries an h2 of its own.
    assert headings.count(1) == 1
    after = headings[headings.index(1) :]
    assert all(later <= earlier + 1 for earlier, later in pairwise(after)), headings
    ids = [attrs["id"] or "" for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    inner = [
        href[1:]
        for tag, attrs in tags
        if tag in ("a", "use") and (href := attrs.get("href") or "").startswith("#")
    ]
    assert set(inner) <= set(ids), set(inner) - set(ids)
    assert not [attrs for _, attrs in tags if "style" in attrs]
    assert not [attrs for _, attrs in tags if any(name.startswith("on") for name in attrs)]
    scripts = [attrs for tag, attrs in tags if tag == "script"]
    assert all("src" in attrs or attrs.get("type") == "application/ld+json" for attrs in scripts)
    assert not [tag for tag, _ in tags if tag == "style"]
    assert next(attrs for tag, attrs in tags if tag == "html")["lang"]
    assert ("a", "#main") in [(tag, attrs.get("href")) for tag, attrs in tags]
    assert not response.cookies
    assert len(gzip.compress(response.content)) < 35_000
