"""The workbench: a claim's change form, with its steps beside it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles.desk.admin.claim_comments import comments_of
from articles.desk.admin.claim_duplicates import Alike, claims_like
from articles.desk.admin.claim_eyes import eyes_of
from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.claim_findings import findings_of
from articles.desk.admin.claim_origins import origin_tree
from articles.desk.admin.claim_panel import panel_of
from articles.desk.admin.claim_refusals import checklist
from articles.desk.admin.claim_saved import last_saved, save_and_lead
from articles.desk.admin.claim_since import since_last_check
from articles.desk.admin.claim_stale import claim_anew
from articles.desk.admin.claim_standing import standing_of
from articles.desk.admin.claim_suggestion import advice_of
from articles.desk.admin.evidence_pasted import Pasted, address_in, asks_to_fetch, filled
from articles.desk.admin.evidence_there import items_typed, key_asked
from articles.desk.admin.permissions import roles, visible
from articles.desk.admin.proposal_cards import proposals_of
from articles.desk.admin.sending import answer_if_sent, saved_once
from articles.desk.admin.stale import Stale, is_shown_as_stale, is_to_be_asked
from articles.desk.admin.stale_answers import Answers, with_theirs
from articles.desk.admin.workbench_faults import faults_of
from articles.desk.admin.workbench_forms import WorkbenchForms
from articles.desk.editing.acting import EDITOR
from articles.desk.editing.errors import EditingError
from articles.desk.forms.claim_step import Viewer
from articles.desk.models import Claim
from articles.logic.vocabulary import Workflow


class Workbench:
    """Gives ClaimAdmin its pages `add/` and `<id>/change/`."""

    admin_site: Any
    model: Any
    media: Any

    def get_object(self, request: Any, object_id: str, from_field: Any = None) -> Any:
        """The claim, with what this person sees of it."""
        claim: Any = super().get_object(request, object_id, from_field)  # type: ignore[misc]
        if claim is not None:
            held = roles(request)
            claim.viewer = Viewer(request.user, EDITOR in held)
            claim.facts = ClaimFacts(claim, request.user, held)
        return claim

    def changeform_view(
        self,
        request: Any,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        claim = self._claim_for(request, object_id)
        facts: ClaimFacts | None = claim.facts if claim else None
        is_editor = EDITOR in roles(request)
        if request.method != "POST":
            forms = WorkbenchForms(request.user, is_editor=is_editor, facts=facts)
            return self._workbench(request, claim, forms)
        if not self._may_write(request, claim):
            raise PermissionDenied
        at = request.get_full_path()
        if answer := answer_if_sent(request, at):
            return answer
        if (there := key_asked(request.POST)) is not None:
            return self._there(request, self._claim_for(request, there))
        refusal: EditingError | None = None
        if claim is None or not is_to_be_asked(claim, request.POST, "version"):
            if asks_to_fetch(request.POST):
                return self._fetched(request, claim)
            data = with_theirs(request.POST, Answers.of(request.POST))
            forms = self._forms(request, facts, data)
            if forms.is_valid():
                saved = saved_once(request, at, partial(save_and_lead, request, claim, forms))
                if not isinstance(saved, EditingError):
                    return saved
                refusal = saved
        return self._refused(request, self._claim_for(request, object_id), refusal)

    def _forms(self, request: Any, facts: ClaimFacts | None, data: Any) -> WorkbenchForms:
        is_editor = EDITOR in roles(request)
        return WorkbenchForms(
            request.user, is_editor=is_editor, facts=facts, data=data, files=request.FILES
        )

    def _refused(self, request: Any, claim: Any, refusal: EditingError | None) -> HttpResponse:
        """The form again with what was typed; made anew where the claim moved on."""
        facts: ClaimFacts | None = claim.facts if claim else None
        forms, stale = self._forms(request, facts, request.POST), None
        if claim is not None and is_shown_as_stale(claim, request.POST, "version"):
            stale = claim_anew(forms, claim, request.POST, request.FILES)
            forms = self._forms(request, facts, stale.carrying.data)
            refusal = stale.refusal or refusal
        return self._workbench(request, claim, forms, refusal, stale)

    def _fetched(self, request: Any, claim: Any) -> HttpResponse:
        """The form again, with a new item filled in from the page at the pasted address."""
        data, pasted = filled(request, claim)
        forms = self._forms(request, claim.facts if claim else None, data)
        forms.forgive()
        return self._workbench(request, claim, forms, pasted=pasted)

    def _there(self, request: Any, other: Any) -> HttpResponse:
        """The workbench of the other claim, with the new items that were typed; not saved yet."""
        if not self._may_write(request, other):
            raise PermissionDenied
        items = items_typed(request.POST)
        forms = WorkbenchForms(
            request.user, is_editor=EDITOR in roles(request), facts=other.facts, new_items=items
        )
        return self._workbench(request, other, forms, taken_along=len(items))

    def _claim_for(self, request: Any, object_id: str | None) -> Any:
        if object_id is None:
            if not self.has_add_permission(request):  # type: ignore[attr-defined]
                raise PermissionDenied
            return None
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        claim = self.get_object(request, object_id)
        if claim is None:
            raise Http404("There is no such claim.")
        return claim

    def _may_write(self, request: HttpRequest, claim: Claim | None) -> bool:
        if claim is None:
            return bool(self.has_add_permission(request))  # type: ignore[attr-defined]
        return bool(self.has_change_permission(request, claim))  # type: ignore[attr-defined]

    def _workbench(
        self,
        request: Any,
        claim: Any,
        forms: WorkbenchForms,
        refusal: EditingError | None = None,
        stale: Stale | None = None,
        pasted: Pasted | None = None,
        taken_along: int | None = None,
    ) -> HttpResponse:
        may_write = self._may_write(request, claim)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Claim {claim.public_id}" if claim else "New claim",
            "opts": self.model._meta,
            "original": claim,
            "forms": forms,
            "may_write": may_write and (claim is None or claim.workflow != Workflow.REJECTED),
            "refusal": refusal,
            "stale": stale,
            "faults": faults_of(forms) if forms.claim.is_bound and not pasted else [],
            "pasted": pasted,
            "address": address_in(request.POST) if stale else "",
            "alike": self._alike(request, claim, forms),
            "taken_along": taken_along,
            "opens_new_item": request.GET.get("new") == "item" or taken_along is not None,
        }
        if claim is not None:
            context |= self._beside(request, claim) | self.notes_for(request, claim)  # type: ignore[attr-defined]
        status = 412 if stale and stale.refusal else 200
        return TemplateResponse(request, "desk/claim_workbench.html", context, status=status)

    def _alike(self, request: Any, claim: Any, forms: WorkbenchForms) -> list[Alike] | None:
        """None where nobody is asked any more whether the claim is on record already."""
        is_settled = claim is not None and (claim.published_number or not self._may_write(
            request, claim))  # fmt: skip
        statement = str(forms.claim["statement"].value() or "")
        if is_settled:
            return None
        readable = visible(request, Claim.objects.all())
        return claims_like(statement, readable, without=claim.pk if claim else None)

    def _beside(self, request: Any, claim: Any) -> dict[str, Any]:
        """What stands right of the form; nothing of it where nobody assessed yet."""
        facts: ClaimFacts = claim.facts
        return {
            "facts": facts,
            "eyes": eyes_of(facts),
            "comments": comments_of(facts),
            "standing": standing_of(facts),
            "last": last_saved(facts),
            "since": since_last_check(facts),
            "advice": advice_of(facts),
            "findings": findings_of(facts),
            "checklist": checklist(facts),
            "panel": panel_of(self, request, claim),
            "origins": origin_tree(facts, may_write=self._may_write(request, claim)),
            "proposals": proposals_of(facts, may_write=self._may_write(request, claim)),
        }
