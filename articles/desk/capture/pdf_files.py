"""A PDF file into an article: its paragraphs, headings and what the file says of itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from articles.desk.capture.assembling import assembled, opening_words
from articles.desk.capture.bylines import person
from articles.desk.capture.captured import Captured, Unreadable
from articles.desk.capture.meta_elements import clean
from articles.desk.capture.pdf_lines import clean_lines
from articles.desk.capture.pdf_paragraphs import PdfParagraph, paragraphs
from articles.desk.capture.pdf_process import PdfContent, read_lines
from articles.desk.capture.statements import CAME_FROM, FROM_OPENING, Candidate, Statements
from articles.desk.capture.text_head import bylines, days, publishers
from articles.logic.blocks import Block
from articles.logic.languages import clean_language_tag
from articles.logic.vocabulary import BlockKind

MEDIA_TYPE = "application/pdf"
MARK = b"%PDF-"
#: Readers take a file for a PDF when the mark stands in its first 1024 bytes.
MARK_WITHIN = 1024
INFORMATION = "PDF document information"
XMP = "PDF metadata (XMP)"
MADE = "PDF document information: the day the file was made"
LARGEST = "the largest line of the first page"
#: Fewer letters a page are page numbers and stamps on pictures of pages.
LETTERS_A_PAGE = 20
_NO_TEXT = "This PDF holds pictures of pages, no text."
_LETTER = re.compile(r"[^\W\d_]")
_UNTOLD = re.compile("[\x00\ufffd\ue000-\uf8ff]")
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) - )?\S*\.(?:docx?|pdf|indd|qxd|pptx?|xlsx?|rtf|tex)"
    r"|microsoft \w+ - .*|untitled.*|unbenannt.*|document\d*|dokument\d*|slide \d+|print",
    re.I,
)


def is_pdf(data: bytes) -> bool:
    """Whether the bytes announce a PDF file."""
    return MARK in data[:MARK_WITHIN]


def read_pdf(data: bytes, *, url: str | None) -> Captured:
    """The article in a PDF file of at most 500 pages.

    Lines are joined to paragraphs; page numbers and running heads that pages repeat are left out.
    Raises Unreadable for locked and damaged files and for pictures of pages.
    """
    content = read_lines(data)
    _refuse_untold(content)
    found: Sequence[PdfParagraph] = paragraphs(clean_lines(content.lines))
    titles = _titles(found, content)
    found = _without_title(found, titles[0][0] if titles else "")
    text, blocks = _joined(found)
    if not _LETTER.search(text):
        raise Unreadable(_NO_TEXT)
    lines = [text[block.start : block.end] for block in blocks]
    statements = Statements.of(
        title=titles,
        byline=[*bylines(lines), *_authors(content)],
        publisher=[*publishers(lines), *_said(content, "publisher")],
        published=[*days(lines), *((day, MADE) for day, _ in _said(content, "made"))],
        language=list(_languages(content)),
        canonical_url=[(url, CAME_FROM)] if url else (),
    )
    return assembled(statements, text=text, blocks=blocks, media_type=MEDIA_TYPE)


def _refuse_untold(content: PdfContent) -> None:
    text = "".join(line.text for line in content.lines)
    letters, untold = len(_LETTER.findall(text)), len(_UNTOLD.findall(text))
    pages = len({line.page for line in content.lines}) or 1
    if not letters and not untold:
        raise Unreadable(_NO_TEXT if content.has_pictures else "There is no text in this PDF.")
    if untold > letters / 2:
        raise Unreadable("This PDF doesn't say which letters its signs stand for.")
    if content.has_pictures and letters < LETTERS_A_PAGE * pages:
        raise Unreadable(_NO_TEXT)


def _said(content: PdfContent, field: str) -> Iterator[Candidate]:
    for name, value, is_xmp in content.about:
        if name == field and (line := clean(value)):
            yield line, XMP if is_xmp else INFORMATION


def _authors(content: PdfContent) -> Iterator[Candidate]:
    for value, where in _said(content, "byline"):
        if name := person(value):
            yield name, where


def _languages(content: PdfContent) -> Iterator[Candidate]:
    for value, where in _said(content, "language"):
        if tag := clean_language_tag(value):
            yield tag, where


def _titles(found: Sequence[PdfParagraph], content: PdfContent) -> list[Candidate]:
    """The stated title where the first page shows it, else the largest line, else the opening."""
    stated = [one for one in _said(content, "title") if not _NO_TITLE.fullmatch(one[0])]
    opening = [one for one in found if one.page == found[0].page]
    shown = _words(" ".join(one.text for one in opening[:12]))
    agreed = [one for one in stated if len(_words(one[0]) - shown) * 5 <= len(_words(one[0]))]
    headings = [one for one in opening if one.kind is BlockKind.HEADING]
    largest = max(headings, key=lambda one: one.size, default=None)
    seen = [(opening_words(largest.text), LARGEST)] if largest else []
    first = [(opening_words(found[0].text), FROM_OPENING)] if found else []
    listed = [*agreed, *seen, *stated]
    return listed or first


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _without_title(found: Sequence[PdfParagraph], title: str) -> Sequence[PdfParagraph]:
    for index, one in enumerate(found[:5]):
        if one.kind is BlockKind.HEADING and opening_words(one.text) == title and len(found) > 1:
            return (*found[:index], *found[index + 1 :])
    return found


def _joined(found: Iterable[PdfParagraph]) -> tuple[str, tuple[Block, ...]]:
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for one in found:
        text = unicodedata.normalize("NFC", one.text)
        blocks.append(Block(one.kind, at, at + len(text), one.level))
        texts.append(text)
        at += len(text) + 2
    return "\n\n".join(texts), tuple(blocks)
