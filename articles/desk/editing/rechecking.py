"""Why published claims are due for a recheck, from their suggestions before and now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from articles.desk.models import Claim, Suggestion
from articles.logic.rechecks import Suggested, fall, lost_items
from articles.logic.vocabulary import Challenge

RETRACTED = "An origin of the published edition was retracted or superseded."


@dataclass(frozen=True)
class Why:
    """`fell` says how the word fell, if it did; `lost` are ids of items without an origin."""

    claim: int
    fell: str
    lost: tuple[str, ...]

    def words(self, edition_rests_on_lost: bool) -> str:
        """What the desk's queue is told; empty if readers have nothing to fear."""
        return f"{self.fell} {RETRACTED if edition_rests_on_lost else ''}".strip()


def may_be_rechecked(claim: Claim) -> bool:
    return claim.published_number is not None and claim.challenge == Challenge.NONE


def whys(
    claims: Iterable[Claim], before: Mapping[int, Suggestion], now: Mapping[int, Mapping[str, Any]]
) -> list[Why]:
    """One for each claim of which the word fell or an item lost its origin."""
    return list(_whys(claims, before, now))


def _whys(
    claims: Iterable[Claim], before: Mapping[int, Suggestion], now: Mapping[int, Mapping[str, Any]]
) -> Iterator[Why]:
    for claim in claims:
        stored, row = before.get(claim.pk), now[claim.pk]
        if stored is None:
            continue
        then = Suggested(stored.verdict, stored.word, stored.reasons)
        present = Suggested(row["verdict"], row["word"], row["reasons"])
        fell = fall(then, present, _because(stored, row))
        lost = lost_items(then, present)
        if fell or lost:
            yield Why(claim.pk, fell, lost)


def _because(stored: Suggestion, row: Mapping[str, Any]) -> str:
    if stored.algorithm_version != row["algorithm_version"]:
        return "by a newer version of the rules"
    if not stored.is_stale and stored.evidence_hash == row["evidence_hash"]:
        return "as the evidence aged"
    return ""
