"""What would change a suggestion, by running the rules again (docs/confidence.md §6)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from articles.logic.confidence import ClaimFacts, EvidenceItem, Suggestion, suggest_briefly
from articles.logic.same_shape import Key, shape_of
from articles.logic.vocabulary import ClaimType, EvidenceKind, EvidenceState, Stance, Verdict

Links = Mapping[str, Collection[str]]

#: By shape, what comes out of each change, of the rules as this process has them; 1 to 2 kB each.
_KNOWN: dict[Key, dict[_Change, str]] = {}
MOST_KNOWN = 50_000


class _Change(NamedTuple):
    """One of three things more, or what becomes of the item at a place of the shape."""

    what: str
    place: int = -1


_NOW = _Change("nothing")
_MORE = {
    _Change("for"): "A reliable origin, independent of these, that supports it",
    _Change("against"): "A reliable origin, independent of these, that disputes it",
    _Change("document"): "An official document that shows it directly",
}


def what_would_change(
    claim: ClaimFacts,
    evidence: Sequence[EvidenceItem],
    links: Links,
    names: Mapping[str, str],
    *,
    as_of: date,
) -> tuple[str, ...]:
    """Sentences for readers, each a change that gives another verdict or confidence.

    Of a verdict without confidence readers are told no word, so a move of that alone is none
    for them. `names` gives for an item's id the words that readers know it by. Empty for an
    opinion. The rules are run once for claims that are alike: an import has thousands of them.
    """
    if claim.type == ClaimType.OPINION:
        return ()
    shape = shape_of(claim, evidence, links, as_of)
    places = shape.places if shape else {item.id: n for n, item in enumerate(evidence)}
    known = _known(shape.key) if shape else {}

    def outcome(change: _Change) -> str:
        if change not in known:
            known[change] = found(_changed(change, evidence, places, as_of))
        return known[change]

    def found(changed: Sequence[EvidenceItem]) -> str:
        """What a change makes of one claim is often what another is already."""
        its = None if changed is evidence else shape_of(claim, changed, links, as_of)
        of_it = _known(its.key) if its else {}
        if _NOW not in of_it:
            then = suggest_briefly(claim, changed, links, as_of=as_of)
            of_it[_NOW] = _outcome(then)
        return of_it[_NOW]

    now = outcome(_NOW)
    return tuple(
        f"{words}: {then}."
        for change, words in _changes(evidence, places, names)
        if (then := outcome(change)) != now
    )


def _known(key: Key) -> dict[_Change, str]:
    if key not in _KNOWN and len(_KNOWN) >= MOST_KNOWN:
        _KNOWN.clear()
    return _KNOWN.setdefault(key, {})


def _changes(
    evidence: Sequence[EvidenceItem], places: Mapping[str, int], names: Mapping[str, str]
) -> Iterator[tuple[_Change, str]]:
    yield from _MORE.items()
    for item in sorted(evidence, key=lambda item: item.id):
        if item.id not in names or item.stance == Stance.CONTEXT or item.is_void:
            continue
        if not item.resolved:
            words = f"If the contradiction by {names[item.id]} were resolved"
            yield _Change("resolved", places[item.id]), words
        yield _Change("retracted", places[item.id]), f"If {names[item.id]} were retracted"


def _changed(
    change: _Change,
    evidence: Sequence[EvidenceItem],
    places: Mapping[str, int],
    as_of: date,
) -> Sequence[EvidenceItem]:
    match change.what:
        case "nothing":
            return evidence
        case "for":
            return [*evidence, _reliable(Stance.SUPPORTS, as_of)]
        case "against":
            return [*evidence, _reliable(Stance.DISPUTES, as_of)]
        case "document":
            kind = EvidenceKind.OFFICIAL_DOCUMENT
            more = replace(_reliable(Stance.SUPPORTS, as_of), kind=kind, reliability="A")
            return [*evidence, more]
    return [
        one
        if places[one.id] != change.place
        else replace(one, resolved=True)
        if change.what == "resolved"
        else replace(one, state=EvidenceState.RETRACTED)
        for one in evidence
    ]


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


def _outcome(then: Suggestion) -> str:
    verdict = then.verdict.label.lower()
    scored = then.verdict in (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED)
    if scored:
        return f"{verdict}, {then.word} confidence"
    return verdict if any(then.origins) else f"{verdict}, with no origin left"
