"""Byline, date and publisher in a text without markup, where a line of its own states them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.desk.capture.bylines import person
from articles.desk.capture.statements import Candidate
from articles.desk.capture.written_dates import written_days

IN_TEXT = "the text"
#: The head of a text are its first lines, the foot its last ones.
_HEAD, _FOOT = 6, 4
_LINE = 200
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?:van|von|de|der|den|la|al|el|bin)\s+){{0,2}}{_WORD}){{1,3}}"
_BYLINE = re.compile(
    rf"(?:(?:By|BY|Von|Por|Par|Di|Door)\s+|بقلم:?\s+)"
    rf"({_NAME}(?:(?:,|\s+(?:and|und|y|et|e|en))\s+{_NAME}){{0,4}})"
)
# "…, Courier staff", "… in Rotterdam", and the day behind it.
_ROLE = re.compile(r"(?:\s*[,|/·•–—-]\s*|\s+(?:in|for|of|at|aus)\s+).{0,60}|\s*")
_EAST_ASIAN_BYLINE = re.compile(r"(?:作者|記者|记者|기자)\s*[:：]\s*(\w{2,12})|(\w{2,5})\s기자")
_SOURCE = re.compile(
    r"(?:SOURCE:?|Source:|Quelle:|Fuente:|出典：|来源：|출처:)\s*([^.:;!?]{2,80}\.?)"
)
# What may stand in a line beside its date: a weekday, a time of day, a zone, "published".
_BESIDE = re.compile(
    r"published|posted|date|veröffentlicht|stand|publicado|fecha|publié|pubblicato|gepubliceerd"
    r"|on|am|el|le|um|at|uhr|h|hrs|[ap]\.?m\.?|\d{1,2}[:.]\d{2}(?::\d{2})?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|公開|配信|发布|發佈|입력|نشر|في"
    r"|(?-i:[A-Z]{1,3}T|UTC)",
    re.I,
)
_BETWEEN = re.compile(r"[\s,;|/()（）·•–—-]+|:(?=\s|$)")
# And beside the day of a change, or of a print edition.
_OR_CHANGED = re.compile(
    r"(?:first|last|in|the|of|print|edition|issue|updated?|modified|aktualisiert|erstpublikation"
    r"|erstellt|zuletzt|actualizad[oa]|mis|à|jour|modifié|aggiornato|bijgewerkt|atualizado|[A-Z]{2}"
    r"|\d{1,2}h\d{2}|更新|수정|오전|오후|تحديث|آخر|ago|min|read|hours?|days?|\d{1,2})\.?",
    re.I,
)
# "BERLIN, June 3, 2025 – " opens a dispatch or a release on the day it is given out.
_DATELINE = re.compile(r"[^\W\d_][^.!?\n]{1,60}?[,(–—-]\s*$")
_DASH = re.compile(r"\s*(?:\([^()]{2,40}\)|/[^/]{2,40}/)?\s*\)?\s*(?:--|[–—-])\s")


def is_byline(line: str) -> bool:
    """Whether a line says nothing but who wrote: "By Ada Quill"."""
    name = _BYLINE.match(line[:_LINE])
    if name and _ROLE.fullmatch(line[name.end() : _LINE]):
        return True
    return bool(_EAST_ASIAN_BYLINE.fullmatch(line[:_LINE]))


def is_date(line: str) -> bool:
    """Whether a line says nothing but a day: "Published on 3 May 2025, 10:15"."""
    found = list(written_days(line))
    for start, end, _ in reversed(found):
        line = f"{line[:start]} {line[end:]}"
    words = [word for word in _BETWEEN.split(line) if word]
    return bool(found) and all(
        _BESIDE.fullmatch(word) or _OR_CHANGED.fullmatch(word) for word in words
    )


def _is_alone(line: str, start: int, end: int) -> bool:
    beside = f"{line[:start]} {line[end:]}"
    return all(_BESIDE.fullmatch(word) for word in _BETWEEN.split(beside) if word)


def bylines(lines: Sequence[str]) -> Iterator[Candidate]:
    """Names in a line that says nothing else: "By Ada Quill"."""
    for line in (line[:_LINE] for line in lines[:_HEAD]):
        if match := _BYLINE.fullmatch(line) or _EAST_ASIAN_BYLINE.fullmatch(line):
            name = person(next(group for group in match.groups() if group))
            if name:
                yield name, IN_TEXT
                return


def publishers(lines: Sequence[str]) -> Iterator[Candidate]:
    """The name in a line such as "SOURCE Harbour Data Inc." at the text's head or foot."""
    for line in (line[:_LINE] for line in (*lines[:_HEAD], *lines[-_FOOT:])):
        if match := _SOURCE.fullmatch(line):
            yield match.group(1).strip(), IN_TEXT
            return


def days(lines: Sequence[str]) -> Iterator[Candidate]:
    """The day in a line of its own, or in the dateline that opens a paragraph."""
    for line in lines[:_HEAD]:
        for start, end, day in list(written_days(line))[:1]:
            before, after = line[:start], line[end:]
            places = [word for word in before.split() if not word[0].islower()]
            named = len(before.split()) - len(places) <= 1
            dateline = named and _DATELINE.fullmatch(before) and _DASH.match(after)
            if dateline or _is_alone(line, start, end):
                yield day.iso(), IN_TEXT
                return
