"""Search over everything published."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.public.reading.search import found


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    result = found(request.GET, today=timezone.localdate())
    return render(request, "public/search.html", {"found": result})
