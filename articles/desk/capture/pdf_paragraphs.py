"""Lines of a PDF into paragraphs, headings and list items, told by distance, size and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from articles.desk.capture.pdf_process import PdfLine
from articles.logic.vocabulary import BlockKind

#: A line so much larger than the running text is a heading.
LARGER = 1.15
HEADING_LENGTH = 200
#: A gap so much larger than the usual one parts paragraphs.
WIDER = 1.3
#: A line is short when it has less than this share of the usual number of characters.
SHORT = 0.8
_BULLET = re.compile(r"[-*•‣▪◦·–●■□]\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_ENDS = re.compile(r"[.!?…。！？؟:：][\"'”’»)\]」』]*$")
_HYPHEN = re.compile(r"[^\W\d_]{2,}[-‐\u00ad]$")
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class PdfParagraph:
    """Lines joined into one text; `level` (1 to 3) on headings only."""

    kind: BlockKind
    text: str
    level: int | None
    page: int
    size: float


def paragraphs(lines: Sequence[PdfLine]) -> tuple[PdfParagraph, ...]:
    """The paragraphs of the lines, in order. `lines` are without running heads."""
    if not lines:
        return ()
    whole = " ".join(line.text for line in lines)
    body = _body_size(lines)
    measures = _Measures(body, _leading(lines, body), _usual_length(lines, body), whole)
    groups: list[list[PdfLine]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, measures):
            groups[-1].append(line)
        else:
            groups.append([line])
    sizes = sorted({_rounded(g[0]) for g in groups if _is_heading(g, measures)}, reverse=True)
    return tuple(_paragraph(group, measures, sizes) for group in groups)


@dataclass(frozen=True, slots=True)
class _Measures:
    """The size of running text, the distance of its lines and their length in characters."""

    body: float
    leading: float
    length: float
    whole: str


def _rounded(line: PdfLine) -> float:
    return round(line.size * 2) / 2


def _body_size(lines: Sequence[PdfLine]) -> float:
    counted: Counter[float] = Counter()
    for line in lines:
        counted[_rounded(line)] += len(line.text)
    return counted.most_common(1)[0][0] or 1.0


def _leading(lines: Sequence[PdfLine], body: float) -> float:
    """The commonest distance of two lines of running text, which is that inside paragraphs."""
    gaps = Counter(round(gap, 0) for gap in _gaps(lines, body) if 0 < gap < 3 * body)
    return gaps.most_common(1)[0][0] if gaps else 1.2 * body


def _gaps(lines: Sequence[PdfLine], body: float) -> Iterator[float]:
    for before, after in pairwise(lines):
        if before.page == after.page and _rounded(before) == _rounded(after) == body:
            yield before.y - after.y


def _usual_length(lines: Sequence[PdfLine], body: float) -> float:
    lengths = sorted(len(line.text) for line in lines if _rounded(line) == body)
    return median(lengths[len(lengths) // 2 :]) if lengths else 1.0


def _begins(group: Sequence[PdfLine], line: PdfLine, measures: _Measures) -> bool:
    """Whether the line begins another paragraph than the one before it."""
    last = group[-1]
    if _rounded(line) != _rounded(last) and abs(line.size - last.size) > 0.1 * last.size:
        return True
    if line.is_bold != last.is_bold and (len(group) == 1 or line.is_bold):
        return _is_short(last, measures) or line.is_bold
    if _BULLET.match(line.text) or (_NUMBERED.match(line.text) and _ENDS.search(last.text)):
        return True
    gap = last.y - line.y
    if last.page != line.page or gap < 0:
        return not _runs_on(last.text, line.text)
    leading = measures.leading * max(1.0, last.size / measures.body)
    if gap > WIDER * leading:
        return True
    indented = line.x > group[0].x + 0.8 * last.size and line.x > last.x + 0.8 * last.size
    ended = bool(_ENDS.search(last.text))
    return ended and (indented or _is_short(last, measures))


def _is_short(line: PdfLine, measures: _Measures) -> bool:
    return len(line.text) < SHORT * measures.length


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence goes on behind the edge of a page or a column."""
    if _ENDS.search(before):
        return False
    return bool(_HYPHEN.search(before) or not after[:1].isupper())


def _is_heading(group: Sequence[PdfLine], measures: _Measures) -> bool:
    text = " ".join(line.text for line in group)
    if len(text) > HEADING_LENGTH or _BULLET.match(text):
        return False
    if group[0].size >= LARGER * measures.body:
        return True
    bold = all(line.is_bold for line in group)
    return bold and len(text) <= HEADING_LENGTH / 2 and not text.endswith((".", ",", ";", "。"))


def _paragraph(
    group: Sequence[PdfLine], measures: _Measures, sizes: Sequence[float]
) -> PdfParagraph:
    text = group[0].text
    for line in group[1:]:
        text = _joined(text, line.text, measures.whole)
    first = group[0]
    if _is_heading(group, measures):
        level = min(3, sizes.index(_rounded(first)) + 1)
        return PdfParagraph(BlockKind.HEADING, text, level, first.page, first.size)
    if match := _BULLET.match(text):
        return PdfParagraph(BlockKind.LIST_ITEM, text[match.end() :], None, first.page, first.size)
    return PdfParagraph(BlockKind.PARAGRAPH, text, None, first.page, first.size)


def _joined(before: str, after: str, whole: str) -> str:
    """Two lines as one: a word parted at their edge made whole, its own hyphen kept."""
    if (match := _HYPHEN.search(before)) and after[:1].islower():
        word = re.match(r"[^\W_]+", after)
        parted = match.group()[:-1]
        # The text itself tells whether "long-term" is written so.
        if word and f"{parted}-{word.group()}" in whole:
            return before + after
        return before[:-1] + after
    if before.endswith(("-", "–")) and before[-2:-1].isalpha() and after[:1].isalnum():
        return before + after
    if _UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1]):
        return before + after
    return f"{before} {after}"
