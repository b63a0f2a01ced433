"""The form of a proposal: what its items may have taken it from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.proposal_members import Member, in_time, members_of
from articles.desk.forms.evidence_values import parents_of
from articles.desk.forms.origin_proposal import NAMED, ProposalForm
from articles.desk.models import OriginProposal
from articles.logic.vocabulary import OriginKind, SharedSign
from articles.logic.wording import listed


def form_for(
    facts: ClaimFacts, proposal: OriginProposal, data: Any = None, **initial: Any
) -> ProposalForm:
    """The form of one proposal, bound where `data` is given."""
    members = members_of(in_time(facts, proposal))
    return form_of(facts, proposal, members, data, **initial)


def form_of(
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
