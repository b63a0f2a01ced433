"""The few changes that would tell most, by running the rules again (confidence.md §6.4)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from articles.logic.confidence import (
    TABLE,
    ClaimFacts,
    EvidenceItem,
    Suggestion,
    suggest,
    weighed_items,
)
from articles.logic.origin_outlines import is_unasked
from articles.logic.vocabulary import ClaimType, EvidenceKind, EvidenceState, Stance

Links = Mapping[str, Collection[str]]
Evidence = Sequence[EvidenceItem]

#: Runs of the rules; fewer where each of them reads many items.
MOST_RUNS, FEW_RUNS, MANY_ITEMS = 12, 7, 60
#: So many are worth reading, and so many of one sort are tried.
MOST_TOLD, MOST_ALIKE = 6, 3
_ORDINALS = ("A", "A second", "A third")


@dataclass(frozen=True)
class Change:
    """What would be different, and what the rules would say then ("supported, high")."""

    words: str
    outcome: str


def telling_changes(
    claim: ClaimFacts, evidence: Evidence, links: Links, names: Mapping[str, str], *, as_of: date
) -> tuple[Change, ...]:
    """Those that give another verdict or confidence, at most `MOST_TOLD` of them.

    `names` gives for the id of each item that has a side the words that it is known by. The
    rules are run at most `MOST_RUNS` times. Empty for an opinion.
    """
    if claim.type == ClaimType.OPINION:
        return ()
    now = suggest(claim, evidence, links, as_of=as_of)
    tried = FEW_RUNS if len(evidence) > MANY_ITEMS else MOST_RUNS
    told = []
    for words, changed in islice(_tried(claim, evidence, links, names, now, as_of), tried - 1):
        then = suggest(claim, changed, links, as_of=as_of)
        if (then.verdict, then.word) != (now.verdict, now.word):
            told.append(Change(words, _outcome(now, then)))
    return tuple(told[:MOST_TOLD])


def _outcome(now: Suggestion, then: Suggestion) -> str:
    if then.verdict == now.verdict:
        return str(then.word)
    return f"{then.verdict.label.lower()}, {then.word}"


def _tried(
    claim: ClaimFacts,
    evidence: Evidence,
    links: Links,
    names: Mapping[str, str],
    now: Suggestion,
    as_of: date,
) -> Iterator[tuple[str, list[EvidenceItem]]]:
    """What tells most first: what a side lacks, what stands in its way, what it rests on."""
    is_for = (now.points or 0.0) >= 0
    leading, other = (
        (Stance.SUPPORTS, Stance.DISPUTES) if is_for else (Stance.DISPUTES, Stance.SUPPORTS)
    )
    reliable = dict(zip((Stance.SUPPORTS, Stance.DISPUTES), now.reliable, strict=True))
    dissents = list(_resolved(claim, evidence, links, names, other, as_of))
    leads = list(_retracted(evidence, names, now, leading))
    yield _another(leading, reliable, evidence, as_of)
    yield from _named(evidence, leading)
    yield from dissents[:1]
    yield from leads[:1]
    yield (
        f"An official document that {_shows(leading)} directly",
        [
            *evidence,
            replace(
                _reliable(leading, as_of), kind=EvidenceKind.OFFICIAL_DOCUMENT, reliability="A"
            ),
        ],
    )
    yield _another(other, reliable, evidence, as_of)
    yield from dissents[1:]
    yield from leads[1:]


def _another(
    stance: Stance, reliable: Mapping[Stance, int], evidence: Evidence, as_of: date
) -> tuple[str, list[EvidenceItem]]:
    number = reliable[stance]
    which = _ORDINALS[number] if number < len(_ORDINALS) else "Another"
    words = f"{which} reliable origin that {stance.value} it"
    return words, [*evidence, _reliable(stance, as_of)]


def _named(evidence: Evidence, stance: Stance) -> Iterator[tuple[str, list[EvidenceItem]]]:
    asked = {item.id for item in evidence if item.stance == stance and is_unasked(item)}
    if asked:
        yield (
            "The unknown origin named",
            [
                replace(item, derived_from=("~named",)) if item.id in asked else item
                for item in evidence
            ],
        )


def _resolved(
    claim: ClaimFacts,
    evidence: Evidence,
    links: Links,
    names: Mapping[str, str],
    stance: Stance,
    as_of: date,
) -> Iterator[tuple[str, list[EvidenceItem]]]:
    """Without one of the first-hand items that may count as dissent (R4), the heaviest first."""
    weighed = weighed_items(claim, evidence, links, as_of=as_of)
    for one in islice(
        (
            one
            for one in sorted(weighed, key=lambda one: (-one.points, one.item.id))
            if one.item.stance == stance
            and one.points >= TABLE.credible_points
            and not one.is_copy
            and not one.item.resolved
        ),
        MOST_ALIKE,
    ):
        words = f"The contradiction by {names[one.item.id]} resolved"
        yield words, _with(evidence, one.item.id, resolved=True)


def _retracted(
    evidence: Evidence, names: Mapping[str, str], now: Suggestion, leading: Stance
) -> Iterator[tuple[str, list[EvidenceItem]]]:
    """Without the item that gives an origin its weight, those of the leading side first."""
    origins = [reason for reason in now.reasons if reason.kind == "origin"]
    for is_leading in (True, False):
        of_side = (reason for reason in origins if (reason.side == leading) is is_leading)
        for reason in islice(of_side, MOST_ALIKE):
            id = reason.items[0]
            words = f"{_capital(names[id])} retracted"
            yield words, _with(evidence, id, state=EvidenceState.RETRACTED)


def _with(evidence: Evidence, id: str, **fields: Any) -> list[EvidenceItem]:
    return [replace(item, **fields) if item.id == id else item for item in evidence]


def _reliable(stance: Stance, as_of: date) -> EvidenceItem:
    return EvidenceItem(
        id="~what-if",
        stance=stance,
        source="~what-if",
        reliability="B",
        credibility="2",
        kind=EvidenceKind.ON_RECORD_STATEMENT,
        date=as_of,
    )


def _shows(stance: Stance) -> str:
    return "shows it" if stance == Stance.SUPPORTS else "refutes it"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
