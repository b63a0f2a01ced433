"""When a published claim is due for a recheck: its word fell, or an origin was retracted.

Two suggestions of one claim are compared, the former and the present one, by what is stored of
them: `reasons` are the fields of `logic.confidence.Reason`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.logic.vocabulary import Confidence, Verdict

_ORDER = ("", *(word.value for word in Confidence))
_OPPOSITE = {Verdict.SUPPORTED.value, Verdict.REFUTED.value}
#: Causes for which an item that has an origin adds nothing, but another of the same origin does.
_COUNTED = {"", "already_counted", "beyond_limit"}
#: Causes for which an item that had an origin has none any more.
_GONE = {"retracted", "superseded", "rests_on_void"}


@dataclass(frozen=True)
class Suggested:
    """`word` is empty where the rules give none."""

    verdict: str
    word: str
    reasons: Sequence[Mapping[str, Any]]


def fall(before: Suggested, now: Suggested, because: str = "") -> str:
    """Why a reader may be told too much, as a sentence for the desk; empty if the word holds.

    A suggestion that turned from supported to refuted, or back, has fallen whatever its word.
    `because` ends the sentence, where it is known what else than the evidence changed.
    """
    if {before.verdict, now.verdict} == _OPPOSITE:
        words = f"The suggested verdict turned from {before.verdict} to {now.verdict}"
    elif _ORDER.index(now.word) < _ORDER.index(before.word):
        words = f"The suggested confidence fell from {before.word} to {now.word or 'none'}"
    else:
        return ""
    return f"{words} {because}".strip() + "."


def lost_items(before: Suggested, now: Suggested) -> tuple[str, ...]:
    """Ids of the items that led to an origin which none leads to any more.

    Only where they were retracted or superseded, or rest on what was: an item that is found to
    come from elsewhere loses no origin.
    """
    present = {root for reason in now.reasons for root in reason["roots"]}
    gone = {name for reason in now.reasons if reason["cause"] in _GONE for name in reason["items"]}
    lost = {
        name
        for reason in before.reasons
        if reason["cause"] in _COUNTED and not present.issuperset(reason["roots"])
        for name in reason["items"]
    }
    return tuple(sorted(lost & gone))
