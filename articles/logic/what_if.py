"""What would change a suggestion, by running the rules again (docs/confidence.md §6)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from articles.logic.confidence import ClaimFacts, EvidenceItem, Suggestion, suggest
from articles.logic.same_shape import Shape, shape_of
from articles.logic.vocabulary import ClaimType, EvidenceKind, EvidenceState, Stance, Verdict

Links = Mapping[str, Collection[str]]

#: Outcomes by shape, of the rules as this process has them; about 1 kB each.
_KNOWN: dict[Shape, str] = {}
MOST_KNOWN = 20_000


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
    opinion.
    """
    if claim.type == ClaimType.OPINION:
        return ()
    now = _outcome_of(claim, evidence, links, as_of)
    said = []
    for words, changed in _changes(evidence, names, as_of):
        then = _outcome_of(claim, changed, links, as_of)
        if then != now:
            said.append(f"{words}: {then}.")
    return tuple(said)


def _outcome_of(
    claim: ClaimFacts, evidence: Sequence[EvidenceItem], links: Links, as_of: date
) -> str:
    """The rules are run once for claims that are alike: an import has thousands of them."""
    shape = shape_of(claim, evidence, links, as_of)
    known = _KNOWN.get(shape) if shape else None
    if known is None:
        known = _outcome(suggest(claim, evidence, links, as_of=as_of))
        if shape:
            if len(_KNOWN) >= MOST_KNOWN:
                _KNOWN.clear()
            _KNOWN[shape] = known
    return known


def _changes(
    evidence: Sequence[EvidenceItem], names: Mapping[str, str], as_of: date
) -> Iterator[tuple[str, list[EvidenceItem]]]:
    for stance, words in ((Stance.SUPPORTS, "supports"), (Stance.DISPUTES, "disputes")):
        yield (
            f"A reliable origin, independent of these, that {words} it",
            [
                *evidence,
                _reliable(stance, as_of),
            ],
        )
    yield (
        "An official document that shows it directly",
        [
            *evidence,
            replace(
                _reliable(Stance.SUPPORTS, as_of),
                kind=EvidenceKind.OFFICIAL_DOCUMENT,
                reliability="A",
            ),
        ],
    )
    for item in sorted(evidence, key=lambda item: item.id):
        if item.id not in names or item.stance == Stance.CONTEXT or item.is_void:
            continue
        if not item.resolved:
            yield (
                f"If the contradiction by {names[item.id]} were resolved",
                [replace(one, resolved=True) if one.id == item.id else one for one in evidence],
            )
        yield (
            f"If {names[item.id]} were retracted",
            [
                replace(one, state=EvidenceState.RETRACTED) if one.id == item.id else one
                for one in evidence
            ],
        )


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
