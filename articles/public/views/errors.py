"""What is answered when something is not there, is gone, or went wrong. All keep search."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from articles.logic.vocabulary import Ground
from articles.public.reading.address import present_address
from articles.public.redirects import undoable


def gone(request: HttpRequest, ground: str) -> HttpResponse:
    """410 with the class of the ground; nothing of the record itself."""
    words = Ground(ground).label if ground else ""
    response = render(request, "410.html", {"ground": words}, status=410)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """404, or a redirect where the address led somewhere before a rename or a merge."""
    if not request.path.startswith(f"/{settings.DESK_PREFIX}") and len(request.path) <= 300:
        present = present_address(request.path)
        if present is not None:
            return undoable(redirect(present, permanent=True))
    return render(request, "404.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request's context, which may be what failed."""
    context = {"demonstration": settings.CLAIMBOOK_DEMONSTRATION}
    return HttpResponse(render_to_string("500.html", context), status=500)
