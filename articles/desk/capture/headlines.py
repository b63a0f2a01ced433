"""A page's headline: what it states, held against what it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from articles.desk.capture.meta_elements import LENGTH, clean
from articles.desk.capture.statements import Candidate

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SUFFIX = re.compile(r"(.+?)\s+[|·•–—:-]+\s+([^|·•–—]+)")
_TITLE_ELEMENT = "the title element"
_HEADING = "the heading of the page"


def headlines(
    tree: HtmlElement,
    stated: Sequence[Candidate],
    *,
    publisher: str | None,
    byline: str | None,
) -> list[Candidate]:
    """The headline without the paper's or the author's name behind it, then others that differ.

    `stated` are the page's own statements, best first; then come its title element and its
    headings of the first level.
    """
    # In the head, or an icon's title could be taken.
    in_head = clean(tree.findtext(".//head/title"))
    headings = [clean(h1.text_content()[:LENGTH]) for h1 in list(tree.iter("h1"))[:5]]
    shown = [(text, _HEADING) for text in headings if text and text != publisher]
    candidates = list(stated)
    # Some sites state a description as headline. Where the page's heading is in its title too,
    # that is what readers see, and a stated one must agree with it.
    if seen := next((one for one in shown if _stands_for(one[0], in_head or "")), None):
        candidates = [one for one in candidates if _agree(one[0], seen[0])] or [seen]
    titled = [(in_head, _TITLE_ELEMENT)] if in_head else []
    named_like_the_paper = [(text, _HEADING) for text in headings if text]
    fallback = [*titled, *shown, *named_like_the_paper]
    chosen = next(iter([*candidates, *fallback]), None)
    if chosen is None:
        return []
    title, where = chosen
    for suffix in (publisher, byline):
        if suffix and (match := _SUFFIX.fullmatch(title)) and match.group(2) == suffix:
            title = match.group(1)
    # "Headline | Paper": the heading is the title's better half.
    better = next((one for one in shown if one[0] != title and _stands_for(one[0], title)), None)
    best = better or (title, where)
    others = [*stated, *shown, *titled]
    return [best, *(one for one in others if not _stands_for(best[0], one[0]))]


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
