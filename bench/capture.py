"""How well captured pages keep what is the article and lose what is not.

    python -m bench.capture [DATA_FOLDER]

Pages of our own (tests/desk/capture/newsstand: invented news in the shapes of news sites) and
labelled pages of DATA_FOLDER: F1 over the sets of 4-word shingles (lower-case words in a row) of
the captured and the labelled text. Pages with listed strings: how many that must be kept were
kept, and how many that must be dropped were dropped. Beside each figure, trafilatura with its own
defaults.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import trafilatura
from lxml import html

from articles.desk.capture.readers import Unreadable, read

DEFAULT_FOLDER = Path("../shared/data")
NEWSSTAND = Path(__file__).parent.parent / "tests/desk/capture/newsstand"
# What the article is stands between these comments, which no reader gets to see.
_EXPECTED = re.compile(r"<!--\[-->(.*?)<!--\]-->", re.S)
_MARKS = re.compile(r"<!--[\[\]]-->")
SHINGLE = 4
_WORD = re.compile(r"\w+")
_BREAKING = ("p", "div", "li", "td", "th", "tr", "pre", "br", "blockquote", "figcaption", "dd",
             "dt", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article")  # fmt: skip


@dataclass(frozen=True)
class LabelledPage:
    name: str
    ours: float
    default: float


@dataclass(frozen=True)
class ListedPage:
    """Strings kept of those to keep and dropped of those to drop, with what went wrong."""

    name: str
    to_keep: int
    to_drop: int
    ours: tuple[str, ...]
    default: tuple[str, ...]


def shingles(text: str) -> set[tuple[str, ...]]:
    """Every 4 words in a row; a shorter text is one shingle."""
    words = _WORD.findall(text.casefold())
    if not words:
        return set()
    count = max(1, len(words) - SHINGLE + 1)
    return {tuple(words[i : i + SHINGLE]) for i in range(count)}


def f1(found: str, labelled: str) -> float:
    """Harmonic mean of precision and recall over shingle sets, 0 to 1."""
    one, other = shingles(found), shingles(labelled)
    if not one or not other:
        return float(one == other)
    return 2 * len(one & other) / (len(one) + len(other))


def captured(data: bytes, url: str | None) -> str:
    """Our text of a page; a refusal counts as no text."""
    try:
        return read(data, media_type="text/html", url=url).text
    except Unreadable:
        return ""


def labelled_text(markup: str) -> str:
    """The words of a labelled page, apart where its layout sets them apart."""
    tree = html.fromstring(markup)
    for element in tree.iter(*_BREAKING):
        element.tail = f" {element.tail or ''}"
    return str(tree.text_content())


def labelled_pages(folder: Path) -> Iterator[LabelledPage]:
    """The pages under articles/readability, by name."""
    for page in sorted((folder / "articles/readability").iterdir()):
        source = (page / "source.html").read_bytes()
        expected = labelled_text((page / "expected.html").read_text(encoding="utf-8"))
        default = trafilatura.extract(source) or ""
        yield LabelledPage(page.name, f1(captured(source, None), expected), f1(default, expected))


def own_pages(folder: Path = NEWSSTAND) -> Iterator[LabelledPage]:
    """The pages written for the tests, by name; the article in them stands between marks."""
    for page in sorted(folder.glob("*.html")):
        marked = page.read_text(encoding="utf-8")
        source = _MARKS.sub("", marked).encode()
        pieces = (piece.replace("\\n", " ") for piece in _EXPECTED.findall(marked))
        expected = "\n".join(labelled_text(f"<div>{piece}</div>") for piece in pieces)
        default = trafilatura.extract(source) or ""
        yield LabelledPage(page.stem, f1(captured(source, None), expected), f1(default, expected))


def listed_pages(folder: Path) -> Iterator[ListedPage]:
    """The pages under articles/open, in the order of their list."""
    opened = folder / "articles/open"
    for url, page in json.loads((opened / "expected.json").read_text(encoding="utf-8")).items():
        source = (opened / page["file"]).read_bytes()
        yield ListedPage(
            page["file"],
            len(page["with"]),
            len(page["without"]),
            _wrong(captured(source, url), page),
            _wrong(trafilatura.extract(source) or "", page),
        )


def _wrong(text: str, page: dict[str, list[str]]) -> tuple[str, ...]:
    flow = _flow(text)
    lost = [f"lost “{words}”" for words in page["with"] if _flow(words) not in flow]
    kept = [f"kept “{words}”" for words in page["without"] if _flow(words) in flow]
    return (*lost, *kept)


def _flow(text: str) -> str:
    return " ".join(text.split())


def _print_labelled(title: str, pages: Sequence[LabelledPage]) -> None:
    print(f"{title:34}{'F1':>7}{'default':>9}")
    for page in pages:
        print(f"{page.name:34}{page.ours:7.3f}{page.default:9.3f}")
    ours, default = mean(page.ours for page in pages), mean(page.default for page in pages)
    print(f"{'mean of ' + str(len(pages)):34}{ours:7.3f}{default:9.3f}\n")


def main(folder: Path) -> None:
    """Print every table."""
    _print_labelled("page of our own", list(own_pages()))
    if not folder.is_dir():
        print(f"There is no folder {folder}; name another to measure its pages.")
        return
    _print_labelled("labelled page", list(labelled_pages(folder)))
    listed = list(listed_pages(folder))
    print(f"{'page with strings to keep or drop':40}{'right':>9}{'default':>9}")
    for row in listed:
        total = row.to_keep + row.to_drop
        right, usual = total - len(row.ours), total - len(row.default)
        notes = "; ".join(row.ours)
        print(f"{row.name:40}{right:5}/{total:<3}{usual:5}/{total:<3} {notes}".rstrip())
    for title, wrong in (
        ("ours", [note for row in listed for note in row.ours]),
        ("default", [note for row in listed for note in row.default]),
    ):
        keep, drop = sum(row.to_keep for row in listed), sum(row.to_drop for row in listed)
        lost = sum(note.startswith("lost") for note in wrong)
        print(f"{title}: kept {keep - lost}/{keep}, dropped {drop - len(wrong) + lost}/{drop}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER)
