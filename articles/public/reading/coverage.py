"""How much of an article carries claims: a line of words and a strip of sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.logic.vocabulary import Confidence, Verdict
from articles.logic.wording import counted, listed

_WORDS = ["without confidence", *(word.value for word in Confidence)]
#: More units would be a blur: in a longer article one stands for several sentences.
MOST_DRAWN = 200
#: More numbers of sentences would not be listened to.
MOST_NAMED = 12
PITCH, BAR = 10, 8.5


@dataclass(frozen=True)
class Bars:
    """Units of one level as one path: 0 to 5, or -1 where no claim is carried."""

    level: int
    path: str


@dataclass(frozen=True)
class Coverage:
    """`lead` and `rest` make one sentence: "Of 41 sentences, 12 carry a claim" and the counts.

    The strip is `width` wide, its `bars` stand for `each` sentences, `where` says in words
    what it shows, and `here` is the part of it that is being read: x and width.
    """

    lead: str
    rest: str
    levels: tuple[int, ...]
    bars: tuple[Bars, ...] = ()
    width: int = 0
    each: int = 1
    where: str = ""
    here: tuple[float, float] | None = None

    @property
    def drawn_width(self) -> int:
        """In CSS pixels, where there is so much room: few sentences make no wide bars."""
        return self.width * 2


def coverage(
    claims: Sequence[tuple[int, str]],
    reached: Mapping[int, Sequence[int]],
    sentences: int,
    *,
    is_drawn: bool = True,
    shown: range | None = None,
) -> Coverage:
    """`claims` are (level, verdict) by place; `reached` sentences → places of claims.

    Not drawn where it is not known which sentences they are. `shown` are the sentences of the
    part that is being read.
    """
    total = max(sentences, max(reached, default=-1) + 1)
    carrying = len(reached)
    lead = (
        f"Of {counted(total, 'sentence')}, {f'{carrying:,}' if carrying else 'none'} "
        f"{'carries' if carrying == 1 else 'carry'} a claim"
    )
    levels = Counter(level for level, _ in claims)
    words = _in_words(levels, sum(verdict == Verdict.DISPUTED for _, verdict in claims))
    bare = total - carrying
    rest = f"{bare:,} {'is' if bare == 1 else 'are'} not annotated" if bare else "all are annotated"
    rest = f"{words}; {rest}." if words else f"{rest}."
    ordered = tuple(sorted(levels, reverse=True))
    if not is_drawn or not total:
        return Coverage(lead, rest, ordered)
    each = -(-total // MOST_DRAWN)
    units = -(-total // each)
    return Coverage(
        lead,
        rest,
        ordered,
        bars=_bars(claims, reached, units, each),
        width=units * PITCH,
        each=each,
        where=_where(sorted(reached)),
        here=None if shown is None else _extent(shown, each),
    )


def _in_words(levels: Mapping[int, int], disputed: int) -> str:
    told = [f"{levels[level]:,} {_WORDS[level]}" for level in (5, 4, 3, 2, 1, 0) if level in levels]
    aside = f" ({disputed:,} of them disputed)" if disputed else ""
    return f"{counted(sum(levels.values()), 'claim')}: {', '.join(told)}{aside}" if told else ""


def _bars(
    claims: Sequence[tuple[int, str]], reached: Mapping[int, Sequence[int]], units: int, each: int
) -> tuple[Bars, ...]:
    """A unit has the highest level among the claims in its sentences."""
    highest: dict[int, int] = {}
    for sentence, places in reached.items():
        level = max((claims[place][0] for place in places), default=0)
        highest[sentence // each] = max(level, highest.get(sentence // each, 0))
    paths: dict[int, str] = {}
    for unit in range(units):
        level = highest.get(unit, -1)
        top, tall = (10, 6) if level < 0 else (0.5, 15)
        paths[level] = paths.get(level, "") + f"M{unit * PITCH}.5 {top}h{BAR}v{tall}h-{BAR}z"
    return tuple(Bars(level, path) for level, path in sorted(paths.items()))


def _where(sentences: Sequence[int]) -> str:
    if not sentences:
        return "No sentence carries a claim"
    if len(sentences) > MOST_NAMED:
        return "Where in the article the sentences stand that carry claims"
    numbers = listed([str(place + 1) for place in sentences])
    return f"Sentence{'s' if len(sentences) > 1 else ''} {numbers} carr" + (
        "y a claim" if len(sentences) > 1 else "ies a claim"
    )


def _extent(shown: range, each: int) -> tuple[float, float]:
    first, last = shown.start // each, max(shown.stop - 1, shown.start) // each
    return first * PITCH + 0.5, (last - first + 1) * PITCH - 1.5
