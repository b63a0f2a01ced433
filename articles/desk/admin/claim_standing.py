"""The axes of a claim side by side: workflow, verdict, confidence, and origins counted."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.admin.claim_facts import ClaimFacts
from articles.logic.vocabulary import ClaimType, Stance
from articles.logic.wording import counted


@dataclass(frozen=True)
class Standing:
    """`by` says who holds the verdict and since when; `items` out of how many items."""

    by: str
    origins: str
    items: str


def standing_of(facts: ClaimFacts) -> Standing:
    held, stored = facts.held, facts.suggestion
    by = "not assessed"
    if held is not None:
        who = held.assessed_by.get_full_name() or held.assessed_by.username
        by = f"{who}, {held.assessed_at:%-d %B %Y}"
    if facts.claim.type == ClaimType.OPINION:
        return Standing(by, "not counted", "(an opinion)")
    if stored is None:
        return Standing(by, "0", "")
    numbers = {Stance.SUPPORTS: stored.origins_for, Stance.DISPUTES: stored.origins_against}
    items = counted_items(facts)
    sides = [stance for stance in numbers if items[stance]] or [Stance.SUPPORTS]
    first, *other = sides
    words = _from(items[first]) + (" against it" if first == Stance.DISPUTES else "")
    for stance in other:
        words += f"; against it {numbers[stance]} {_from(items[stance])}"
    return Standing(by, str(numbers[first]), words)


def counted_items(facts: ClaimFacts) -> dict[Stance, int]:
    """How many items of each side lead back to an origin, as readers are told."""
    found = {Stance.SUPPORTS: 0, Stance.DISPUTES: 0}
    for one in facts.weighed:
        if one.roots and one.item.stance in found:
            found[Stance(one.item.stance)] += 1
    return found


def _from(number: int) -> str:
    return f"(from {counted(number, 'item')})"
