"""Suggested verdict and confidence of a claim, with every reason: docs/confidence.md §3.

It counts independent origins, not outlets. The unit is the deciban (1 point =
10·log10(odds)); the score is a support score, not a probability. Pure: no clock, no I/O, and
the order of the evidence makes no difference to anything, texts included.

Where the page leaves a choice, this is the reading taken here, and why:

Names. A name that is the id of an item means that item, any other name is an origin key,
also in the values of `links`; entries of `links` under an item's id are ignored, since links
lead from origin keys. `unknown` may be named as an origin like any other.

Roots. A component of several names is one origin and goes by its first name in the
alphabet, except that one which holds `unknown` counts as `unknown`: else to find that an
origin and the unknown one are the same would make unverified items verified (A9). A live
item on a circle of live items that nothing leaves has that circle as its root.

Copies. An item that declares nothing has its source or `unknown` as its parent, an origin
key, and so is no copy. A parent without any root is no counting parent. Parents at 0 points
count as parents (the copy is then worth 0). Context items have no points; what is derived
from one is not its copy, because the stance differs.

"Reliable item" (R2), "record" (R2, R3), "dissent" (R4), "verifiable" (R1) and the basis of a
cause (R6) are asked of first-hand items above 0 points only. "≥ 4 points" and "≥ 2 points"
mean the points the item counts with, which for first-hand items are its own. R1's "rests on
`unknown` alone" is a root set of exactly that. Constituting replaces the reliability by A in
points, R1, R2 and R3, and the interest by none in points; R4 reads the interest as recorded.
A self-serving court paper is a dissent, a self-serving statement is not.

Counts. `reliable` runs the same search as `origins` over the reliable items alone, with its
own twelve heaviest sets of several origins; equal weights at that border go by the alphabet.
R1's "one origin" is the reported count, copies included.

Ties in T (closer than 1e-9). "The heavier" is the greater sum of undiscounted weights;
"alphabetical" compares the sorted names of the sorted root sets.

Words. Edges are compared with a tolerance of 1e-9, so that a score at the ceiling of 99 is
shown as 99. Where several rules set the same lowest ceiling all are named, except R2 beside
R1 and R3 beside R2, which say the same less sharply.

Void. Context items give no reason, void or other (A2: context changes nothing). Items whose
origins are counted with other items appear as void with 0 points, with their cause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from articles.logic.vocabulary import (
    Agreement,
    ClaimType,
    Confidence,
    EvidenceLevel,
    Stance,
    Verdict,
)
from articles.logic.weighing import reasons as account
from articles.logic.weighing import rules, scale
from articles.logic.weighing.evidence import ClaimFacts, EvidenceItem
from articles.logic.weighing.points import Weighed, weigh
from articles.logic.weighing.reasons import Reason
from articles.logic.weighing.rules import RULES, Ceiling, Rule
from articles.logic.weighing.scale import floor_percent
from articles.logic.weighing.sides import Side, side
from articles.logic.weighing.table import ALGORITHM_VERSION, TABLE, UNKNOWN, ConstantsTable

__all__ = [
    "ALGORITHM_VERSION",
    "RULES",
    "TABLE",
    "UNKNOWN",
    "Ceiling",
    "ClaimFacts",
    "ConstantsTable",
    "EvidenceItem",
    "Reason",
    "Rule",
    "Suggestion",
    "Weighed",
    "ceilings",
    "floor_percent",
    "suggest",
    "suggest_briefly",
    "suggest_of",
    "suggest_with_ceilings",
    "weighed_items",
]

Links = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the rules give. Pairs are (for, against).

    `score` is S between 1 and 99, not rounded (`floor_percent` gives the number to show);
    `points` is signed and the sum of the points of the `reasons`. An opinion has None for
    score, points, word, evidence level and agreement.
    """

    score: float | None
    points: float | None
    word: Confidence | None
    verdict: Verdict
    origins: tuple[int, int]
    reliable: tuple[int, int]
    evidence_level: EvidenceLevel | None
    agreement: Agreement | None
    reasons: tuple[Reason, ...]


_OPINION = Suggestion(None, None, None, Verdict.NOT_CHECKABLE, (0, 0), (0, 0), None, None, ())


def suggest(
    claim: ClaimFacts,
    evidence: Iterable[EvidenceItem],
    links: Links | None = None,
    *,
    as_of: date,
) -> Suggestion:
    """Verdict and confidence that the evidence suggests on the day `as_of`.

    `links` leads from an origin key (`src:<source>`) to the origin keys it rests on. Raises
    ValueError if two items have the same id.
    """
    return suggest_of(claim, weigh(claim, evidence, links or {}, as_of))


def suggest_briefly(
    claim: ClaimFacts, evidence: Iterable[EvidenceItem], links: Links, *, as_of: date
) -> Suggestion:
    """As `suggest`, without the reasons."""
    weighed = weigh(claim, evidence, links, as_of)
    if claim.type == ClaimType.OPINION:
        return _OPINION
    return _suggested(claim, weighed, *_sides(weighed), with_reasons=False)


def suggest_of(claim: ClaimFacts, weighed: tuple[Weighed, ...]) -> Suggestion:
    """As `suggest`, of what `weighed_items` gave."""
    if claim.type == ClaimType.OPINION:
        return _OPINION
    return _suggested(claim, weighed, *_sides(weighed))


def suggest_with_ceilings(
    claim: ClaimFacts,
    evidence: Iterable[EvidenceItem],
    links: Links | None = None,
    *,
    as_of: date,
) -> tuple[Suggestion, tuple[Ceiling, Ceiling] | None]:
    """As `suggest`, with the ceilings of the side that prevails and of the other one.

    None for an opinion. At 0 points the side for the claim prevails.
    """
    weighed = weigh(claim, evidence, links or {}, as_of)
    if claim.type == ClaimType.OPINION:
        return _OPINION, None
    pro, con = _sides(weighed)
    suggestion = _suggested(claim, weighed, pro, con)
    prevailing, other = (pro, con) if (suggestion.points or 0) >= 0 else (con, pro)
    return suggestion, (
        rules.lowest_ceiling(claim, prevailing, other),
        rules.lowest_ceiling(claim, other, prevailing),
    )


def _sides(weighed: tuple[Weighed, ...]) -> tuple[Side, Side]:
    return side(Stance.SUPPORTS, weighed), side(Stance.DISPUTES, weighed)


def _suggested(
    claim: ClaimFacts,
    weighed: tuple[Weighed, ...],
    pro: Side,
    con: Side,
    *,
    with_reasons: bool = True,
) -> Suggestion:
    total = pro.strength - con.strength
    prevailing, other = (pro, con) if total >= 0 else (con, pro)
    ceiling = rules.lowest_ceiling(claim, prevailing, other)
    points = prevailing.sign * min(abs(total), ceiling.points)
    score = scale.score(points)
    return Suggestion(
        score=score,
        points=points,
        word=scale.word(score),
        verdict=scale.verdict(score, has_dissent_both_ways=pro.has_dissent and con.has_dissent),
        origins=(pro.origins, con.origins),
        reliable=(pro.reliable, con.reliable),
        evidence_level=scale.evidence_level(pro.strength + con.strength, pro.origins + con.origins),
        agreement=scale.agreement(pro.strength, con.strength),
        reasons=(
            *account.origin_reasons(pro),
            *account.origin_reasons(con),
            *account.cap_reasons(total, points, ceiling, prevailing),
            *account.void_reasons(weighed, (pro, con)),
        )
        if with_reasons
        else (),
    )


def ceilings(
    claim: ClaimFacts,
    evidence: Iterable[EvidenceItem],
    links: Links | None = None,
    *,
    as_of: date,
) -> tuple[Ceiling, Ceiling]:
    """The lowest ceiling of each side (for, against), whether or not it takes effect.

    This is what an editor who goes higher overrides; each ceiling names its rules.
    """
    weighed = weigh(claim, evidence, links or {}, as_of)
    pro, con = _sides(weighed)
    return rules.lowest_ceiling(claim, pro, con), rules.lowest_ceiling(claim, con, pro)


def weighed_items(
    claim: ClaimFacts,
    evidence: Iterable[EvidenceItem],
    links: Links | None = None,
    *,
    as_of: date,
) -> tuple[Weighed, ...]:
    """Every item by id with its roots, points and whether it is a copy: the origin tree."""
    return weigh(claim, evidence, links or {}, as_of)
