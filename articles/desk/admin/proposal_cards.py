"""Proposals of a shared origin as the claim's page shows them: both texts, and the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.proposal_forms import form_of
from articles.desk.admin.proposal_members import Member, in_time, items_of, members_of
from articles.desk.editing.told_words import texts_of, told_item
from articles.desk.forms.origin_proposal import ProposalForm
from articles.desk.models import OriginProposal
from articles.logic.sharing.told import ToldItem
from articles.logic.side_by_side import Pair, Stretch, side_by_side
from articles.logic.vocabulary import Workflow

#: So many are opened out; the others wait their turn.
MOST = 5


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


def _cards(
    facts: ClaimFacts,
    proposals: Sequence[OriginProposal],
    *,
    may_write: bool,
    bound: ProposalForm | None,
) -> list[Card]:
    texts = texts_of({item.pk: item for row in proposals for item in items_of(facts, row)}.values())
    cards = []
    for proposal in proposals:
        rows = in_time(facts, proposal)
        told = [told_item(row, texts.get(row.pk)) for row in rows]
        members = members_of(rows)
        form = None
        if may_write:
            is_refused = bound is not None and bound["proposal"].value() == proposal.public_id
            form = bound if is_refused else form_of(facts, proposal, members)
        cards.append(Card(proposal, members, _comparisons(proposal, members, told), form))
    return cards


def _comparisons(
    proposal: OriginProposal, members: Sequence[Member], told: Sequence[ToldItem]
) -> list[Comparison]:
    return [
        Comparison(members[0], member, side_by_side(told[0], words, proposal.shared))
        for member, words in zip(members[1:], told[1:], strict=True)
    ]
