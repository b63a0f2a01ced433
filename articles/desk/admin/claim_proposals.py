"""Proposals of a shared origin: looking for them, and the decision on each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.desk.admin.proposal_acts import anew, asked, decide, look, look_after
from articles.desk.admin.proposal_cards import proposals_of
from articles.desk.editing.errors import GONE, EditingError, StaleVersion
from articles.desk.forms.origin_proposal import ProposalForm
from articles.desk.models import Claim
from articles.logic.vocabulary import Workflow

__all__ = ["ProposalsPage", "look_after"]


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
                form = None if "look" in request.POST else asked(request, claim)
                if form is None or form.is_valid():
                    said = decide(request, claim, form) if form else look(request, claim)
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
            form = anew(request, claim, form)
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


def _workbench(claim: Claim) -> str:
    return reverse("admin:articles_claim_change", args=[claim.pk])
