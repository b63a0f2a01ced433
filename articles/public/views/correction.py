"""Corrections, newest first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.logic.vocabulary import CorrectionKind
from articles.public.reading.correction import correction_page


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("kind", "")
    kind = asked if asked in [known.value for known in CorrectionKind] else ""
    page = correction_page(
        kind=kind,
        company=request.GET.get("company", "")[:120],
        after=request.GET.get("after", ""),
    )
    return render(
        request,
        "public/correction_list.html",
        {
            "page": page,
            "kind": kind,
            "kinds": list(CorrectionKind),
            "unknown": asked if not kind else "",
        },
    )
