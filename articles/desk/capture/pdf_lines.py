"""A PDF's pieces of text into lines, without what every page repeats."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from articles.desk.capture.pdf_process import PdfLine

#: So many lines at the top and the bottom of a page can be running heads and page numbers.
EDGE = 2
#: A line is a running head when it stands on so many pages, and on this share of them.
PAGES, SHARE = 2, 0.4
_SAME_LINE = 0.35
_LONGEST = 120
_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|página|pág\.?|p\.|صفحة|第)?\s*\d{1,4}\s*(?:页|頁|ページ|쪽)?"
    r"(?:\s*(?:of|von|de|/|\||من)\s*\d{1,4})?\W*",
    re.I,
)
_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def clean_lines(pieces: Iterable[PdfLine]) -> list[PdfLine]:
    """The lines in the file's order: pieces on one baseline joined, running heads left out."""
    lines = list(_joined(pieces))
    repeated = _running_heads(lines)
    return [line for index, line in enumerate(lines) if index not in repeated]


def clean(text: str) -> str:
    """Without control characters and with ligatures as letters; white space as single spaces."""
    seen = _UNSEEN.sub(" ", text.replace("\n", " ")).translate(_LIGATURES)
    return " ".join(unicodedata.normalize("NFC", seen).split(" "))


def _joined(pieces: Iterable[PdfLine]) -> Iterator[PdfLine]:
    last: PdfLine | None = None
    for piece in pieces:
        text = clean(piece.text)
        if not text.strip():
            continue
        if last is not None and _is_same_line(last, piece):
            last = replace(last, text=last.text + text)
            continue
        if last is not None:
            yield _stripped(last)
        last = replace(piece, text=text)
    if last is not None:
        yield _stripped(last)


def _is_same_line(last: PdfLine, piece: PdfLine) -> bool:
    near = abs(last.y - piece.y) < _SAME_LINE * max(last.size, piece.size)
    return last.page == piece.page and near and piece.x > last.x


def _stripped(line: PdfLine) -> PdfLine:
    return replace(line, text=" ".join(line.text.split()))


def _running_heads(lines: Sequence[PdfLine]) -> set[int]:
    edges: dict[int, list[int]] = {}
    for page, indexes in groupby(range(len(lines)), key=lambda index: lines[index].page):
        by_height = sorted(indexes, key=lambda index: -lines[index].y)
        edges[page] = by_height[:EDGE] + by_height[EDGE:][-EDGE:]
    seen = Counter(
        shape for page in edges.values() for shape in {_shape(lines[index]) for index in page}
    )
    needed = max(PAGES, SHARE * len(edges))
    return {
        index
        for page in edges.values()
        for index in page
        if (len(edges) > 1 and _PAGE_NUMBER.fullmatch(lines[index].text))
        or (len(lines[index].text) <= _LONGEST and seen[_shape(lines[index])] >= needed)
    }


def _shape(line: PdfLine) -> tuple[str, int]:
    """The line without its figures, and how high it stands: page numbers count along."""
    return _FIGURES.sub("#", line.text.casefold()), round(line.y / 10)
