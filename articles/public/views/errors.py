"""What is answered when something is not there, is gone, or went wrong.

All pages keep search. Programs, at their addresses, get a problem (RFC 9457).
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from articles.logic.vocabulary import Ground
from articles.public.reading.address import present_address
from articles.public.redirects import undoable
from articles.public.renderings.problem import is_for_programs, problem_response


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
    if is_for_programs(request.path):
        return problem_response(404, "There is nothing at this address.")
    return render(request, "404.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if is_for_programs(request.path):
        return problem_response(400, "Something in the request could not be read.")
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request's context, which may be what failed."""
    if is_for_programs(request.path):
        return problem_response(500, "Something went wrong on our side.")
    context = {"demonstration": settings.CLAIMBOOK_DEMONSTRATION}
    return HttpResponse(render_to_string("500.html", context), status=500)
