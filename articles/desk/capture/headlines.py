"""A page's headline: what it states, held against what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from articles.desk.capture.meta_elements import LENGTH, clean

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SUFFIX = re.compile(r"(.+?)\s+[|·•–—:-]+\s+([^|·•–—]+)")


def headline(
    tree: HtmlElement, stated: Iterable[str | None], *, publisher: str | None, byline: str | None
) -> str | None:
    """The headline without the paper's or the author's name behind it.

    `stated` are the page's own statements, best first; then come its title element and its
    headings of the first level.
    """
    # In the head, or an icon's title could be taken.
    in_head = clean(tree.findtext(".//head/title"))
    headings = [clean(h1.text_content()[:LENGTH]) for h1 in list(tree.iter("h1"))[:5]]
    shown = [text for text in headings if text and text != publisher]
    candidates = [text for item in stated if (text := clean(item))]
    # Some sites state a description as headline. Where the page's heading is in its title too,
    # that is what readers see, and a stated one must agree with it.
    if seen := next((text for text in shown if _stands_for(text, in_head or "")), None):
        candidates = [text for text in candidates if _agree(text, seen)] or [seen]
    fallback = (text for text in (in_head, *shown, *headings) if text)
    title = candidates[0] if candidates else next(fallback, None)
    for suffix in (publisher, byline):
        if title and suffix and (match := _SUFFIX.fullmatch(title)) and match.group(2) == suffix:
            title = match.group(1)
    # "Headline | Paper": the heading is the title's better half.
    return next((text for text in shown if title and _stands_for(text, title)), title)


def _stands_for(heading: str, title: str) -> bool:
    """Whether a heading is the part of a title that matters; a site's name is the lesser part."""
    if title.startswith(heading):
        return _width(heading) * 3 >= _width(title)
    return heading in title and _width(heading) * 2 >= _width(title)


def _width(text: str) -> int:
    """Its length, a sign of a script without spaces counting as much as three letters."""
    return len(text) + 2 * len(_UNSPACED.findall(text))


def _agree(one: str, other: str) -> bool:
    first, second = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(first & second) * 2 >= min(len(first), len(second)) > 0
