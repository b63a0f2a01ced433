"""An item read for what it may share with others."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from articles.logic.sentence_reading import attribution_in, primary_language
from articles.logic.sharing.errors import misspelt
from articles.logic.sharing.located import GAP, flat, located, neighbours, passages_of
from articles.logic.sharing.own_words import OwnText
from articles.logic.sharing.quoted import outside_quotations, quotations
from articles.logic.sharing.reports import cited_reports, names_cited, outlet_key
from articles.logic.sharing.stock_words import is_of_public_record
from articles.logic.sharing.told import ToldItem

#: Of a sentence so many characters are read.
LONGEST_SENTENCE = 1000


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
    passages = passages_of(told)
    places, spans, around = located(passages, sentences)
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
    passages = passages_of(told)
    places, _, _ = located(passages, sentences)
    near = neighbours(places, sentences) if places else passages
    return frozenset().union(*(names_cited(sentence[:LONGEST_SENTENCE]) for sentence in near))
