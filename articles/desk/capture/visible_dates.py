"""The day of publication where readers see it: a marked-up line near the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from articles.desk.capture.written_dates import written_days
from articles.logic.partial_dates import PartialDate

_MARKED = re.compile(r"date|time|publish|posted|meta|byline|datum|fecha|info|\bpub|day", re.I)
_CHANGED = re.compile(
    r"(?:updated|modified|changed|aktualisiert|geändert|actualizad[oa]|mis à jour|aggiornato"
    r"|bijgewerkt|atualizado|تحديث|更新|수정)\W*(?:\w+\W+){0,2}$",
    re.I,
)
_ELSEWHERE = frozenset(("aside", "nav", "footer", "ul", "ol", "li", "table"))
#: So many elements after the headline still belong to the article's head.
_NEAR = 60
_LONGEST = 160


def visible_day(tree: HtmlElement) -> PartialDate | None:
    """The first day in a line of the article's head that isn't said to be that of a change."""
    for element in islice(_after_the_headline(tree), _NEAR):
        name = f"{element.get('class', '')} {element.get('id', '')}"[:500]
        if element.tag != "time" and not _MARKED.search(name):
            continue
        line = " ".join(element.text_content().split())
        if len(line) > _LONGEST or any(up.tag in _ELSEWHERE for up in element.iterancestors()):
            continue
        for start, _, day in written_days(line):
            if not _CHANGED.search(line[:start]):
                return day
    return None


def _after_the_headline(tree: HtmlElement) -> Iterator[HtmlElement]:
    seen = False
    for element in tree.iter("h1", "time", "span", "p", "div", "em", "small", "address", "header"):
        seen = seen or element.tag == "h1"
        if seen:
            yield element
