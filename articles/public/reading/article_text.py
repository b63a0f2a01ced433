"""The text of an article with the words that carry claims: nothing is looked up here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from articles.logic.marking import Run, Stretch, runs
from articles.logic.vocabulary import BlockKind
from articles.public.reading.article_cards import Card
from articles.public.reading.article_mark import Mark, Number, Piece
from articles.public.reading.article_paragraph import Beside, Paragraph

#: More lines under one word would run into the next line of text; the numbers tell the rest.
MOST_LINES = 3


Link = Callable[[int], str]


def paragraphs(
    blocks: Sequence[Mapping[str, Any]],
    held: Sequence[Sequence[Stretch]],
    bare: Mapping[int, Sequence[int]],
    cards: Sequence[Card],
    link: Link,
) -> list[Paragraph]:
    """`held` are the stretches of each block, `bare` the cards without words by block, `link`
    gives the address of a card by its place."""
    backs: dict[int, list[str]] = {}
    for stretch in (stretch for those in held for stretch in those):
        backs.setdefault(stretch.claim, []).append(_id(stretch, cards))
    made = []
    depth = 2
    for number, (block, stretches) in enumerate(zip(blocks, held, strict=True)):
        heading = ""
        if block["kind"] == BlockKind.HEADING:
            depth = 2 if (block.get("level") or 2) <= 2 else 3
            heading = f"h{depth}"
        cut = runs(block["text"], block["start"], stretches)
        pieces = [_piece(run, cards, link) for run in cut]
        here = [stretch.claim for stretch in stretches if stretch.place == 1]
        if unmarked := bare.get(number, ()):
            pieces.append(_bare(unmarked, cards, link))
        beside = [Beside(cards[claim], tuple(backs[claim])) for claim in sorted(set(here))]
        beside += [Beside(cards[claim], (f"m-{_key(cards[claim])}",)) for claim in unmarked]
        made.append(
            Paragraph(
                block["kind"],
                heading,
                f"h{depth + 1}",
                max((min(len(run.lines), MOST_LINES) for run in cut), default=0),
                tuple(pieces),
                tuple(beside),
            )
        )
    return made


def _key(card: Card) -> str:
    return card.claim.public_id


def _id(stretch: Stretch, cards: Sequence[Card]) -> str:
    own = f"m-{_key(cards[stretch.claim])}"
    return own if stretch.place == 1 else f"{own}-{stretch.place}"


def _piece(run: Run, cards: Sequence[Card], link: Link) -> Piece:
    begun = set(run.begins)
    lines = [
        (line, stretch)
        for line, stretch in enumerate(run.lines, start=1)
        if stretch and (line <= MOST_LINES or stretch is run.foremost)
    ]
    marks = [
        (
            stretch,
            Mark(
                cards[stretch.claim],
                link(stretch.claim),
                min(line, MOST_LINES),
                _id(stretch, cards) if stretch in begun else "",
            ),
        )
        for line, stretch in lines
    ]
    drawn = {stretch for stretch, _ in marks}
    # A link needs words: the space between two other claims is none.
    foremost = run.foremost if any(sign.isalnum() for sign in run.text) else None
    return Piece(
        run.text,
        next((mark for stretch, mark in marks if stretch is foremost), None),
        tuple(mark for stretch, mark in marks if stretch is not foremost),
        tuple(_id(stretch, cards) for stretch in run.begins if stretch not in drawn),
        _numbers(run.ends, cards, link),
    )


def _numbers(ends: Iterable[Stretch], cards: Sequence[Card], link: Link) -> tuple[Number, ...]:
    return tuple(Number(cards[s.claim], link(s.claim), s.place, s.of) for s in ends)


def _bare(claims: Sequence[int], cards: Sequence[Card], link: Link) -> Piece:
    return Piece(
        "",
        anchors=tuple(f"m-{_key(cards[claim])}" for claim in claims),
        numbers=tuple(Number(cards[claim], link(claim), 1, 1) for claim in claims),
    )
