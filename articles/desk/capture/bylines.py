"""Who signs a page: stated, else in marked-up text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from articles.desk.capture.meta_elements import LENGTH, clean

_BY = re.compile(r"(?:by|von|por|par|di|door)[\s:]+", re.I)
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author(?:-?name)?)(?:$|[\s_-])", re.I)
# A few words without figures: a date or a count of comments is no name.
_NAME = re.compile(r"(?=.*[^\W\d_])[^\d@/]{2,80}")


def byline(tree: HtmlElement, statements: Iterable[Iterable[str]]) -> str | None:
    """The names of the first statement that has any, joined by ", "; None where none is stated."""
    for stated in statements:
        people = [name for text in stated if (name := _person(text))]
        if people:
            return ", ".join(dict.fromkeys(people))[:LENGTH]
    return next(_marked_up(tree), None)


def _person(text: str) -> str | None:
    name = clean(text)
    if name is None or "://" in name or name.startswith(("@", "/")):
        return None
    return _BY.sub("", name, count=1).strip(" ,;|·•-–—:") or None


def _marked_up(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("a", "span", "div", "p", "address", "strong", "li"):
        marked = "author" in (element.get("rel"), element.get("itemprop"))
        if marked or _BYLINE_CLASS.search((element.get("class") or "")[:LENGTH]):
            name = _person(element.text_content()[: LENGTH * 2])
            if name and _NAME.fullmatch(name) and not _in_comments(element):
                yield name


def _in_comments(element: HtmlElement) -> bool:
    around = (element, *element.iterancestors())
    return any(
        "comment" in f"{part.get('class', '')} {part.get('id', '')}".lower() for part in around
    )
