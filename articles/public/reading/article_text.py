"""The text of an article with the words that carry claims: nothing is looked up here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.logic.charts import level_of
from articles.logic.marking import Reach, Run, located, runs, sentences_reached
from articles.logic.vocabulary import AppearanceState, BlockKind, PublicStanding
from articles.public.models import PublishedAppearance, PublishedClaim


@dataclass(frozen=True)
class Card:
    """A claim beside the text. `number` counts through the page from 1, `first` is its place."""

    number: int
    claim: PublishedClaim
    appearance: PublishedAppearance

    @property
    def level(self) -> int:
        return level_of(self.claim.confidence)

    @property
    def is_retracted(self) -> bool:
        return self.claim.standing == PublicStanding.RETRACTED


@dataclass(frozen=True)
class Piece:
    """Words that carry the same claims: `card` is the one they link to, `ends` get a number.

    `begins` are claims whose first words these are: their cards link back to here.
    """

    text: str
    card: Card | None
    begins: tuple[Card, ...]
    ends: tuple[Card, ...]


@dataclass(frozen=True)
class Paragraph:
    kind: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


def quotations(appearances: Sequence[PublishedAppearance]) -> list[dict[str, Any]]:
    """Blocks made of the quoted words alone, one an appearance, the same words once."""
    blocks: list[dict[str, Any]] = []
    start = 0
    for said in appearances:
        text = " … ".join(span["exact"] for span in said.spans)
        if said.state == AppearanceState.ORPHANED or any(b["text"] == text for b in blocks):
            continue
        end = start + len(text)
        blocks.append({"kind": BlockKind.QUOTATION.value, "start": start, "end": end, "text": text})
        start = end + 1
    return blocks


Said = tuple[PublishedClaim, PublishedAppearance]


def placed(
    appearances: Sequence[PublishedAppearance], blocks: Sequence[dict[str, Any]], *, quoted: bool
) -> tuple[list[tuple[Said, list[tuple[int, int]]]], list[Said]]:
    """Appearances with the ranges of their words in the blocks, and those whose words are gone."""
    placed: list[tuple[Said, list[tuple[int, int]]]] = []
    lost: list[Said] = []
    text = _text(blocks)
    for said in appearances:
        pair = (said.claim.merged_into or said.claim, said)
        found: list[tuple[int, int]] = []
        if said.state != AppearanceState.ORPHANED:
            for span in said.spans:
                start, end = (None, None) if quoted else (span["start"], span["end"])
                place = (
                    _first(text, span["exact"])
                    if quoted
                    else located(text, start, end, span["exact"])
                )
                found += [place] if place else []
        if found:
            placed.append((pair, sorted(found)))
        else:
            lost.append(pair)
    placed.sort(key=lambda entry: entry[1])
    return placed, lost


def _first(text: str, exact: str) -> tuple[int, int] | None:
    at = text.find(exact) if exact else -1
    return None if at < 0 else (at, at + len(exact))


def _text(blocks: Sequence[dict[str, Any]]) -> str:
    """The text with its gaps between blocks kept, so that ranges hold."""
    made = ""
    for block in blocks:
        made = made.ljust(block["start"], "\n") + block["text"]
    return made


def numbered(
    placed: Sequence[tuple[Said, list[tuple[int, int]]]],
) -> tuple[list[Card], list[Reach]]:
    """One card a claim, numbered in the order of the text, and all of its words."""
    cards: list[Card] = []
    places: dict[int, int] = {}
    reaches: list[Reach] = []
    for (claim, said), ranges in placed:
        if claim.pk not in places:
            places[claim.pk] = len(cards)
            cards.append(Card(len(cards) + 1, claim, said))
        reaches += [Reach(places[claim.pk], start, end) for start, end in ranges]
    return cards, reaches


def paragraphs(
    blocks: Sequence[dict[str, Any]], cards: Sequence[Card], reaches: Sequence[Reach]
) -> Iterator[Paragraph]:
    begun: set[int] = set()
    for block in blocks:
        here: list[Card] = []
        pieces = []
        for run in runs(block["text"], block["start"], reaches):
            new = [claim for claim in run.claims if claim not in begun]
            begun.update(new)
            here += [cards[claim] for claim in new]
            pieces.append(_piece(run, new, cards))
        yield Paragraph(block["kind"], tuple(pieces), tuple(here))


def _piece(run: Run, new: Sequence[int], cards: Sequence[Card]) -> Piece:
    """Where claims overlap, the words link to the one that begins there, else the latest begun."""
    claim = new[0] if new else (run.claims[-1] if run.claims else None)
    return Piece(
        run.text,
        None if claim is None else cards[claim],
        tuple(cards[claim] for claim in new),
        tuple(cards[end] for end in run.ends),
    )


def reached(
    blocks: Sequence[dict[str, Any]], reaches: Sequence[Reach]
) -> dict[int, tuple[int, ...]]:
    sentences = [(start, end) for block in blocks for start, end in block["sentences"]]
    return sentences_reached(sentences, reaches)


def stated_sentences(cards: Sequence[Card]) -> dict[int, tuple[int, ...]]:
    """Where the text may not be shown: as many sentences as the appearances name.

    Which ones they are stays out of sight; a span that names none counts as one of its own.
    """
    found: dict[Any, list[int]] = {}
    for place, card in enumerate(cards):
        for span in card.appearance.spans:
            known = span.get("sentence")
            found.setdefault(span["exact"] if known is None else known, []).append(place)
    return {number: tuple(claims) for number, claims in enumerate(found.values())}
