"""The front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.public.reading.home import home as reading


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "public/home.html", {"home": reading(now=timezone.now())})
