"""How well a company fits a question, and which one is certain, if any.

The rules for names are those of `company_likeness`: equal normal forms alone are the same name.
Where two candidates could be meant, or a value that was given contradicts, nobody is certain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.logic.company_likeness import Likeness, distance, likeness
from articles.logic.normal_names import normal_name
from articles.logic.reconciling.agreeing import agreement
from articles.logic.reconciling.asked import Query
from articles.logic.reconciling.candidate import Candidate
from articles.logic.reconciling.properties import IDENTIFIERS
from articles.logic.vocabulary import CompanyNameKind

#: Out of 100; within a step the spelling decides.
_STEPS = {
    Likeness.SAME: (90.0, 98.0),
    Likeness.LIKELY: (70.0, 85.0),
    Likeness.POSSIBLE: (40.0, 65.0),
    Likeness.DIFFERENT: (0.0, 20.0),
}
#: Only an identifier lets so different a name through, and far down.
_BY_IDENTIFIER_ALONE = 60.0
_AGREES, _CONTRADICTS = 2.0, 15.0
#: Kinds of names that many companies share: never certain of themselves.
_SHORT = (CompanyNameKind.ABBREVIATION, CompanyNameKind.TICKER)


@dataclass(frozen=True)
class Judged:
    """`score` from 0 to 100. `features` are what it was made of."""

    candidate: Candidate
    score: float
    is_certain: bool
    features: tuple[tuple[str, float | bool], ...]


def judged(query: Query, candidates: Iterable[Candidate]) -> list[Judged]:
    """The best first, at most as many as were asked for; at most one of them is certain."""
    found = [one for candidate in candidates if (one := _judge(query, candidate)) is not None]
    found.sort(key=lambda one: (-one.score, one.candidate.name, one.candidate.id))
    certain = [one for one in found if one.is_certain]
    if len(certain) > 1:
        found = [Judged(one.candidate, one.score, False, one.features) for one in found]
    return found[: query.limit]


def _judge(query: Query, candidate: Candidate) -> Judged | None:
    how, alike, is_short = _by_name(query.name, candidate)
    agree, against = agreement(query, candidate)
    by_identifier = any(pid in IDENTIFIERS for pid in agree)
    if not by_identifier and (how is Likeness.DIFFERENT or not query.name):
        return None
    low, high = _STEPS[how]
    score = low + (high - low) * alike
    if by_identifier:
        score = 100.0 if how > Likeness.DIFFERENT or not query.name else _BY_IDENTIFIER_ALONE
    score += _AGREES * len(agree) - _CONTRADICTS * len(against)
    named = how is Likeness.SAME and not is_short
    known = by_identifier and (not query.name or how > Likeness.DIFFERENT)
    features: list[tuple[str, float | bool]] = []
    if query.name:
        features.append(("name_likeness", float(how.value)))
        features.append(("name_similarity", round(alike, 4)))
    features += [(f"{pid}_match", True) for pid in agree]
    features += [(f"{pid}_match", False) for pid in against]
    return Judged(
        candidate,
        round(min(max(score, 0.0), 100.0), 2),
        (named or known) and not against,
        tuple(features),
    )


def _by_name(name: str, candidate: Candidate) -> tuple[Likeness, float, bool]:
    """By the name of it that is nearest, one that says which company it is before a short one."""
    best = (Likeness.DIFFERENT, False, 0.0)
    for other, kind in candidate.names if name else ():
        how = likeness(name, other)
        # Most candidates share a word and nothing else: their letters are not worth comparing.
        near = _alike(name, other) if how is not Likeness.DIFFERENT else 0.0
        best = max(best, (how, kind not in _SHORT, near))
    how, is_telling, alike = best
    return how, alike, not is_telling


def _alike(one: str, other: str) -> float:
    """1 for the same letters, 0 for none in common."""
    first, second = normal_name(one), normal_name(other)
    left, right = " ".join((*first.latin, first.form)), " ".join((*second.latin, second.form))
    longest = max(len(left), len(right), 1)
    return max(0.0, 1 - distance(left[:80], right[:80]) / longest)
