"""The claims of an article as cards beside its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.logic.charts import level_of
from articles.logic.marking import Reach
from articles.logic.vocabulary import AppearanceState, PublicStanding, Verdict, VerificationHow
from articles.public.models import PublishedClaim
from articles.public.reading.article_sighting import Range, Sighting


@dataclass(frozen=True)
class Card:
    """A claim of the article. `number` counts through the article from 1, in the text's order.

    `found` are where its words stand, or where they do but may not be shown; `lost` are words
    of it that are gone from the text.
    """

    number: int
    claim: PublishedClaim
    found: tuple[Sighting, ...]
    lost: tuple[Sighting, ...] = ()

    @property
    def level(self) -> int:
        return level_of(self.claim.confidence)

    @property
    def in_words(self) -> str:
        """What the mark's colour and pattern say: "supported, very high confidence"."""
        if self.is_retracted:
            return "retracted by us"
        verdict = Verdict(self.claim.verdict).label.lower()
        sure = f"{self.claim.confidence} confidence" if self.level else "no confidence shown"
        return f"{verdict}, {sure}"

    @property
    def is_retracted(self) -> bool:
        return self.claim.standing == PublicStanding.RETRACTED

    @property
    def is_imported(self) -> bool:
        return self.claim.verified_how == VerificationHow.CARRIED_OVER

    @property
    def is_unscored(self) -> bool:
        return self.claim.verdict == Verdict.NOT_CHECKABLE

    @property
    def recorded(self) -> str:
        """Its words as recorded, where the article has changed them."""
        return next((one.recorded for one in self.found if one.recorded), "")

    @property
    def is_moved(self) -> bool:
        return any(one.said.state == AppearanceState.MOVED for one in self.found)

    @property
    def is_shown(self) -> bool:
        """Whether any of its words may be shown."""
        return any(one.quotation for one in self.found)

    @property
    def hidden_paragraphs(self) -> tuple[int, ...]:
        """Where the article says it in words that may not be shown."""
        return tuple(sorted({number for one in self.found for number in one.paragraphs}))

    @property
    def tellings(self) -> tuple[Sighting, ...]:
        """One for each way in which the article says it."""
        ways = {(s.said.mode, s.said.attribution, s.said.speaker): s for s in reversed(self.found)}
        return tuple(reversed(ways.values()))


@dataclass(frozen=True)
class Dealt:
    """The cards of an article, the words of those beside its text, and the lost ones.

    `reaches` name cards by place. `bare` are places of cards whose words may not be shown
    although the text is, with the paragraph that they stand in, from 1.
    """

    cards: tuple[Card, ...]
    reaches: tuple[Reach, ...]
    bare: tuple[tuple[int, int], ...]
    earlier: tuple[Card, ...]


def dealt(sightings: Sequence[Sighting], paragraphs: Sequence[Range]) -> Dealt:
    """One card a claim, however often the article says it; `paragraphs` are where the numbered
    ones stand."""
    found: dict[int, list[Sighting]] = {}
    lost: dict[int, list[Sighting]] = {}
    for one in sightings:
        (lost if one.is_lost else found).setdefault(one.claim.pk, []).append(one)
    starts = {pk: min(_start(one, paragraphs) for one in ones) for pk, ones in found.items()}
    cards = [
        Card(number, found[pk][0].claim, tuple(found[pk]), tuple(lost.get(pk, ())))
        for number, pk in enumerate(sorted(found, key=lambda pk: starts[pk]), start=1)
    ]
    reaches = [
        Reach(place, start, end)
        for place, card in enumerate(cards)
        for one in card.found
        for start, end in one.ranges
    ]
    marked = {reach.claim for reach in reaches}
    bare = [
        (place, (card.hidden_paragraphs or (1,))[0])
        for place, card in enumerate(cards)
        if place not in marked
    ]
    earlier = [
        Card(number, ones[0].claim, (), tuple(ones))
        for number, (pk, ones) in enumerate(
            ((pk, ones) for pk, ones in lost.items() if pk not in found), start=len(cards) + 1
        )
    ]
    return Dealt(tuple(cards), tuple(reaches), tuple(bare), tuple(earlier))


def _start(one: Sighting, paragraphs: Sequence[Range]) -> Range:
    """Where its first words stand, by their beginning and end."""
    if one.ranges:
        return one.ranges[0]
    number = min(one.paragraphs, default=1)
    return paragraphs[min(number, len(paragraphs)) - 1]
