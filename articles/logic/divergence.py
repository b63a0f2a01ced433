"""How far an assessment lies from what the rules suggest (docs/confidence.md §6.7).

Both are put on one line of ten steps: from "refuted, very high" down to "refuted, very low",
then "supported, very low" and up to "supported, very high". A level is one step, so that two
assessments of one direction are as far apart as their words. Where the page leaves a choice:

- The rules suggest neither direction up to "low" (p below 66). "Unproven" has no confidence and
  stands for all of that range; so does "disputed" where the rules suggest a direction. Where
  they suggest none either, "disputed" is compared word by word.
- "Partly supported" leans as its rating says: 4 to supported, 2 to refuted, 3 to neither.
- "Not yet assessed" and "not checkable" judge no evidence and are compared with nothing.

The database has the same as `levels_apart` and `against_suggestion` (migration 0013).
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.vocabulary import Confidence, Verdict

#: From here on an assessment has to answer the rules: two levels or more (§6.7).
FAR = 2

_LEVELS = {word.value: level for level, word in enumerate(Confidence, start=1)}
_NEITHER_UP_TO = _LEVELS[Confidence.LOW]
_DIRECTIONS = frozenset({Verdict.SUPPORTED, Verdict.REFUTED})
_UNJUDGED = frozenset({Verdict.NOT_ASSESSED, Verdict.NOT_CHECKABLE})


@dataclass(frozen=True, slots=True)
class Held:
    """What an editor holds; `rating` is 4, 3 or 2 for "partly supported"."""

    verdict: str
    confidence: str = ""
    rating: int | None = None

    @property
    def lean(self) -> int:
        """1 towards supported, -1 towards refuted, 0 towards neither."""
        if self.verdict == Verdict.PARTLY_SUPPORTED and self.rating is not None:
            return self.rating - 3
        return {Verdict.SUPPORTED.value: 1, Verdict.REFUTED.value: -1}.get(self.verdict, 0)


@dataclass(frozen=True, slots=True)
class Advised:
    """What the rules suggest: `points` are signed, `word` is empty for an opinion.

    `ceiling` is that of the side which prevails, `ceiling_other` that of the other side.
    """

    verdict: str
    word: str
    points: float = 0.0
    ceiling: str = ""
    ceiling_other: str = ""


def levels_apart(held: Held, advised: Advised) -> int:
    """0 where they agree or cannot be compared, 9 at most."""
    if not advised.word or held.verdict in _UNJUDGED:
        return 0
    level = _LEVELS[advised.word]
    if held.verdict == Verdict.UNPROVEN or (
        held.verdict == Verdict.DISPUTED and advised.verdict in _DIRECTIONS
    ):
        return max(0, level - _NEITHER_UP_TO)
    if held.lean * advised.points < 0:
        return _LEVELS[held.confidence] + level - 1
    return abs(_LEVELS[held.confidence] - level)


def is_opposite(held: Held, advised: Advised) -> bool:
    """Supported against refuted."""
    return {held.verdict, advised.verdict} == _DIRECTIONS


def is_for_the_other_side(held: Held, advised: Advised) -> bool:
    """Whether it leans to the side that does not prevail; at 0 points "supports" prevails."""
    prevailing = 1 if advised.points >= 0 else -1
    return held.lean == -prevailing


def ceiling_overridden(held: Held, advised: Advised) -> str:
    """The word of the ceiling that the confidence lies above; empty where it does not."""
    other = is_for_the_other_side(held, advised)
    ceiling = advised.ceiling_other if other else advised.ceiling
    if not held.confidence or not ceiling:
        return ""
    return ceiling if _LEVELS[held.confidence] > _LEVELS[ceiling] else ""


def needs_second_editor(held: Held, advised: Advised) -> bool:
    """Whether it is published only with a second editor's approval (T6)."""
    return is_opposite(held, advised) or bool(ceiling_overridden(held, advised))
