"""Proposals of a shared origin: looking for them, and the decision on each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.desk.admin.evidence_saving import origin_named
from articles.desk.admin.proposal_cards import form_for, proposals_of
from articles.desk.admin.refusing import GONE
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError, StaleVersion
from articles.desk.editing.evidence_derivation import Parent
from articles.desk.editing.origin_proposal import decide_proposal, propose_origins
from articles.desk.forms.origin_proposal import NAMED, ProposalForm
from articles.desk.models import Article, Claim, Origin, OriginProposal
from articles.logic.vocabulary import Workflow
from articles.logic.wording import counted

LOOKED = "Looked for shared origins"


class ProposalsPage:
    """Gives ClaimAdmin `<id>/proposals/`."""

    admin_site: Any
    model: Any

    def proposal_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.proposals_view)
        return [path("<int:object_id>/proposals/", view, name="articles_claim_proposals")]

    def proposals_view(self, request: Any, object_id: int) -> HttpResponse:
        claim = self._claim_for(request, str(object_id))  # type: ignore[attr-defined]
        form: ProposalForm | None = None
        refusal: EditingError | None = None
        if request.method == "POST":
            if not self._may_write(request, claim) or claim.workflow == Workflow.REJECTED:  # type: ignore[attr-defined]
                raise PermissionDenied
            try:
                form = None if "look" in request.POST else _asked(request, claim)
                if form is None or form.is_valid():
                    said = _decide(request, claim, form) if form else _look(request, claim)
                    messages.success(request, said)
                    return HttpResponseRedirect(f"{_workbench(claim)}#proposals")
            except EditingError as refused:
                refusal = refused
            except ObjectDoesNotExist:
                refusal = EditingError(GONE)
            claim = self._claim_for(request, str(object_id))  # type: ignore[attr-defined]
        return self._proposals(request, claim, form, refusal)

    def _proposals(
        self, request: Any, claim: Any, form: ProposalForm | None, refusal: EditingError | None
    ) -> HttpResponse:
        is_stale = isinstance(refusal, StaleVersion)
        if form is not None and is_stale:
            form = _anew(request, claim, form)
        may_write = self._may_write(request, claim)  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),
            "title": "Shared origins",
            "opts": self.model._meta,
            "original": claim,
            "refusal": refusal,
            "has_errors": form is not None and bool(form.errors),
            "proposals": proposals_of(claim.facts, may_write=may_write, bound=form),
        }
        status = 412 if is_stale else 200
        return TemplateResponse(request, "desk/claim_proposals.html", context, status=status)


def look_after(claim: Claim) -> None:
    """After items were saved; inside `acting`. The work is bounded, and links nothing."""
    if claim.evidence.count() > 1:
        propose_origins(claim)


def _look(request: Any, claim: Claim) -> str:
    with acting(request.user, LOOKED):
        propose_origins(claim)
    waiting = OriginProposal.objects.filter(claim=claim).pending().known_to(request.user.pk)
    number = waiting.count()
    if not number:
        return "Nothing new was found that two items share."
    verb = "waits" if number == 1 else "wait"
    return f"{counted(number, 'proposal')} of a shared origin {verb} for a decision."


def _asked(request: Any, claim: Any) -> ProposalForm:
    """404 for what this person may not know of."""
    known = OriginProposal.objects.filter(claim=claim).known_to(request.user.pk)
    wanted = request.POST.get("proposal", "").replace("\x00", "")
    proposal = known.filter(public_id=wanted).prefetch_related("items").first()
    if proposal is None:
        raise Http404("There is no such proposal.")
    return form_for(claim.facts, proposal, request.POST)


def _decide(request: Any, claim: Any, form: ProposalForm) -> str:
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


def _anew(request: Any, claim: Any, form: ProposalForm) -> ProposalForm:
    """What was chosen, on what stands there now."""
    data = request.POST.copy()
    data["claim_version"] = str(claim.version)
    known = OriginProposal.objects.filter(claim=claim).known_to(request.user.pk)
    proposal = known.filter(public_id=form["proposal"].value()).prefetch_related("items").first()
    return form_for(claim.facts, proposal, data) if proposal else form


def _workbench(claim: Claim) -> str:
    return reverse("admin:articles_claim_change", args=[claim.pk])
