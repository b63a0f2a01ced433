"""Where an item's quotation stands in its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from itertools import accumulate

from articles.logic.sharing.told import ToldItem

#: How passages of one quotation are joined.
GAP = " … "
#: Of a text so many sentences are read.
MOST_SENTENCES = 200


def flat(sentences: Collection[str]) -> tuple[str, ...]:
    """As they are compared: in one line each."""
    return tuple(" ".join(sentence.split()) for sentence in list(sentences)[:MOST_SENTENCES])


def located(
    passages: list[str], sentences: tuple[str, ...]
) -> tuple[tuple[int, ...], list[tuple[int, int]], str]:
    """Places of the sentences, the passages' ranges in the text around, and that text.

    Where a passage does not stand in the text, the passages are all that is known.
    """
    text = " ".join(sentences)
    starts = [text.find(passage) for passage in passages]
    if not passages or min(starts) < 0:
        return (), [(0, len(GAP.join(passages)))], GAP.join(passages)
    begins = list(accumulate((len(sentence) + 1 for sentence in sentences[:-1]), initial=0))
    ranges = [(start, start + len(p)) for start, p in zip(starts, passages, strict=True)]
    places = sorted(
        {
            place
            for start, end in ranges
            for place in range(bisect_right(begins, start) - 1, bisect_right(begins, end - 1))
        }
    )
    first, last = begins[places[0]], begins[places[-1]] + len(sentences[places[-1]])
    return tuple(places), [(start - first, end - first) for start, end in ranges], text[first:last]


def places_quoted(told: ToldItem) -> tuple[int, ...]:
    """Places of the sentences that the quotation stands in; none where it does not."""
    return located(passages_of(told), flat(told.sentences))[0]


def passages_of(told: ToldItem) -> list[str]:
    return [" ".join(part.split()) for part in told.quotation.split(GAP) if part.strip()]


def neighbours(places: tuple[int, ...], sentences: tuple[str, ...]) -> list[str]:
    """The sentences at these places, and those before and behind them."""
    near = sorted({place + step for place in places for step in (-1, 0, 1)})
    return [sentences[place] for place in near if 0 <= place < len(sentences)]
