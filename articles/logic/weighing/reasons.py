"""Why: the signed reasons that add up to the points (confidence.md §3.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.logic.vocabulary import Credibility, EvidenceKind, Reliability, Stance
from articles.logic.weighing.evidence import EvidenceItem
from articles.logic.weighing.points import Weighed
from articles.logic.weighing.rules import Ceiling
from articles.logic.weighing.sides import Side
from articles.logic.weighing.table import TABLE


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the account; the `points` of all lines add up to those of the suggestion.

    `kind`: `origin` adds to a side, `cap` takes back what a ceiling forbids, `void` names an
    item that adds nothing (0 points). `side` is the stance it speaks of, `roots` the origins,
    `items` the ids of the evidence, the one that gives the weight first, `rank` the place of
    an origin on its side (1 counts in full). A cap has the ceiling's `word`, the names of its
    `rules` and the `standards` they come from. A void reason has its `cause`: `retracted`,
    `superseded`, `rests_on_void`, `no_weight`, `repeats_no_weight`, `already_counted` or
    `beyond_limit`.
    """

    kind: str
    text: str
    points: float
    side: str = ""
    roots: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    rank: int = 0
    word: str = ""
    rules: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    cause: str = ""


def described(item: EvidenceItem) -> str:
    """For example "court filing (official document, A2)"."""
    return f"{item.source or item.id} ({item.kind.replace('_', ' ')}, {item.grade})"


def origin_reasons(side: Side) -> Iterator[Reason]:
    for rank, (roots, points) in enumerate(
        zip(side.family, side.contributions, strict=True), start=1
    ):
        members = side.groups[roots]
        text = f"{side.stance.label}: {described(members[0].item)}"
        if len(members) > 1:
            origin = "origin" if len(roots) == 1 else "origins"
            text += f", counted once for {len(members)} items of the same {origin}"
        if rank > 1:
            text += f"; origin no. {rank} counts {_share(rank)}"
        yield Reason(
            kind="origin",
            text=text,
            points=side.sign * points,
            side=side.stance,
            roots=tuple(sorted(roots)),
            items=tuple(weighed.item.id for weighed in members),
            rank=rank,
        )


def cap_reasons(total: float, capped: float, ceiling: Ceiling, side: Side) -> Iterator[Reason]:
    """One line if the ceiling of the prevailing side took anything away."""
    if total != capped:
        yield Reason(
            kind="cap",
            text=f"Capped at {ceiling.word}: " + "; ".join(rule.reason for rule in ceiling.rules),
            points=capped - total,
            side=side.stance,
            word=ceiling.word,
            rules=tuple(rule.name for rule in ceiling.rules),
            standards=tuple(rule.standard for rule in ceiling.rules),
        )


def void_reasons(weighed: Iterable[Weighed], sides: Iterable[Side]) -> Iterator[Reason]:
    """One line for each item that adds nothing; context has no side and needs none."""
    side_of: dict[str, Side] = {side.stance: side for side in sides}
    for one in weighed:
        if one.item.stance == Stance.CONTEXT:
            continue
        side = side_of[one.item.stance]
        cause, words = _cause(one, side)
        if cause:
            yield Reason(
                kind="void",
                text=f"Not counted: {described(one.item)}, {words}",
                points=0.0,
                side=side.stance,
                roots=tuple(sorted(one.roots)),
                items=(one.item.id,),
                cause=cause,
            )


def _cause(one: Weighed, side: Side) -> tuple[str, str]:
    if one.item.is_void:
        return str(one.item.state), str(one.item.state)
    if not one.roots:
        return "rests_on_void", "rests only on what was retracted or superseded"
    if not one.own:
        return "no_weight", _weightless(one)
    if not one.counts:
        return "repeats_no_weight", "repeats only items that themselves count for nothing"
    if one.roots in side.counted:
        return "", ""
    if not one.roots.isdisjoint(side.covered):
        return "already_counted", "what it rests on is already counted"
    return "beyond_limit", f"beyond the {TABLE.most_combined_sets} heaviest sets of several origins"


def _weightless(one: Weighed) -> str:
    if one.item.kind == EvidenceKind.NULL_SEARCH:
        return "a search that found nothing weighs nothing"
    if str(one.item.credibility) == Credibility.IMPROBABLE:
        return "improbable information is no evidence either way"
    if one.reliability == Reliability.E:
        return "an unreliable source is no evidence either way"
    return "weighs nothing"


def _share(rank: int) -> str:
    share = round(100 * TABLE.discount ** (rank - 1))
    return f"{share}%" if share else "less than 1%"
