"""The passages of two items side by side, with the words marked that both have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.logic.diffing import words
from articles.logic.sharing.located import GAP, flat, neighbours, places_quoted
from articles.logic.sharing.own_words import OwnText
from articles.logic.sharing.runs import longest_run
from articles.logic.sharing.sentences import same_sentences
from articles.logic.sharing.told import ToldItem

#: So many pairs of sentences are shown, and so many characters of a passage.
MOST_PAIRS, LONGEST = 12, 1500
#: Shorter stretches that two sentences have in common are no sign of anything.
LEAST_MARKED = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a passage; `is_shared` where the other has them too."""

    text: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """What the first and the second say."""

    first: tuple[Stretch, ...]
    second: tuple[Stretch, ...]


def side_by_side(first: ToldItem, second: ToldItem, shared: str = "") -> tuple[Pair, ...]:
    """Where `shared` is "", the sentences that are the same in both; else the passages with it.

    Empty where neither has any words.
    """
    if not shared:
        return _same(first, second)
    one, other = _passage(first, shared), _passage(second, shared)
    return (Pair(_marked(one, shared), _marked(other, shared)),) if one or other else ()


def _same(first: ToldItem, second: ToldItem) -> tuple[Pair, ...]:
    here, there = flat(first.sentences), flat(second.sentences)
    pairs = same_sentences(OwnText.of(here), OwnText.of(there)).pairs[:MOST_PAIRS]
    return tuple(_compared(here[a], there[b]) for a, b in pairs)


def _compared(first: str, second: str) -> Pair:
    pieces = words(first[:LONGEST], second[:LONGEST])
    sides = []
    for left_out in ("added", "taken"):
        kept = [piece for piece in pieces if piece.op != left_out]
        marked = [Stretch(p.text, p.op == "same" and len(p.text) >= LEAST_MARKED) for p in kept]
        sides.append(_joined(marked))
    return Pair(*sides)


def _passage(item: ToldItem, shared: str) -> str:
    """The sentences that the quotation stands in if they hold the words, else those that do."""
    sentences = flat(item.sentences)
    places = places_quoted(item)
    near = " ".join(sentences[place] for place in places) or " ".join(item.quotation.split())
    if not _found(near, shared):
        around = " ".join(neighbours(places, sentences)) if places else ""
        holding = [sentence for sentence in sentences if _found(sentence, shared)][:2]
        near = around if _found(around, shared) else f" {GAP.strip()} ".join(holding) or near
    return near[:LONGEST]


def _found(text: str, shared: str) -> tuple[int, int] | None:
    """The words as they stand, else their longest run."""
    if match := re.search(re.escape(shared), text, re.IGNORECASE):
        return match.span()
    run = longest_run(text, shared)
    at = text.find(run.text) if run.words else -1
    return (at, at + len(run.text)) if at >= 0 else None


def _marked(text: str, shared: str) -> tuple[Stretch, ...]:
    span = _found(text, shared)
    if span is None:
        return (Stretch(text, is_shared=False),) if text else ()
    start, end = span
    parts = (
        Stretch(text[:start], False),
        Stretch(text[start:end], True),
        Stretch(text[end:], False),
    )
    return tuple(part for part in parts if part.text)


def _joined(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Neighbours of one kind in one."""
    made: list[Stretch] = []
    for stretch in stretches:
        if made and made[-1].is_shared == stretch.is_shared:
            made[-1] = Stretch(made[-1].text + stretch.text, stretch.is_shared)
        else:
            made.append(stretch)
    return tuple(made)
