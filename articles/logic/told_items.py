"""An evidence item with its words, read for what it may share with others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from articles.logic.cited_reports import cited_reports, names_cited, outlet_key
from articles.logic.partial_dates import PartialDate
from articles.logic.sentence_reading import attribution_in, primary_language
from articles.logic.shared_errors import misspelt
from articles.logic.shared_texts import OwnText
from articles.logic.shared_wording import is_of_public_record, outside_quotations, quotations

#: How passages of one quotation are joined.
GAP = " … "
#: Of a text so many sentences are read, of a sentence so many characters.
MOST_SENTENCES, LONGEST_SENTENCE = 200, 1000


@dataclass(frozen=True)
class ToldItem:
    """`quotation` is what the item quotes of the text whose `sentences` are given; `text` names
    that text, so that two items of one article are known. `outlets` are names under which it
    was published. `leads_to` holds every id and origin key that it rests on, itself included:
    items that share one are linked already. One that `is_apart` is known to few people and is
    never put together with more than one other."""

    id: str
    quotation: str = ""
    sentences: tuple[str, ...] = ()
    text: str = ""
    date: PartialDate | None = None
    outlets: tuple[str, ...] = ()
    language: str = ""
    leads_to: frozenset[str] = frozenset()
    is_apart: bool = False


@dataclass(frozen=True)
class ReadItem:
    """`places` are the sentences that the quotation stands in, `around` is their text.

    `quoted` is what the item quotes of others, `plain` the rest of its quotation.
    """

    told: ToldItem
    own: OwnText
    places: tuple[int, ...]
    around: str
    quoted: tuple[str, ...]
    plain: str
    around_plain: str
    cites: Mapping[str, str]
    is_public_record: bool
    misspelt: Mapping[str, tuple[str, str]]
    own_outlets: frozenset[str] = field(default_factory=frozenset)

    @property
    def speaker(self) -> str:
        """Who says what is quoted, as the text words it; "" where that is not plain."""
        language = primary_language(self.around, self.told.language or None)
        said = attribution_in(self.around[:LONGEST_SENTENCE], language)
        return said.speaker if said and len(said.speaker) <= 80 else ""


def read_item(
    told: ToldItem, outlets: Collection[str] = (), known: Collection[str] = ()
) -> ReadItem:
    """`outlets` are keys of outlets on record, `known` the words of names that are right."""
    sentences = flat(told.sentences)
    passages = _passages(told)
    places, spans, around = _located(passages, sentences)
    own_outlets = frozenset(outlet_key(name) for name in told.outlets if name.strip())
    near = neighbours(places, sentences) if places else passages
    cites: dict[str, str] = {}
    for sentence in near:
        cites |= cited_reports(sentence[:LONGEST_SENTENCE], outlets)
    around_plain = outside_quotations(around, 0, len(around))
    quoted = [quote for start, end in spans for quote in quotations(around, start, end)]
    return ReadItem(
        told=told,
        own=OwnText.of(sentences),
        places=places,
        around=around,
        quoted=tuple(dict.fromkeys(quoted)),
        plain=GAP.join(outside_quotations(around, start, end) for start, end in spans),
        around_plain=around_plain,
        cites={key: name for key, name in cites.items() if key not in own_outlets},
        is_public_record=is_of_public_record(around_plain),
        misspelt=misspelt(" ".join([*sentences, *passages]), known) if known else {},
        own_outlets=own_outlets,
    )


def cited_by(told: ToldItem) -> frozenset[str]:
    """Keys of every name near the quotation that may be an outlet's."""
    sentences = flat(told.sentences)
    passages = _passages(told)
    places, _, _ = _located(passages, sentences)
    near = neighbours(places, sentences) if places else passages
    return frozenset().union(*(names_cited(sentence[:LONGEST_SENTENCE]) for sentence in near))


def flat(sentences: Collection[str]) -> tuple[str, ...]:
    """As they are compared: in one line each."""
    return tuple(" ".join(sentence.split()) for sentence in list(sentences)[:MOST_SENTENCES])


def _located(
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
    return _located(_passages(told), flat(told.sentences))[0]


def _passages(told: ToldItem) -> list[str]:
    return [" ".join(part.split()) for part in told.quotation.split(GAP) if part.strip()]


def neighbours(places: tuple[int, ...], sentences: tuple[str, ...]) -> list[str]:
    """The sentences at these places, and those before and behind them."""
    near = sorted({place + step for place in places for step in (-1, 0, 1)})
    return [sentences[place] for place in near if 0 <= place < len(sentences)]
