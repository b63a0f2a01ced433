"""The items of a proposal, in the order of time and by names that tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.editing.told_words import told_item
from articles.desk.models import Evidence, OriginProposal
from articles.logic.partial_dates import display_partial
from articles.logic.shared_origins import first_of


@dataclass(frozen=True)
class Member:
    """An item: `name` tells it from the others; `is_first` where the dates say so."""

    item: Evidence
    name: str
    date: str
    is_first: bool


def items_of(facts: ClaimFacts, proposal: OriginProposal) -> list[Evidence]:
    keys = {item.pk for item in proposal.items.all()}
    return [item for item in facts.evidence if item.pk in keys]


def in_time(facts: ClaimFacts, proposal: OriginProposal) -> list[Evidence]:
    """As the search ordered them: by the first day that the date can mean."""
    told = {item.pk: told_item(item, None) for item in items_of(facts, proposal)}
    return sorted(
        items_of(facts, proposal),
        key=lambda item: (
            told[item.pk].date is None,
            getattr(told[item.pk].date, "first", None) or 0,
            item.public_id,
        ),
    )


def members_of(rows: Sequence[Evidence]) -> list[Member]:
    """Items of one source go by their kind and place as well."""
    told = {row.public_id: told_item(row, None) for row in rows}
    first = first_of(list(told.values()))
    names = [str(row.source) for row in rows]
    found = []
    for row, name in zip(rows, names, strict=True):
        if names.count(name) > 1:
            name = f"{name} ({row.article or row.get_kind_display().lower()}, {row.public_id})"
        day = display_partial(told[row.public_id].date)
        found.append(Member(row, name, day, first is not None and first.id == row.public_id))
    return found
