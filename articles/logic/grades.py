"""The scale of fact-checkers' ratings from false to true.

Grades 1 to 5 are those of Google's guide to ClaimReview: False, Mostly false, Half true, Mostly
true, True. A grade is a verdict, never a confidence: "mostly true" is accurate and needs
clarification, not probably true.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from articles.logic.vocabulary import Verdict


class Grade(IntEnum):
    """NONE: words that are known and rate nothing on this scale, such as "satire"."""

    NONE = -1
    UNPROVEN = 0
    FALSE = 1
    MOSTLY_FALSE = 2
    HALF_TRUE = 3
    MOSTLY_TRUE = 4
    TRUE = 5


_VERDICTS: Mapping[Grade, tuple[str, int | None]] = MappingProxyType(
    {
        Grade.TRUE: (Verdict.SUPPORTED.value, None),
        Grade.MOSTLY_TRUE: (Verdict.PARTLY_SUPPORTED.value, 4),
        Grade.HALF_TRUE: (Verdict.PARTLY_SUPPORTED.value, 3),
        Grade.MOSTLY_FALSE: (Verdict.PARTLY_SUPPORTED.value, 2),
        Grade.FALSE: (Verdict.REFUTED.value, None),
        Grade.UNPROVEN: (Verdict.UNPROVEN.value, None),
        Grade.NONE: ("", None),
    }
)


def verdict_of(grade: Grade | None) -> tuple[str, int | None]:
    """Our verdict, "" for none, and the rating 4, 3 or 2 that goes with a partly supported one."""
    return _VERDICTS[Grade.NONE if grade is None else grade]


def grade_of_number(value: float, worst: float = 1.0, best: float = 5.0) -> Grade | None:
    """None outside of `worst` to `best` (1 and 5 by schema.org where they are not stated), and
    on a scale of one point. Only the ends of a scale are plainly false and true."""
    if not worst < best or not worst <= value <= best:
        return None
    if value in (worst, best):
        return Grade.TRUE if value == best else Grade.FALSE
    return Grade(min(4, max(2, round(1 + 4 * (value - worst) / (best - worst)))))
