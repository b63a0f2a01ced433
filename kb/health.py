"""Whether the process lives, and whether it can serve: plain text, no cookie, nothing private."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


def _said(words: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; the database is not asked."""
    return _said("ok")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 where the database answers and its tables are there, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT FROM articles_publishedclaim LIMIT 1")
    except DatabaseError:
        return _said("no database", 503)
    return _said("ok")
