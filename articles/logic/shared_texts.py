"""Sentences that two texts share, by the words of their own: what they quote is left out.

Two papers that print the same statement share the statement, and neither has copied the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.logic.anchoring.words import words_of
from articles.logic.shared_wording import outside_quotations
from articles.logic.word_twins import dice

#: A sentence with fewer words of its own, or fewer letters in them, is the same by chance.
LEAST_WORDS, LEAST_LETTERS = 6, 35
#: The share of three words in a row that two sentences have in common to be nearly the same.
NEAR = 0.6
#: Three words that more sentences of a text have lead to none of them.
MOST_HOLDERS = 5
#: Texts are near-identical where so many sentences, and such a share of the shorter text, are
#: the same; of texts of a few sentences nearly all have to be.
MANY, SHARE = 3, 0.4
FEW, NEARLY_ALL = 2, 0.75


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A sentence without what it quotes. `kept` are its figures and names."""

    key: tuple[str, ...]
    kept: frozenset[str]
    threes: frozenset[str]


@dataclass(frozen=True, slots=True)
class OwnText:
    """`holders`: three words in a row → the few places of the sentences that have them."""

    sentences: tuple[OwnWords | None, ...]
    holders: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, sentences: Iterable[str]) -> OwnText:
        read = tuple(own_words(sentence) for sentence in sentences)
        holders: dict[str, tuple[int, ...]] = {}
        for place, own in enumerate(read):
            for three in own.threes if own else ():
                holders[three] = (*holders.get(three, ()), place)
        return cls(read, {three: at for three, at in holders.items() if len(at) <= MOST_HOLDERS})


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


def own_words(sentence: str) -> OwnWords | None:
    """None for a sentence that says too little in words of its own."""
    words = words_of(outside_quotations(sentence, 0, len(sentence)))
    if len(words) < LEAST_WORDS or sum(word.weight for word in words) < LEAST_LETTERS:
        return None
    keys = tuple(word.key for word in words)
    return OwnWords(
        keys,
        frozenset(word.key for word in words[1:] if word.is_named),
        frozenset(" ".join(keys[at : at + 3]) for at in range(len(keys) - 2)),
    )


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
