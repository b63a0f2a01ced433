"""An article laid out: its text in blocks, its claims in the blocks, the blocks in parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.logic.marking import Stretch, stretches
from articles.logic.vocabulary import BlockKind
from articles.public.reading.article_cards import Dealt, dealt
from articles.public.reading.article_parts import (
    MOST,
    MOST_NUMBERS,
    NUMBER,
    PARAGRAPH,
    Block,
    Scale,
    cut,
    divided,
    scale_of,
)
from articles.public.reading.article_quotations import quoted
from articles.public.reading.article_rows import ArticleRows
from articles.public.reading.article_sightings import in_text, whole_text


@dataclass(frozen=True)
class Layout:
    """`held` are the stretches of each block, `bare` the cards without words by block.

    `parts` are ranges of items: the blocks, and behind them the claims of earlier versions.
    `part_of` tells the part, from 1, of each item.
    """

    blocks: Sequence[Block]
    dealt: Dealt
    held: Sequence[Sequence[Stretch]]
    bare: Mapping[int, Sequence[int]]
    parts: Sequence[range]
    part_of: Sequence[int]

    @property
    def part_of_card(self) -> dict[int, int]:
        """Places of the cards beside the text → their parts."""
        found = {
            stretch.claim: self.part_of[block]
            for block, held in enumerate(self.held)
            for stretch in held
            if stretch.place == 1
        }
        return found | {
            place: self.part_of[block] for block, places in self.bare.items() for place in places
        }

    @property
    def part_of_claim(self) -> dict[str, tuple[str, int]]:
        """Public ids, of merged claims too → the claim that stands for it, and its part."""
        part_of_card = self.part_of_card
        parts = [part_of_card[place] for place in range(len(self.dealt.cards))]
        parts += self.part_of[len(self.blocks) :]
        return {
            public_id: (card.claim.public_id, part)
            for card, part in zip((*self.dealt.cards, *self.dealt.earlier), parts, strict=True)
            for one in (*card.found, *card.lost)
            for public_id in (one.said.claim.public_id, card.claim.public_id)
        }


def laid_out(rows: ArticleRows) -> Layout:
    """Where we may not show the text, the blocks are made of the quoted words."""
    blocks: Sequence[Block] = rows.article.body
    if blocks:
        sightings = in_text(rows.appearances, whole_text(blocks))
    else:
        blocks, sightings = quoted(rows.appearances)
    shares = dealt(sightings, [(one["start"], one["end"]) for one in _counted(blocks)])
    where = _places(shares, blocks)
    blocks = _without_title(blocks, rows.article.title, where)
    scale = scale_of(blocks)
    pieces = cut(blocks, sorted(where.values()), scale)
    held = stretches([(piece["start"], piece["end"]) for piece in pieces], shares.reaches)
    bare: dict[int, list[int]] = defaultdict(list)
    at = {piece["start"]: number for number, piece in enumerate(pieces)}
    for place, _ in shares.bare:
        bare[at[where[place]]].append(place)
    weights = [*_weights(pieces, held, bare, shares, scale)]
    weights += [scale.card(card.claim.title) for card in shares.earlier]
    numbers = min(len(shares.cards) + len(shares.earlier), MOST_NUMBERS) * NUMBER
    first = MOST if sum(weights) <= MOST else MOST - numbers
    parts = divided(pieces, weights, first=first, most=MOST)
    part_of = [number for number, items in enumerate(parts, start=1) for _ in items]
    return Layout(pieces, shares, held, bare, parts, part_of)


def _places(shares: Dealt, blocks: Sequence[Block]) -> dict[int, int]:
    """Where each card begins in the text, by its place."""
    starts: dict[int, int] = {}
    for reach in shares.reaches:
        starts[reach.claim] = min(starts.get(reach.claim, reach.start), reach.start)
    counted = _counted(blocks)
    bare = {place: counted[min(number, len(counted)) - 1]["start"] for place, number in shares.bare}
    return starts | bare


def _counted(blocks: Sequence[Block]) -> Sequence[Block]:
    """What the numbers of withheld words count: every block but headings."""
    return [block for block in blocks if block["kind"] != BlockKind.HEADING] or blocks


def _without_title(
    blocks: Sequence[Block], title: str, where: Mapping[int, int]
) -> Sequence[Block]:
    """A text that opens with its title says it twice under the page's own heading."""
    if len(blocks) < 2 or blocks[0]["kind"] != BlockKind.HEADING:
        return blocks
    is_title = blocks[0]["text"].split() == title.split()
    is_marked = any(start < blocks[1]["start"] for start in where.values())
    return blocks[1:] if is_title and not is_marked else blocks


def _weights(
    blocks: Sequence[Block],
    held: Sequence[Sequence[Stretch]],
    bare: Mapping[int, Sequence[int]],
    shares: Dealt,
    scale: Scale,
) -> list[int]:
    weights = []
    for number, (block, stretches_here) in enumerate(zip(blocks, held, strict=True)):
        begun = [stretch.claim for stretch in stretches_here if stretch.place == 1]
        cards = [shares.cards[place] for place in (*begun, *bare.get(number, ()))]
        weights.append(
            PARAGRAPH
            + scale.text(len(block["text"]))
            + sum(scale.card(card.claim.title) for card in cards)
        )
    return weights
