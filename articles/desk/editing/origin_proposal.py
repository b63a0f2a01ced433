"""Verbs on proposals of a shared origin: look for them, decide one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import sha256

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made, revised
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.editing.evidence_derivation import Parent
from articles.desk.editing.origin_linking import chosen_items, link_items
from articles.desk.editing.suggesting import suggest_again
from articles.desk.editing.told_evidence import told_evidence
from articles.desk.models import Claim, Evidence, OriginProposal
from articles.logic.shared_origins import shared_origins
from articles.logic.vocabulary import Workflow

_FOUND = ("kind", "ground", "shared", "named", "items_hash")
#: When is told by the database.
_DECIDED = ("is_accepted", "decided_by", "reason")
_NAMED = 200


def propose_origins(claim: Claim) -> list[OriginProposal]:
    """Looks for items of the claim that may share an origin; all proposals that wait.

    Links nothing and leaves the claim as it is. What was decided is not proposed again; what
    waits and no longer holds is taken back. Twice does nothing.
    """
    only(*WRITERS)
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    told = told_evidence(claim)
    rows = list(claim.origin_proposals.prefetch_related("items"))
    found = shared_origins(
        told.items,
        outlets=told.outlets,
        names=told.names,
        settled=[
            (row.kind, [item.public_id for item in row.items.all()])
            for row in rows
            if row.is_accepted is not None
        ],
    )
    waiting = {(row.kind, row.items_hash): row for row in rows if row.is_accepted is None}
    decided = {(row.kind, row.items_hash) for row in rows if row.is_accepted is not None}
    kept = []
    for proposal in found:
        key = (proposal.kind.value, items_hash(proposal.items))
        if key in decided:
            continue
        fields = {
            "ground": proposal.ground,
            "shared": proposal.shared,
            "named": proposal.named[:_NAMED],
        }
        row = waiting.pop(key, None)
        if row is None:
            fields |= {"kind": key[0], "items_hash": key[1]}
            row = made(OriginProposal(claim=claim), fields, _FOUND)
            row.items.set([told.rows[item] for item in proposal.items])
        else:
            row = revised(row, fields, _FOUND)
        kept.append(row)
    for row in waiting.values():
        row.delete()
    return kept


def decide_proposal(
    proposal: OriginProposal,
    *,
    version: int,
    accepted: bool,
    parent: Parent | None = None,
    items: Collection[Evidence] | None = None,
    is_without_reporting: bool = False,
    reason: str = "",
) -> OriginProposal:
    """Accepts or rejects, once; `version` is the claim's, since its parts change together.

    Accepted, the proposal's items (or those of them given) are derived from `parent`: an item
    of the claim, which is then not derived itself, an article or an origin. With
    `is_without_reporting` those that were on record with reporting of their own lose that.
    """
    person = only(*WRITERS)
    claim = Claim.objects.locked(proposal.claim_id, version)
    proposal = OriginProposal.objects.select_for_update().get(pk=proposal.pk)
    _check(claim, proposal, person.pk)
    if accepted:
        if parent is None:
            raise EditingError("Say what they took it from: one of them, or another origin.")
        chosen = chosen_items(proposal, parent, items)
        link_items(claim, chosen, parent, is_without=is_without_reporting)
    decision = {
        "is_accepted": accepted,
        "decided_by": person,
        "reason": reason.strip(),
    }
    proposal = revised(proposal, decision, _DECIDED)
    if accepted:
        suggest_again(claim)
        propose_origins(claim)
    return proposal


def items_hash(public_ids: Iterable[str]) -> str:
    return sha256(" ".join(sorted(public_ids)).encode()).hexdigest()


def _check(claim: Claim, proposal: OriginProposal, person_id: int) -> None:
    if not OriginProposal.objects.known_to(person_id).filter(pk=proposal.pk).exists():
        raise NotAllowed("There is no such proposal.")
    if claim.workflow == Workflow.REJECTED:
        raise EditingError("This claim was rejected; it is not changed any more.")
    if proposal.decided_by is not None:
        who = proposal.decided_by.get_full_name() or proposal.decided_by.username
        done = "accepted" if proposal.is_accepted else "rejected"
        raise EditingError(f"{who} has {done} this proposal already; the decision is kept.")
