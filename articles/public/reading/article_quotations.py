"""An article whose text may only be quoted: blocks made of the quoted words alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.logic.vocabulary import AppearanceState, BlockKind
from articles.public.models import PublishedAppearance
from articles.public.reading.article_sighting import Sighting, withheld

#: A block that stands for words that may not be quoted: their paragraph is all that is shown.
WITHHELD = "withheld"
GAP = " … "


@dataclass
class _Passage:
    """Words that stand together in the article, quoted by one appearance or by several.

    `start` is their place in the text of `version`, about where that is not known; `at` is
    their place in the blocks made of them.
    """

    version: int
    start: int
    text: str
    kind: str = BlockKind.QUOTATION.value
    at: int = 0

    def takes(self, start: int, exact: str) -> bool:
        """Takes words in that begin inside these and agree with them as far as both go."""
        offset = start - self.start
        if not 0 <= offset < len(self.text):
            return False
        shared = min(len(exact), len(self.text) - offset)
        if self.text[offset:][:shared] != exact[:shared]:
            return False
        self.text += exact[shared:]
        return True


@dataclass(frozen=True)
class _Held:
    """An appearance's words: `length` code points of a passage, from `offset`."""

    appearance: int
    passage: _Passage
    offset: int
    length: int


def quoted(
    appearances: Sequence[PublishedAppearance],
) -> tuple[list[dict[str, Any]], list[Sighting]]:
    """Blocks of the quoted words, the same words once, and where each appearance has its own.

    Words of one appearance stand in one block, with an ellipsis between its spans.
    """
    kept = [said for said in appearances if said.state != AppearanceState.ORPHANED]
    held = [*_quoted(kept), *_hidden(kept)]
    blocks = _blocks(held)
    ranges: dict[int, list[tuple[int, int]]] = {}
    for one in held:
        start = one.passage.at + one.offset
        ranges.setdefault(one.appearance, []).append((start, start + one.length))
    return blocks, [
        Sighting(
            said,
            tuple(sorted(ranges.get(said.pk, ()))),
            withheld=withheld(said) if said.pk in ranges else (),
        )
        for said in appearances
    ]


def _quoted(appearances: Iterable[PublishedAppearance]) -> list[_Held]:
    spans = [(said, span) for said in appearances for span in said.spans if span["exact"]]
    placed = [one for one in spans if _is_placed(*one)]
    placed.sort(key=lambda one: (one[0].version, one[1]["start"], -len(one[1]["exact"])))
    held: list[_Held] = []
    last: _Passage | None = None
    for said, span in placed:
        start, exact = span["start"], span["exact"]
        joins = last and last.version == said.version and last.takes(start, exact)
        if last is None or not joins:
            last = _Passage(said.version, start, exact)
        held.append(_Held(said.pk, last, start - last.start, len(exact)))
    others: dict[str, _Passage] = {}
    for said, span in spans:
        if not _is_placed(said, span):
            exact = span["exact"]
            new = _Passage(said.version, said.first_start, exact)
            held.append(_Held(said.pk, others.setdefault(exact, new), 0, len(exact)))
    return held


def _is_placed(said: PublishedAppearance, span: dict[str, Any]) -> bool:
    """Whether the range holds the words as recorded: an edit may have changed them."""
    start, end, exact = span["start"], span["end"], span["exact"]
    return start is not None and end is not None and end - start == len(exact)


def _hidden(appearances: Iterable[PublishedAppearance]) -> list[_Held]:
    """Appearances of which no word may be shown, by paragraph."""
    passages: dict[int, _Passage] = {}
    held = []
    for said in appearances:
        if not any(span["exact"] for span in said.spans):
            number = next((number for number in withheld(said) if number), 0)
            words = f"Paragraph {number}" if number else "Another passage"
            new = _Passage(said.version, said.first_start, words, WITHHELD)
            passage = passages.setdefault(number, new)
            held.append(_Held(said.pk, passage, 0, len(words)))
    return held


def _blocks(held: Iterable[_Held]) -> list[dict[str, Any]]:
    """Passages that an appearance ties together share a block."""
    first: dict[int, _Passage] = {}
    groups: dict[int, list[_Passage]] = {}
    for one in held:
        own = groups.setdefault(id(one.passage), [one.passage])
        other = groups[id(first.setdefault(one.appearance, one.passage))]
        if other is not own:
            other += own
            groups |= {id(passage): other for passage in own}
    distinct = {id(group): sorted(group, key=lambda p: p.start) for group in groups.values()}
    blocks: list[dict[str, Any]] = []
    at = 0
    for group in sorted(distinct.values(), key=lambda group: group[0].start):
        start = at
        for passage in group:
            passage.at = at
            at += len(passage.text) + len(GAP)
        text = GAP.join(passage.text for passage in group)
        blocks.append(
            {"kind": group[0].kind, "start": start, "end": start + len(text), "text": text}
        )
    return blocks
