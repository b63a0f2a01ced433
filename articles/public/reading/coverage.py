"""How much of an article carries claims: a line of words and a strip of sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.logic.vocabulary import Confidence, Verdict
from articles.logic.wording import counted

_WORDS = ["without confidence", *(word.value for word in Confidence)]
#: A strip of more sentences would be a blur; the words suffice then.
MOST_DRAWN = 200


@dataclass(frozen=True)
class Unit:
    """One sentence of the strip: level 0 to 5, or -1 where it carries no claim."""

    x: int
    level: int


@dataclass(frozen=True)
class Coverage:
    """`lead` and `rest` make one sentence: "Of 41 sentences, 12 carry a claim" and the counts."""

    lead: str
    rest: str
    units: tuple[Unit, ...]
    levels: tuple[int, ...]


def coverage(
    claims: Sequence[tuple[int, str]],
    reached: Mapping[int, Sequence[int]],
    sentences: int,
    *,
    is_drawn: bool = True,
) -> Coverage:
    """`claims` are (level, verdict) by place; `reached` sentences → places of claims.

    Not drawn where it is not known which sentences they are.
    """
    total = max(sentences, max(reached, default=-1) + 1)
    carrying = len(reached)
    lead = (
        f"Of {counted(total, 'sentence')}, {carrying or 'none'} "
        f"{'carries' if carrying == 1 else 'carry'} a claim"
    )
    levels = Counter(level for level, _ in claims)
    told = [f"{levels[level]} {_WORDS[level]}" for level in (5, 4, 3, 2, 1, 0) if levels[level]]
    disputed = sum(verdict == Verdict.DISPUTED for _, verdict in claims)
    aside = f" ({disputed} of them disputed)" if disputed else ""
    bare = total - carrying
    rest = f"{bare} {'is' if bare == 1 else 'are'} not annotated" if bare else "all are annotated"
    words = (
        f"{counted(len(claims), 'claim')}: {', '.join(told)}{aside}; {rest}."
        if told
        else f"{rest}."
    )
    units = (
        ()
        if total > MOST_DRAWN or not is_drawn
        else tuple(
            Unit(
                place * 10,
                max((claims[c][0] for c in reached[place]), default=0) if place in reached else -1,
            )
            for place in range(total)
        )
    )
    return Coverage(lead, words, units, tuple(sorted(levels, reverse=True)))
