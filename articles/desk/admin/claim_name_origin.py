"""Naming an origin that is not stated: the answer to "where did they get it?" """

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.desk.admin.claim_origins import form_for, origin_tree
from articles.desk.admin.claim_proposals import look_after
from articles.desk.admin.evidence_saving import origin_named
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import GONE, EditingError, StaleVersion
from articles.desk.editing.evidence_derivation import Parent
from articles.desk.editing.origin_naming import name_origin
from articles.desk.forms.name_origin import NAMED, NameOriginForm
from articles.desk.models import Claim, Origin
from articles.logic.typed_numbers import whole_number
from articles.logic.vocabulary import Stance, Workflow
from articles.logic.wording import counted

NAMING = "Named where they got it"
NAMED_ALREADY = "The origin of these items was named in the meantime; nothing is left to ask."


class NameOriginPage:
    """Gives ClaimAdmin `<id>/origins/`."""

    admin_site: Any
    model: Any

    def name_origin_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.name_origin_view)
        return [path("<int:object_id>/origins/", view, name="articles_claim_name_origin")]

    def name_origin_view(self, request: Any, object_id: int) -> HttpResponse:
        claim = self._claim_for(request, str(object_id))  # type: ignore[attr-defined]
        form: NameOriginForm | None = None
        refusal: EditingError | None = None
        if request.method == "POST":
            if not self._may_write(request, claim) or claim.workflow == Workflow.REJECTED:  # type: ignore[attr-defined]
                raise PermissionDenied
            form = form_for(claim.facts, _side(request), request.POST)
            seen = whole_number(form.data.get("claim_version", ""))
            if seen is not None and seen != claim.version:
                refusal = StaleVersion(claim, seen, claim.version)
            elif form.is_valid():
                try:
                    messages.success(request, _name(request, claim, form.cleaned_data))
                    return HttpResponseRedirect(f"{_workbench(claim)}#origins")
                except EditingError as refused:
                    refusal = refused
                except ObjectDoesNotExist:
                    refusal = EditingError(GONE)
            claim = self._claim_for(request, str(object_id))  # type: ignore[attr-defined]
            if isinstance(refusal, StaleVersion):
                form = _anew(request, claim)
            if not len(form["items"]):
                form, refusal = None, refusal or EditingError(NAMED_ALREADY)
        return self._origins(request, claim, form, refusal)

    def _origins(
        self, request: Any, claim: Any, form: NameOriginForm | None, refusal: EditingError | None
    ) -> HttpResponse:
        may_write = self._may_write(request, claim)  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),
            "title": "Where it comes from",
            "opts": self.model._meta,
            "original": claim,
            "refusal": refusal,
            "has_errors": form is not None and bool(form.errors),
            "origins": origin_tree(claim.facts, may_write=may_write, bound=form),
        }
        status = 412 if isinstance(refusal, StaleVersion) else 200
        return TemplateResponse(request, "desk/claim_name_origin.html", context, status=status)


def _side(request: Any) -> str:
    side = request.POST.get("side", "")
    return side if side in set(Stance) else Stance.SUPPORTS.value


def _name(request: Any, claim: Any, said: dict[str, Any]) -> str:
    items = list(claim.evidence.filter(public_id__in=said["items"]))
    with acting(request.user, NAMING):
        named = name_origin(
            claim,
            version=said["claim_version"],
            items=items,
            parent=_parent(claim, said),
        )
        look_after(named)
    goes = "goes" if len(items) == 1 else "go"
    return f"{counted(len(items), 'item')} now {goes} back to a known origin."


def _parent(claim: Claim, said: dict[str, Any]) -> Parent:
    if said["origin"] == NAMED:
        return origin_named(said["named"].strip(), said["origin_kind"])
    kind, _, public_id = said["origin"].partition(":")
    if kind == "evidence":
        return claim.evidence.get(public_id=public_id)
    return Origin.objects.get(public_id=public_id)


def _anew(request: Any, claim: Any) -> NameOriginForm:
    """What was chosen, on what stands there now."""
    data = request.POST.copy()
    data["claim_version"] = str(claim.version)
    still = {box.data["value"] for box in form_for(claim.facts, _side(request))["items"]}
    data.setlist("items", [key for key in data.getlist("items") if key in still])
    return form_for(claim.facts, _side(request), data)


def _workbench(claim: Claim) -> str:
    return reverse("admin:articles_claim_change", args=[claim.pk])
