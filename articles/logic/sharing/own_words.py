"""A text by the words of its own: what it quotes is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.logic.anchoring.words import words_of
from articles.logic.sharing.quoted import outside_quotations

#: A sentence with fewer words of its own, or fewer letters in them, is the same by chance.
LEAST_WORDS, LEAST_LETTERS = 6, 35
#: Three words that more sentences of a text have lead to none of them.
MOST_HOLDERS = 5


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
