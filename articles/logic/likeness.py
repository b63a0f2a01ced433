"""How much two statements say the same, in per cent.

Two measures are mixed. Tokens: the share of the words, by weight, that both have, where figures
and names weigh most, the small words of grammar least, and a word with another ending or a
spelling error counts for a part; their order is nothing, so that "X sued Y" and "Y was sued by X"
are near. Trigrams: the share of three-character sequences that both have, across words, so that
order is something. What turns a statement into another one then lowers the
percentage, however many words are shared: other figures, other names, "not" in one of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.folding import LONGEST, Kind, folded
from articles.logic.negation import is_negated
from articles.logic.word_twins import dice, twins

TOKENS, TRIGRAMS = 0.65, 0.35

#: Factors: both have a figure that the other lacks, or one has; both have a name that the other
#: lacks; the same words with the names in other places; one is negated.
OTHER_FIGURES, MORE_FIGURES = 0.65, 0.9
OTHER_NAMES = 0.85
OTHER_ROLES = 0.75
NEGATED = 0.65

WEIGHTS: dict[Kind, float] = {
    "figure": 2.0, "name": 2.0, "opening": 1.5, "word": 1.0, "pair": 1.0, "light": 0.2,
}  # fmt: skip

#: Words without a twin that are compared letter by letter, so that the work stays bounded.
MOST_COMPARED = 24


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
            is_negated=is_negated(tokens, text),
        )


def percent_alike(first: Statement, second: Statement) -> int:
    """0 to 100, the same either way round; 100 only for statements that read the same."""
    if not first.weights or not second.weights:
        return 0
    if first.key == second.key:
        return 100
    share = TOKENS * _shared_tokens(first, second) + TRIGRAMS * dice(
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
    for similarity, one, other in twins(_unmatched(first, second), _unmatched(second, first)):
        shared += similarity * (mine[one] + yours[other])
    return shared / (sum(mine.values()) + sum(yours.values()))


def _unmatched(first: Statement, second: Statement) -> dict[str, str]:
    """Words of the first that the second lacks, with their stems: the weightiest, no figures."""
    words = first.stems.keys() - second.weights.keys() - first.figures
    weightiest = sorted(words, key=lambda word: (-first.weights[word], word))[:MOST_COMPARED]
    return {word: first.stems[word] for word in weightiest}


def _trigrams(text: str) -> frozenset[str]:
    padded = f"  {text} "
    return frozenset([padded[place : place + 3] for place in range(len(padded) - 2)])
