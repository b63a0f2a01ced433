"""A source and what rests on it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.public.reading.source import source_page
from articles.public.redirects import follows_former_addresses, moved


@require_safe
@follows_former_addresses
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    if public_id != public_id.upper():
        return moved(request, "source-detail", public_id.upper())
    page = source_page(
        public_id, after=request.GET.get("after", "")[:8], today=timezone.localdate()
    )
    if page is None:
        raise Http404("There is no source at this address.")
    return render(request, "public/source_detail.html", {"page": page})
