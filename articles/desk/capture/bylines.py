"""Who signs a page: stated, else in marked-up text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from articles.desk.capture.meta_elements import LENGTH, clean
from articles.desk.capture.statements import IN_TEXT, Candidate

_BY = re.compile(
    r"(?:(?:written\s+|story\s+)?by|von|por|par|di|door)[\s:]+|(?:بقلم|كتب)\s*:?\s+"
    r"|(?:作者|記者|记者|文|기자)\s*[:：/／]\s*",
    re.I,
)
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|autor|autorin|firma|verfasser|reporter)(?:__?|-?name)?"
    r"(?:-?name)?(?:$|\s)",
    re.I,
)
# A few words without figures: a date or a count of comments is no name.
_NAME = re.compile(r"(?=.*[^\W\d_])[^\d@/:!?]{2,80}")
_ELSEWHERE = re.compile(r"comment|related|teaser|recommend|most-read|trending", re.I)


def bylines(tree: HtmlElement, statements: Iterable[tuple[list[str], str]]) -> list[Candidate]:
    """The names of each statement that has any, joined by ", "; then those marked up in the text.

    Each statement is its names and where it stands.
    """
    found: list[Candidate] = []
    for stated, where in statements:
        people = [name for text in stated if (name := person(text))]
        if people:
            found.append((", ".join(dict.fromkeys(people))[:LENGTH], where))
    found.extend((name, IN_TEXT) for name in [next(_marked_up(tree), None)] if name)
    return found


def person(text: str) -> str | None:
    """A name without "by" before it and signs around it; None for addresses and handles."""
    name = clean(text)
    if name is None or "://" in name or name.startswith(("@", "/")):
        return None
    return _BY.sub("", name, count=1).strip(" ,;|·•-–—:") or None


def _marked_up(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("a", "span", "div", "p", "address", "strong", "li"):
        marked = "author" in (element.get("rel"), element.get("itemprop"))
        if marked or _BYLINE_CLASS.search((element.get("class") or "")[:LENGTH]):
            name = person(element.text_content()[: LENGTH * 2])
            if name and _NAME.fullmatch(name) and not _stands_elsewhere(element):
                yield name


def _stands_elsewhere(element: HtmlElement) -> bool:
    around = (element, *element.iterancestors())
    return any(
        part.tag in ("aside", "nav", "footer")
        or _ELSEWHERE.search(f"{part.get('class', '')} {part.get('id', '')}"[:LENGTH])
        for part in around
    )
