"""Companies by their public id, which no renaming changes: to the dossier, and in a frame."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from articles.public.conditional import entity_tag, tagged, unchanged
from articles.public.reading.company_preview import company_preview, company_state
from articles.public.redirects import moved, undoable
from articles.public.views.claim import EMBED_POLICY


@require_safe
def dossier(request: HttpRequest, public_id: str) -> HttpResponseBase:
    company = company_state(public_id.upper())
    if company is None:
        raise Http404("There is no company of this id.")
    return moved(request, "company-detail", (company.merged_into or company).slug)


@require_safe
@xframe_options_exempt
def preview(request: HttpRequest, public_id: str) -> HttpResponseBase:
    company = company_state(public_id.upper())
    if company is None:
        raise Http404("There is no company of this id.")
    if company.merged_into is not None:
        return undoable(redirect("articles:company-preview", company.merged_into.public_id))
    tag = entity_tag("preview", company.public_id, getattr(company, "version", 0))
    answer = unchanged(request, tag)
    if answer is None:
        found = company_preview(company)
        answer = tagged(render(request, "public/company_preview.html", {"preview": found}), tag)
    answer.headers["Content-Security-Policy"] = EMBED_POLICY
    return answer
