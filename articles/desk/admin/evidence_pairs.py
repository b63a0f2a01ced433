"""Credibility of items beside the reliability of their sources, once the former is rated."""

from __future__ import annotations

from collections.abc import Mapping

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.claim_suggestion import may_see
from articles.desk.editing.source_facts import grades_of
from articles.logic.confirming import confirmed_items
from articles.logic.grade_pairs import GradePair
from articles.logic.vocabulary import Credibility, Reliability


def pairs_of(facts: ClaimFacts) -> dict[str, GradePair]:
    """By id of the item; of sources that the person knows, and where the item was rated.

    Before that the reliability is not shown: it is not to sway the rating.
    """
    rated = [
        item
        for item in facts.evidence
        if item.credibility != Credibility.CANNOT_BE_JUDGED
        and item.source_id in facts.known_sources
    ]
    if not rated:
        return {}
    grades = grades_of({item.source_id for item in rated})
    return {
        item.public_id: GradePair(
            grades.get(item.source_id, Reliability.F.value), item.credibility
        )
        for item in rated
    }  # fmt: skip


def confirmed_of(facts: ClaimFacts) -> frozenset[str]:
    """Ids of the items that others confirm; nothing before the suggestion is shown."""
    return confirmed_items(facts.weighed) if may_see(facts) else frozenset()


def new_corners(before: Mapping[str, GradePair], facts: ClaimFacts) -> list[str]:
    """A warning for each item that has come into a far corner."""
    now = pairs_of(facts)
    return [
        f"{facts.source_words(item.source)}: {pair.warning}"
        for item in facts.evidence
        if (pair := now.get(item.public_id)) and pair.warning and before.get(item.public_id) != pair
    ]
