"""How much two statements say the same, in per cent.

Two measures are mixed. Tokens: the share of the words, by weight, that both have, where figures
and names weigh most, the small words of grammar least, and a word with another ending or a
spelling error counts for a part; their order is nothing, so that "X sued Y" and "Y was sued by X"
are near. Trigrams: the share (Dice 1945) of three-character sequences that both have, across
words, so that order is something. What turns a statement into another one then lowers the
percentage, however many words are shared: other figures, other names, "not" in one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from articles.logic.folding import LONGEST, Kind, Token, folded

TOKENS, TRIGRAMS = 0.65, 0.35

#: Factors: both have a figure or name that the other lacks; only one has; the
#: same words with the names in other places; one is negated.
OTHER_FIGURES, MORE_FIGURES = 0.65, 0.9
OTHER_NAMES = 0.85
OTHER_ROLES = 0.75
NEGATED = 0.65

WEIGHTS: dict[Kind, float] = {
    "figure": 2.0, "name": 2.0, "opening": 1.5, "word": 1.0, "pair": 1.0, "light": 0.2,
}  # fmt: skip
OTHER_ENDING = 0.9

#: Letter pairs shared by words that may be one word spelt twice, and how long these must be.
SPELT_ALIKE, SHORTEST = 0.6, 4

#: Words without a twin that are compared letter by letter, so that the work stays bounded.
MOST_COMPARED = 24

# Without accents; some mean the same in several languages.
_NEGATING_WORDS = """
    not no never without neither nor none nobody nothing deny denies denied refuse refuses refused
    fail fails failed nicht kein keine keinen keinem keiner keines nie niemals ohne bestreitet
    dementiert pas jamais aucun aucune sans nunca jamas sin nao non mai senza niet geen nooit
    zonder не нет никогда без
"""
_NEGATIONS = frozenset(_NEGATING_WORDS.split())
_NEGATED_UNSPACED = re.compile(
    "ない|なかっ|ません|않|못했|没有|沒有|不是|并未|並未|尚未|不会|不會|未能|否认|否認"
)


@dataclass(frozen=True)
class Statement:
    """A statement made ready for comparing; `key` is equal for statements that read the same."""

    key: tuple[str, ...]
    weights: dict[str, float]
    stems: dict[str, str]
    figures: frozenset[str]
    names: tuple[str, ...]
    trigrams: frozenset[str]
    is_negated: bool

    @classmethod
    def of(cls, text: str) -> Statement:
        tokens = folded(text)
        weights: dict[str, float] = {}
        for token in tokens:
            weights[token.text] = max(weights.get(token.text, 0.0), WEIGHTS[token.kind])
        return cls(
            key=(*(token.text for token in tokens), text[LONGEST:]),
            weights=weights,
            stems={token.text: token.stem for token in tokens if token.kind != "light"},
            figures=frozenset(token.text for token in tokens if token.kind == "figure"),
            names=tuple(token.text for token in tokens if token.kind in ("name", "opening")),
            trigrams=_trigrams(" ".join([token.text for token in tokens])),
            is_negated=_is_negated(tokens, text),
        )


def percent_alike(first: Statement, second: Statement) -> int:
    """0 to 100, the same either way round; 100 only for statements that read the same."""
    if not first.weights or not second.weights:
        return 0
    if first.key == second.key:
        return 100
    share = TOKENS * _shared_tokens(first, second) + TRIGRAMS * _dice(
        first.trigrams, second.trigrams
    )
    return min(99, round(100 * share * _factor(first, second)))


def _factor(first: Statement, second: Statement) -> float:
    factor = 1.0
    mine, yours = first.figures - second.figures, second.figures - first.figures
    if mine and yours:
        factor *= OTHER_FIGURES
    elif mine or yours:
        factor *= MORE_FIGURES
    if _lacks_name(first, second) and _lacks_name(second, first):
        factor *= OTHER_NAMES
    if first.weights.keys() == second.weights.keys() and first.names != second.names:
        factor *= OTHER_ROLES
    if first.is_negated != second.is_negated:
        factor *= NEGATED
    return factor


def _lacks_name(first: Statement, second: Statement) -> bool:
    return any(name not in second.weights for name in first.names)


def _shared_tokens(first: Statement, second: Statement) -> float:
    """Twice the shared weight over the whole weight, 0 to 1."""
    mine, yours = first.weights, second.weights
    shared = sum(mine[word] + yours[word] for word in sorted(mine.keys() & yours.keys()))
    left = _unmatched(first, second)
    right = _unmatched(second, first)
    for similarity, one, other in _twins(left, right, first.stems, second.stems):
        if one in left and other in right:
            left.remove(one)
            right.remove(other)
            shared += similarity * (mine[one] + yours[other])
    return shared / (sum(mine.values()) + sum(yours.values()))


def _unmatched(first: Statement, second: Statement) -> set[str]:
    """Words of the first that the second lacks: the weightiest, and no figures."""
    words = first.stems.keys() - second.weights.keys() - first.figures
    return set(sorted(words, key=lambda word: (-first.weights[word], word))[:MOST_COMPARED])


def _twins(
    left: set[str], right: set[str], stems: dict[str, str], others: dict[str, str]
) -> list[tuple[float, str, str]]:
    """Pairs that may be one word, the likest first; ordered alike whichever side is left."""
    pairs = [
        (similarity, one, other)
        for one in left
        for other in right
        if (one[0] == other[0] or one[-3:] == other[-3:])  # spares most pairs the closer look
        and (similarity := _word_likeness(one, stems[one], other, others[other]))
    ]
    return sorted(pairs, key=lambda pair: (-pair[0], *sorted(pair[1:])))


def _word_likeness(one: str, stem: str, other: str, other_stem: str) -> float:
    if stem == other_stem:
        return OTHER_ENDING
    if len(one) < SHORTEST or len(other) < SHORTEST:
        return 0.0
    similarity = _dice(_letter_pairs(one), _letter_pairs(other))
    return similarity if similarity >= SPELT_ALIKE else 0.0


@lru_cache(maxsize=4096)
def _letter_pairs(word: str) -> frozenset[str]:
    return frozenset(word[place : place + 2] for place in range(len(word) - 1)) | {f" {word[0]}"}


def _trigrams(text: str) -> frozenset[str]:
    padded = f"  {text} "
    return frozenset([padded[place : place + 3] for place in range(len(padded) - 2)])


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Twice the shared over the whole (Dice's coefficient), 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _is_negated(tokens: tuple[Token, ...], text: str) -> bool:
    """An odd number of negations; `No. 5` is none."""
    count = 0 if text.isascii() else len(_NEGATED_UNSPACED.findall(text[:LONGEST]))
    if not _NEGATIONS.isdisjoint([token.text for token in tokens]):
        for token, following in zip(tokens, (*tokens[1:], None), strict=True):
            is_number = token.text == "no" and following and following.kind == "figure"
            count += token.text in _NEGATIONS and not is_number
    return count % 2 == 1
