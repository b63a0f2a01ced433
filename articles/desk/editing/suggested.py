"""What the rules suggest, as the columns of a Suggestion."""

from __future__ import annotations

from datetime import date
from typing import Any

from articles.desk.editing.facts import Facts
from articles.desk.models import Suggestion
from articles.logic.confidence import ALGORITHM_VERSION, Reason, suggest_with_ceilings

#: The columns that say what is suggested, in the order in which they are written.
COLUMNS = {
    "score": "float8",
    "points": "float8",
    "word": "text",
    "verdict": "text",
    "origins_for": "int",
    "origins_against": "int",
    "reliable_for": "int",
    "reliable_against": "int",
    "evidence_level": "text",
    "agreement": "text",
    "ceiling": "text",
    "ceiling_other": "text",
    "reasons": "jsonb",
    "algorithm_version": "text",
    "evidence_hash": "text",
    "as_of": "date",
}


def suggested(facts: Facts, *, as_of: date, evidence_hash: str) -> dict[str, Any]:
    """One value for each of COLUMNS; `reasons` is a list of plain dictionaries."""
    advice, ceilings = suggest_with_ceilings(*facts, as_of=as_of)
    return {
        "score": advice.score,
        "points": advice.points,
        "word": str(advice.word or ""),
        "verdict": str(advice.verdict),
        "origins_for": advice.origins[0],
        "origins_against": advice.origins[1],
        "reliable_for": advice.reliable[0],
        "reliable_against": advice.reliable[1],
        "evidence_level": str(advice.evidence_level or ""),
        "agreement": str(advice.agreement or ""),
        "ceiling": str(ceilings[0].word) if ceilings else "",
        "ceiling_other": str(ceilings[1].word) if ceilings else "",
        "reasons": [_plain(reason) for reason in advice.reasons],
        "algorithm_version": ALGORITHM_VERSION,
        "evidence_hash": evidence_hash,
        "as_of": as_of,
    }


def is_outdated(stored: Suggestion, today: date) -> bool:
    """Whether an edition of today needs it computed anew."""
    return (stored.is_stale, stored.as_of, stored.algorithm_version) != (
        False, today, ALGORITHM_VERSION,
    )  # fmt: skip


def is_held(stored: Suggestion | None, row: dict[str, Any]) -> bool:
    """Whether exactly this is on record already, and not as stale."""
    if stored is None or stored.is_stale:
        return False
    return all(getattr(stored, name) == value for name, value in row.items())


def _plain(reason: Reason) -> dict[str, Any]:
    """As it comes back from the database."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name in Reason.__dataclass_fields__
        for value in (getattr(reason, name),)
    }
