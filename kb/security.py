"""Headers that every response carries.

Everything is forbidden unless listed. Only the desk is relaxed: its interface
(django-unfold with Alpine) evaluates expressions and writes styles inline.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
DESK_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


def is_desk(path: str) -> bool:
    """Whether a request's path belongs to the staff."""
    return path.startswith(f"/{settings.DESK_PREFIX}")


class SecurityHeadersMiddleware:
    """Content policy everywhere; no copy of the desk anywhere; demonstrations unindexed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if is_desk(request.path_info):
            response.headers["Content-Security-Policy"] = DESK_POLICY
            response.headers["Cache-Control"] = "no-store"
        else:
            # A view may be stricter, or let itself be framed: the embed card does.
            response.headers.setdefault("Content-Security-Policy", PUBLIC_POLICY)
        if settings.CLAIMBOOK_DEMONSTRATION:
            response.headers["X-Robots-Tag"] = "noindex"
        return response
