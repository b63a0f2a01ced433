"""Proposals of a shared origin as the claim's page shows them: both texts, and the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.editing.told_evidence import texts_of, told_item
from articles.desk.forms.evidence_values import parents_of
from articles.desk.forms.origin_proposal import NAMED, ProposalForm
from articles.desk.models import Evidence, OriginProposal
from articles.logic.partial_dates import display_partial
from articles.logic.shared_origins import first_of
from articles.logic.side_by_side import Pair, Stretch, side_by_side
from articles.logic.told_items import ToldItem
from articles.logic.vocabulary import OriginKind, SharedSign, Workflow
from articles.logic.wording import listed

#: So many are opened out; the others wait their turn.
MOST = 5


@dataclass(frozen=True)
class Member:
    """An item: `name` tells it from the others; `is_first` where the dates say so."""

    item: Evidence
    name: str
    date: str
    is_first: bool


@dataclass(frozen=True)
class Comparison:
    """Two items side by side."""

    first: Member
    second: Member
    pairs: tuple[Pair, ...]

    @property
    def said_first(self) -> list[tuple[Stretch, ...]]:
        return [pair.first for pair in self.pairs if pair.first]

    @property
    def said_second(self) -> list[tuple[Stretch, ...]]:
        return [pair.second for pair in self.pairs if pair.second]

    @property
    def has_articles(self) -> bool:
        """Whether one article may rewrite the other."""
        articles = {self.first.item.article_id, self.second.item.article_id}
        return len(articles) == 2 and None not in articles


@dataclass(frozen=True)
class Card:
    """`form` is None where this person cannot decide."""

    proposal: OriginProposal
    members: list[Member]
    comparisons: list[Comparison]
    form: ProposalForm | None

    @property
    def ground(self) -> str:
        return self.proposal.ground[:1].upper() + self.proposal.ground[1:]


@dataclass(frozen=True)
class Proposals:
    """`more` wait behind those that are shown; `may_look` where there is something to compare."""

    cards: list[Card]
    more: int
    rejected: list[OriginProposal]
    accepted: list[OriginProposal]
    may_look: bool


def proposals_of(
    facts: ClaimFacts, *, may_write: bool, bound: ProposalForm | None = None
) -> Proposals:
    """What this person may know of; `bound` is a decision that was refused.

    No question to the database where a single item leaves nothing to share.
    """
    may_write = may_write and facts.claim.workflow != Workflow.REJECTED
    if len(facts.evidence) < 2:
        return Proposals([], 0, [], [], may_look=False)
    rows = OriginProposal.objects.filter(claim=facts.claim).known_to(facts.person.pk)
    rows = rows.select_related("decided_by").prefetch_related("items__source").order_by("id")
    # An item that was taken back leaves its proposal with nothing to compare.
    proposals = [row for row in rows if len(row.items.all()) > 1]
    pending = [row for row in proposals if row.is_accepted is None]
    decided = [row for row in reversed(proposals) if row.is_accepted is not None]
    return Proposals(
        cards=_cards(facts, pending[:MOST], may_write=may_write, bound=bound),
        more=max(len(pending) - MOST, 0),
        rejected=[row for row in decided if not row.is_accepted],
        accepted=[row for row in decided if row.is_accepted],
        may_look=may_write,
    )


def form_for(
    facts: ClaimFacts, proposal: OriginProposal, data: Any = None, **initial: Any
) -> ProposalForm:
    """The form of one proposal, bound where `data` is given."""
    items = _in_time(facts, proposal)
    return _form(facts, proposal, _members(items), data, **initial)


def _cards(
    facts: ClaimFacts,
    proposals: Sequence[OriginProposal],
    *,
    may_write: bool,
    bound: ProposalForm | None,
) -> list[Card]:
    texts = texts_of({item.pk: item for row in proposals for item in _items(facts, row)}.values())
    cards = []
    for proposal in proposals:
        rows = _in_time(facts, proposal)
        told = [told_item(row, texts.get(row.pk)) for row in rows]
        members = _members(rows)
        form = None
        if may_write:
            is_refused = bound is not None and bound["proposal"].value() == proposal.public_id
            form = bound if is_refused else _form(facts, proposal, members)
        cards.append(Card(proposal, members, _comparisons(proposal, members, told), form))
    return cards


def _comparisons(
    proposal: OriginProposal, members: Sequence[Member], told: Sequence[ToldItem]
) -> list[Comparison]:
    return [
        Comparison(members[0], member, side_by_side(told[0], words, proposal.shared))
        for member, words in zip(members[1:], told[1:], strict=True)
    ]


def _items(facts: ClaimFacts, proposal: OriginProposal) -> list[Evidence]:
    keys = {item.pk for item in proposal.items.all()}
    return [item for item in facts.evidence if item.pk in keys]


def _in_time(facts: ClaimFacts, proposal: OriginProposal) -> list[Evidence]:
    """As the search ordered them: by the first day that the date can mean."""
    told = {item.pk: told_item(item, None) for item in _items(facts, proposal)}
    return sorted(
        _items(facts, proposal),
        key=lambda item: (
            told[item.pk].date is None,
            getattr(told[item.pk].date, "first", None) or 0,
            item.public_id,
        ),
    )


def _members(rows: Sequence[Evidence]) -> list[Member]:
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


def _form(
    facts: ClaimFacts,
    proposal: OriginProposal,
    members: Sequence[Member],
    data: Any = None,
    **initial: Any,
) -> ProposalForm:
    first = next((member for member in members if member.is_first), None)
    suggested = NAMED if proposal.named else f"evidence:{first.item.public_id}" if first else ""
    reporting = [member.name for member in members if member.item.is_own_reporting]
    return ProposalForm(
        data,
        origins=_origins(members),
        members=[(member.item.public_id, f"{member.name}, {member.date}") for member in members],
        reporting=f"On record with reporting of its own: {listed(reporting)}. It keeps counting "
        "unless you tick this."
        if reporting
        else "",
        auto_id=f"{proposal.public_id}-%s",
        initial={
            "proposal": proposal.public_id,
            "claim_version": facts.claim.version,
            "items": [member.item.public_id for member in members],
            "origin": suggested,
            "named": proposal.named,
            "origin_kind": _kind(proposal),
            **initial,
        },
    )


def _kind(proposal: OriginProposal) -> str:
    is_report = proposal.kind == SharedSign.CITATION
    return (OriginKind.WIRE_REPORT if is_report else OriginKind.DOCUMENT).value


def _origins(members: Sequence[Member]) -> list[tuple[str, str]]:
    """Each of them, and what they are on record with already."""
    found = []
    for member in members:
        others = [other.name for other in members if other is not member]
        who = others[0] if len(others) == 1 else "The others"
        found.append((f"evidence:{member.item.public_id}", f"{who} took it from {member.name}"))
    for member in members:
        for key, words in parents_of(member.item).items():
            if not key.startswith("evidence:"):
                found.append(
                    (
                        key,
                        f"{_everybody(members)} took it from what {member.name} rests on: {words}",
                    )
                )
    return list(dict(found).items())


def _everybody(members: Sequence[Member]) -> str:
    return "Both" if len(members) == 2 else "All of them"
