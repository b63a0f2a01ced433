"""Verdicts as ratings of ClaimReview, where the evidence carries one (docs/schema-org.md)."""

from __future__ import annotations

from articles.logic.edition_content import ClaimContent
from articles.logic.vocabulary import Confidence, Verdict

_ENOUGH = (Confidence.HIGH, Confidence.VERY_HIGH)
_PARTLY = {4: "Mostly true", 3: "Half true", 2: "Mostly false"}


def rating_of(content: ClaimContent) -> tuple[int, str] | None:
    """(value from 1 to 5, words), or None: no rating is given below high confidence."""
    if content.confidence not in _ENOUGH:
        return None
    if content.verdict == Verdict.SUPPORTED:
        return 5, "True"
    if content.verdict == Verdict.REFUTED:
        return 1, "False"
    if content.verdict == Verdict.PARTLY_SUPPORTED and content.rating:
        return content.rating, _PARTLY[content.rating]
    return None
