"""The evidence of an edition as its table shows it: one group an origin, each counted once."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from articles.logic.edition_content import ClaimContent, EvidenceContent, OriginContent
from articles.logic.vocabulary import EvidenceState, Stance

#: The key that the rules give to everything whose origin nobody stated.
UNKNOWN = "unknown"
#: Causes of a void reason that leave an item out of every count, although it names an origin.
WEIGHTLESS = frozenset({"no_weight", "repeats_no_weight"})
SIDES = {Stance.DISPUTES: "Against", Stance.SUPPORTS: "For", Stance.CONTEXT: "Context"}
_ORDER = {"Against": 0, "For": 1, "Context": 2, "Not counted": 3}


@dataclass(frozen=True)
class Row:
    """`number` counts through the table from 1; `number_of` in groups finds it by id."""

    number: int
    item: EvidenceContent


@dataclass(frozen=True)
class EvidenceGroup:
    """Items that rest on the same origins; `side` is Against, For, Context or Not counted."""

    side: str
    title: str
    origins: int
    rows: tuple[Row, ...]


def counted_items(content: ClaimContent, stance: Stance) -> tuple[EvidenceContent, ...]:
    """What weighs on a side: its state lets it, it leads back to some origin and has points."""
    idle = weightless(content)
    return tuple(e for e in content.evidence if e.stance == stance and _is_counted(e, idle))


def _is_counted(item: EvidenceContent, idle: Set[str]) -> bool:
    stands = item.state in (EvidenceState.LIVE, EvidenceState.CORRECTED)
    return stands and bool(item.origins) and item.id not in idle


def weightless(content: ClaimContent) -> Set[str]:
    """Ids of items that are in no count, although they stand and name an origin."""
    reasons = content.suggestion.reasons
    return {item for reason in reasons if reason.cause in WEIGHTLESS for item in reason.items}


def origin_label(key: str, origins: tuple[OriginContent, ...]) -> str:
    """An origin's public words, "origin not stated" for the shared unknown one."""
    if key == UNKNOWN:
        return "origin not stated"
    return next((origin.label for origin in origins if origin.key == key), "origin not stated")


def evidence_groups(content: ClaimContent) -> tuple[EvidenceGroup, ...]:
    """Strongest contradiction first, then what speaks for it, context, and what is not counted.

    Within a side, the heavier origin by the edition's own reasons comes first.
    """
    gathered: dict[tuple[str, frozenset[str]], list[EvidenceContent]] = {}
    idle = weightless(content)
    for item in content.evidence:
        gathered.setdefault((_side(item, idle), frozenset(item.origins)), []).append(item)
    weights = _weights(content)
    ordered = sorted(
        gathered.items(),
        key=lambda entry: (
            _ORDER[entry[0][0]],
            -max((weights.get(item.id, 0.0) for item in entry[1]), default=0.0),
            -len(entry[1]),
            sorted(entry[0][1]),
        ),
    )
    groups, number = [], 0
    for (side, keys), items in ordered:
        rows = []
        for item in _firsthand_first(items):
            number += 1
            rows.append(Row(number, item))
        groups.append(EvidenceGroup(side, _title(keys, side, content), len(keys), tuple(rows)))
    return tuple(groups)


def numbers(groups: tuple[EvidenceGroup, ...]) -> dict[str, int]:
    """Evidence id → its number in the table."""
    return {row.item.id: row.number for group in groups for row in group.rows}


def counted_origins(content: ClaimContent, stance: Stance) -> tuple[OriginContent, ...]:
    """The origins that counted items of a side lead back to; the unknown one has no entry."""
    keys = {key for item in counted_items(content, stance) for key in item.origins}
    return tuple(origin for origin in content.origins if origin.key in keys)


def _side(item: EvidenceContent, idle: Set[str]) -> str:
    if item.stance != Stance.CONTEXT and not _is_counted(item, idle):
        return "Not counted"
    return SIDES[Stance(item.stance)]


def _title(keys: frozenset[str], side: str, content: ClaimContent) -> str:
    if not keys:
        return "leads back to no origin that stands" if side == "Not counted" else "in addition"
    labels = [origin_label(key, content.origins) for key in sorted(keys)]
    return " and ".join(labels)


def _weights(content: ClaimContent) -> dict[str, float]:
    weights: dict[str, float] = {}
    for reason in content.suggestion.reasons:
        for item in reason.items:
            weights[item] = max(weights.get(item, 0.0), reason.weight)
    return weights


def _firsthand_first(items: list[EvidenceContent]) -> list[EvidenceContent]:
    """Items before those that repeat them; otherwise by date, the undated last."""
    ids = {item.id for item in items}
    ids |= {f"article:{item.article.id}" for item in items if item.article and item.article.id}
    return sorted(
        items,
        key=lambda item: (
            any(parent in ids for parent in item.rests_on),
            item.date is None,
            item.date or "",
            item.id,
        ),
    )
