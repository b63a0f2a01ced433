"""An article with its claims marked in the text; without the right to its text, the quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from articles.logic.blocks import Block
from articles.logic.marking import sentences_reached
from articles.logic.sentences import split_sentences
from articles.logic.vocabulary import BlockKind
from articles.public.models import PublishedArticle
from articles.public.reading.article_cards import Card
from articles.public.reading.article_layout import Layout, laid_out
from articles.public.reading.article_paragraph import Paragraph
from articles.public.reading.article_part import Elsewhere, Part
from articles.public.reading.article_parts import MOST_NUMBERS
from articles.public.reading.article_rows import ArticleRows, OtherArticle, article_rows
from articles.public.reading.article_text import paragraphs
from articles.public.reading.copies import Copy, copy_of
from articles.public.reading.coverage import Coverage, coverage


@dataclass(frozen=True)
class ArticlePage:
    """One part of an article: `cards` are the claims that begin in it.

    `earlier` are claims whose words are no longer in the text. Coverage tells of the whole.
    """

    article: PublishedArticle
    part: Part
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    earlier: tuple[Card, ...]
    coverage: Coverage
    derives_from: tuple[OtherArticle, ...]
    rewritten_by: tuple[OtherArticle, ...]

    @property
    def copy(self) -> Copy:
        return copy_of(self.article)

    @property
    def is_quoted(self) -> bool:
        return not self.article.body

    @property
    def is_whole(self) -> bool:
        return self.part.of == 1


def article_page(public_id: str, part: int = 1) -> ArticlePage | None:
    """Two queries. None where there is no such article or it has no such part."""
    rows = article_rows(public_id)
    return page_of(rows, part) if rows else None


def page_of(rows: ArticleRows, part: int = 1) -> ArticlePage | None:
    """No query. None where there is no such part."""
    layout = laid_out(rows)
    if not 1 <= part <= len(layout.parts):
        return None
    items = layout.parts[part - 1]
    there = len(layout.blocks)
    blocks = items[: max(there - items.start, 0)]
    part_of_card = layout.part_of_card
    shown = _part(layout, part, part_of_card, rows.article.sentence_count)
    own = layout.dealt.cards

    def link(place: int) -> str:
        mark = f"#c-{own[place].claim.public_id}"
        number = part_of_card[place]
        return mark if number == part else f"{'./' if number == 1 else f'?part={number}'}{mark}"

    return ArticlePage(
        article=rows.article,
        part=shown,
        paragraphs=tuple(
            paragraphs(
                layout.blocks[blocks.start : blocks.stop],
                layout.held[blocks.start : blocks.stop],
                {block - blocks.start: layout.bare.get(block, ()) for block in blocks},
                own,
                link,
            )
        ),
        cards=tuple(card for place, card in enumerate(own) if part_of_card[place] == part),
        earlier=layout.dealt.earlier[max(items.start - there, 0) : max(items.stop - there, 0)],
        coverage=_coverage(rows, layout, shown),
        derives_from=rows.derives_from,
        rewritten_by=rows.rewritten_by,
    )


def place_of_claim(public_id: str, claim: str) -> tuple[str, int] | None:
    """Of the claim with the public id `claim`, also where it was merged: the public id of its
    card in the article and the card's part, from 1. Two queries."""
    rows = article_rows(public_id)
    return laid_out(rows).part_of_claim.get(claim) if rows else None


def _part(layout: Layout, part: int, part_of_card: dict[int, int], sentences: int) -> Part:
    counts = [len(block.get("sentences") or ()) for block in layout.blocks]
    # The title's sentence counts where the title itself is left out.
    ends = list(accumulate(counts, initial=max(sentences - sum(counts), 0)))
    items = layout.parts[part - 1]
    first, last = (ends[min(place, len(layout.blocks))] for place in (items.start, items.stop))
    return Part(part, len(layout.parts), range(first, last), _elsewhere(layout, part_of_card, part))


def _elsewhere(layout: Layout, part_of_card: dict[int, int], part: int) -> tuple[Elsewhere, ...]:
    """An address that names a claim and no part leads to the first: it knows the others."""
    if part != 1 or len(layout.parts) == 1:
        return ()
    parts: dict[int, list[Card]] = {}
    for place, card in enumerate(layout.dealt.cards):
        parts.setdefault(part_of_card[place], []).append(card)
    for place, card in enumerate(layout.dealt.earlier, start=len(layout.blocks)):
        parts.setdefault(layout.part_of[place], []).append(card)
    found, room = [], MOST_NUMBERS
    for number in sorted(set(parts) - {1}):
        found.append(Elsewhere(number, tuple(parts[number][:room])))
        room -= len(found[-1].cards)
    return tuple(one for one in found if one.cards)


def _coverage(rows: ArticleRows, layout: Layout, part: Part) -> Coverage:
    article, cards = rows.article, layout.dealt.cards
    sentences = [(s, e) for block in article.body for s, e in block["sentences"]]
    return coverage(
        [(card.level, card.claim.verdict) for card in cards],
        sentences_reached(sentences, layout.dealt.reaches)
        if article.body
        else _stated(cards, article.language),
        article.sentence_count,
        is_drawn=bool(article.body),
        shown=part.sentences if part.of > 1 else None,
    )


def _sentences_in(words: str, language: str) -> int:
    edges = [0, *(gap.end() for gap in re.finditer(r"\n\s*", words)), len(words)]
    blocks = [Block(BlockKind.PARAGRAPH, start, end) for start, end in pairwise(edges)]
    return max(1, len(split_sentences(words, blocks, language or None)))


def _stated(cards: Sequence[Card], language: str) -> dict[int, tuple[int, ...]]:
    """Where the text may not be shown: as many sentences as the appearances name.

    Which ones they are stays out of sight; a span that names none counts as one of its own.
    Words of several sentences name the first: the others follow it.
    """
    found: dict[object, list[int]] = {}
    for place, card in enumerate(cards):
        for one in card.found:
            for number, span in enumerate(one.said.spans):
                known = span.get("sentence")
                if known is None:
                    found.setdefault(span["exact"] or (one.said.pk, number), []).append(place)
                    continue
                for sentence in range(known, known + _sentences_in(span["exact"], language)):
                    found.setdefault(sentence, []).append(place)
    return {number: tuple(claims) for number, claims in enumerate(found.values())}
