"""The reasons of a suggestion as lines: signed, drawn, with rules and sources in words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from articles.desk.admin.claim_facts import ClaimFacts
from articles.logic.adding_up import in_tenths
from articles.logic.rule_words import RULE_WORDS, RuleWords

#: Half the width of the drawn bars, in the units of its view box.
_HALF = 46.0


@dataclass(frozen=True)
class Line:
    """One signed reason; `x` and `width` draw it from where the sum stood before.

    A ceiling has the `rules` that set it, with their names and where they come from.
    """

    text: str
    points: str
    kind: str
    x: float
    width: float
    is_against: bool
    rules: list[RuleWords]


@dataclass(frozen=True)
class Void:
    """An item that adds nothing, and why."""

    item: str
    why: str


def lines_of(facts: ClaimFacts, rows: list[dict[str, object]]) -> list[Line]:
    """The points as shown add up to their sum as shown."""
    sums = [0.0]
    for row in rows:
        sums.append(sums[-1] + float(str(row["points"])))
    reach = max((abs(value) for value in sums), default=0.0) or 1.0
    drawn = []
    shown = in_tenths([after - before for before, after in pairwise(sums)])
    for row, (before, after), points in zip(rows, pairwise(sums), shown, strict=True):
        left, right = sorted((before / reach * _HALF, after / reach * _HALF))
        drawn.append(
            Line(
                text=_named(facts, row),
                points=signed(points),
                kind=str(row["kind"]),
                x=round(50 + left, 2),
                width=round(max(right - left, 0.4), 2),
                is_against=after < before,
                rules=[RULE_WORDS[rule] for rule in _texts(row.get("rules")) if rule in RULE_WORDS],
            )
        )
    return drawn


def _named(facts: ClaimFacts, row: dict[str, object]) -> str:
    """The reason with its source's name, where the rules know only a key."""
    text, items = str(row["text"]), row.get("items")
    lead = items[0] if isinstance(items, list) and items else ""
    for item in facts.evidence:
        if item.public_id == lead:
            return text.replace(f"{item.source_id} (", f"{facts.source_words(item.source)} (", 1)
    return text


def void_of(facts: ClaimFacts, row: dict[str, object]) -> Void:
    """The struck item and why; where it was retracted, with the reason on record."""
    item, _, why = _named(facts, row).removeprefix("Not counted: ").rpartition("), ")
    for one in facts.evidence:
        is_it = one.public_id in _texts(row.get("items"))
        if is_it and one.state == row.get("cause") and one.source_id in facts.known_sources:
            why = f"{why}: {one.state_reason}"
    return Void(f"{item})", why)


def _texts(value: object) -> list[str]:
    return [str(text) for text in value] if isinstance(value, list) else []


def signed(points: float) -> str:
    return f"{points:+.1f}".replace("-", "−").replace("+0.0", "0").replace("−0.0", "0")
