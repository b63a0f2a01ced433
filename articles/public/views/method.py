"""How confidence is judged, in plain words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.public.reading.method import method as reading


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    return render(request, "public/method.html", {"method": reading()})
