"""Sentences that two texts share, by the words of their own: what they quote is left out.

Two papers that print the same statement share the statement, and neither has copied the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.sharing.own_words import OwnText, OwnWords
from articles.logic.word_twins import dice

#: The share of three words in a row that two sentences have in common to be nearly the same.
NEAR = 0.6
#: Texts are near-identical where so many sentences, and such a share of the shorter text, are
#: the same; of texts of a few sentences nearly all have to be.
MANY, SHARE = 3, 0.4
FEW, NEARLY_ALL = 2, 0.75


@dataclass(frozen=True, slots=True)
class SameSentences:
    """`pairs` are places in the first and the second text; `identical` of them word for word.

    `of` counts the sentences of the shorter text that are long enough to be compared.
    """

    pairs: tuple[tuple[int, int], ...]
    identical: int
    of: int

    @property
    def is_near_identity(self) -> bool:
        number, share = len(self.pairs), len(self.pairs) / max(self.of, 1)
        return (number >= MANY and share >= SHARE) or (number >= FEW and share >= NEARLY_ALL)

    @property
    def is_nearly_all(self) -> bool:
        return len(self.pairs) >= NEARLY_ALL * self.of


def same_sentences(first: OwnText, second: OwnText) -> SameSentences:
    """Each sentence stands in one pair at most, the likest first."""
    scored = []
    for here, own in enumerate(first.sentences):
        if own is None:
            continue
        for there in {at for three in own.threes for at in second.holders.get(three, ())}:
            other = second.sentences[there]
            if other is not None and (likeness := _likeness(own, other)) >= NEAR:
                scored.append((-likeness, here, there))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    identical = 0
    for _, here, there in sorted(scored):
        if here not in pairs and there not in used:
            pairs[here] = there
            used.add(there)
            identical += _are_identical(first.sentences[here], second.sentences[there])
    countable = (sum(own is not None for own in side.sentences) for side in (first, second))
    return SameSentences(tuple(sorted(pairs.items())), identical, min(countable))


def _likeness(one: OwnWords, other: OwnWords) -> float:
    """Dice's coefficient of threes; 0 where each has figures or names that the other lacks."""
    if one.key == other.key:
        return 1.0
    if one.kept - other.kept and other.kept - one.kept:
        return 0.0
    return dice(one.threes, other.threes)


def _are_identical(one: OwnWords | None, other: OwnWords | None) -> bool:
    return one is not None and other is not None and one.key == other.key
