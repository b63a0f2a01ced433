"""Lists to browse by: companies, topics, sources, and what changed in a week."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.logic.vocabulary import SourceKind
from articles.logic.weeks import Week
from articles.public.reading.company_list import company_index
from articles.public.reading.source_list import source_index
from articles.public.reading.topic_list import topic_index
from articles.public.reading.week import week_page


@require_safe
def company(request: HttpRequest) -> HttpResponse:
    return render(request, "public/company_list.html", {"index": company_index(request.GET)})


@require_safe
def topic(request: HttpRequest) -> HttpResponse:
    page = topic_index(after=request.GET.get("after", "")[:120])
    return render(request, "public/topic_list.html", {"page": page})


@require_safe
def source(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("kind", "")
    kind = asked if asked in [known.value for known in SourceKind] else ""
    context = {
        "page": source_index(kind=kind, after=request.GET.get("after", "")[:8]),
        "kind": kind,
        "kinds": list(SourceKind),
        "unknown": "" if kind else asked,
    }
    return render(request, "public/source_list.html", context)


@require_safe
def change(request: HttpRequest, week: str = "") -> HttpResponse:
    """Of this week, unless the address names one."""
    present = Week.of(timezone.localdate())
    asked = Week.parse(week) if week else present
    if asked is None:
        raise Http404("There is no such week.")
    if asked > present:
        raise Http404("That week has not begun yet.")
    page = week_page(
        asked,
        after=request.GET.get("after", "")[:20],
        with_imported=request.GET.get("with") == "imported",
    )
    return render(request, "public/change_list.html", {"page": page, "present": present})
