"""From the forms of proposals to verbs."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from articles.desk.admin.evidence_saving import origin_named
from articles.desk.admin.proposal_forms import form_for
from articles.desk.editing.acting import acting
from articles.desk.editing.evidence_derivation import Parent
from articles.desk.editing.origin_proposal import decide_proposal, propose_origins
from articles.desk.forms.origin_proposal import NAMED, ProposalForm
from articles.desk.models import Article, Claim, Origin, OriginProposal
from articles.logic.wording import counted

LOOKED = "Looked for shared origins"


def look_after(claim: Claim) -> None:
    """After items were saved; inside `acting`. The work is bounded, and links nothing."""
    if claim.evidence.count() > 1:
        propose_origins(claim)


def look(request: Any, claim: Claim) -> str:
    with acting(request.user, LOOKED):
        propose_origins(claim)
    waiting = OriginProposal.objects.filter(claim=claim).pending().known_to(request.user.pk)
    number = waiting.count()
    if not number:
        return "Nothing new was found that two items share."
    verb = "waits" if number == 1 else "wait"
    return f"{counted(number, 'proposal')} of a shared origin {verb} for a decision."


def asked(request: Any, claim: Any) -> ProposalForm:
    """404 for what this person may not know of."""
    known = OriginProposal.objects.filter(claim=claim).known_to(request.user.pk)
    wanted = request.POST.get("proposal", "").replace("\x00", "")
    proposal = known.filter(public_id=wanted).prefetch_related("items").first()
    if proposal is None:
        raise Http404("There is no such proposal.")
    return form_for(claim.facts, proposal, request.POST)


def decide(request: Any, claim: Any, form: ProposalForm) -> str:
    said = form.cleaned_data
    proposal = OriginProposal.objects.get(public_id=said["proposal"], claim=claim)
    reason = said["reason"].strip()
    done = "Accepted a shared origin" if form.is_accepted else "Rejected a shared origin"
    with acting(request.user, reason or done):
        decide_proposal(
            proposal,
            version=said["claim_version"],
            accepted=form.is_accepted,
            parent=_parent(claim, said) if form.is_accepted else None,
            items=_ticked(proposal, said),
            is_without_reporting=bool(said.get("is_without_reporting")),
            reason=reason,
        )
    if form.is_accepted:
        return "Linked: they count as one origin as far as they rest on it."
    return "Rejected. It is kept, and not proposed again."


def _parent(claim: Claim, said: dict[str, Any]) -> Parent:
    kind, _, public_id = said["origin"].partition(":")
    if kind == NAMED:
        return origin_named(said["named"].strip(), said["origin_kind"])
    if kind == "evidence":
        return claim.evidence.get(public_id=public_id)
    model: Any = Article if kind == "article" else Origin
    found: Parent = model.objects.get(public_id=public_id)
    return found


def _ticked(proposal: OriginProposal, said: dict[str, Any]) -> Any:
    if "items" not in said:
        return None
    return list(proposal.items.filter(public_id__in=said["items"]))


def anew(request: Any, claim: Any, form: ProposalForm) -> ProposalForm:
    """What was chosen, on what stands there now."""
    data = request.POST.copy()
    data["claim_version"] = str(claim.version)
    known = OriginProposal.objects.filter(claim=claim).known_to(request.user.pk)
    proposal = known.filter(public_id=form["proposal"].value()).prefetch_related("items").first()
    return form_for(claim.facts, proposal, data) if proposal else form
