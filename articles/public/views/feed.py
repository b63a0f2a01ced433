"""The page that lists the feeds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.public.reading.company_list import company_page


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = company_page(after=request.GET.get("after", "")[:120])
    return render(request, "public/feed_list.html", {"page": page})
