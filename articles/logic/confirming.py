"""Which items other independent origins confirm: credibility 1, suggested and never typed."""

from __future__ import annotations

from collections.abc import Sequence

from articles.logic.vocabulary import Credibility
from articles.logic.weighing.points import Weighed
from articles.logic.weighing.sides import is_dissent, is_reliable


def confirmed_items(weighed: Sequence[Weighed]) -> frozenset[str]:
    """Ids of the items that at least one independent reliable origin confirms.

    Only items rated 2 ("not confirmed, logical, consistent") can become 1 ("confirmed by
    independent sources, logical, consistent", FM 2-22.3): first-hand, with points, and without
    credible dissent on the other side. The points of 1 and 2 are the same, so this changes no
    suggestion.
    """
    return frozenset(
        one.item.id
        for one in weighed
        if str(one.item.credibility) == Credibility.PROBABLY_TRUE
        and one.counts
        and not one.is_copy
        and not any(is_dissent(other) for other in weighed if other.item.stance != one.item.stance)
        and any(_confirms(other, one) for other in weighed)
    )


def _confirms(other: Weighed, one: Weighed) -> bool:
    return (
        other.item.stance == one.item.stance
        and is_reliable(other)
        and other.roots.isdisjoint(one.roots)
    )
