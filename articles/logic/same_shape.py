"""Evidence told apart by what it is and not by what it is called.

The rules of confidence know names only as equal or different, but for `unknown` and, past a
dozen shared origins on one side, for the order of the alphabet. Two claims of the same shape
have the same suggestion.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import date

from articles.logic.weighing.evidence import ClaimFacts, EvidenceItem
from articles.logic.weighing.points import freshness
from articles.logic.weighing.table import UNKNOWN

#: Items of a claim whose names make no difference: fewer than the sides look through.
MOST = 10

Shape = tuple[Hashable, ...]


def shape_of(
    claim: ClaimFacts,
    evidence: Sequence[EvidenceItem],
    links: Mapping[str, Collection[str]],
    as_of: date,
) -> Shape | None:
    """None where names might make a difference. Equal shapes: equal but for the names.

    Items that are alike may come in another order in claims that are alike: these have
    different shapes then, which costs time and is never wrong.
    """
    ids = {item.id for item in evidence}
    if len(evidence) > MOST or UNKNOWN in links or ids & {"", UNKNOWN}:
        return None
    plain = sorted((_plain(item, claim, as_of), place) for place, item in enumerate(evidence))
    numbers: dict[str, int] = {}
    waiting: list[str] = []

    def number(name: str) -> int:
        if name == UNKNOWN:
            return -1
        if name not in numbers:
            numbers[name] = len(numbers)
            waiting.append(name)
        return numbers[name]

    items = []
    for values, place in plain:
        item = evidence[place]
        own = number(item.id)
        source = number(f"src:{item.source or item.id}")
        items.append((own, source, *map(number, sorted(item.derived_from)), values))
    above = tuple(
        (numbers[name], *map(number, sorted(links[name])))
        for name in waiting  # which grows meanwhile
        if name in links and name not in ids
    )
    return claim.type, claim.temporal, tuple(items), above


def _plain(item: EvidenceItem, claim: ClaimFacts, as_of: date) -> tuple[Hashable, ...]:
    return (
        str(item.stance), str(item.reliability), str(item.credibility), str(item.kind),
        str(item.directness), str(item.state), str(item.interest), item.resolved,
        item.own_reporting, freshness(item, claim, as_of),
    )  # fmt: skip
