"""Answers to programs that something is wrong: problem details (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"
#: Where programs ask; other addresses are pages for people and answer with pages.
INTERFACES = ("/api/v1/", "/exports/")


def is_for_programs(path: str) -> bool:
    return path.startswith(INTERFACES)


def problem(status: int, detail: str, **more: Any) -> dict[str, Any]:
    """`type` is about:blank: the status says what kind of problem it is, `detail` the rest."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **more,
    }


def problem_response(
    status: int, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
) -> HttpResponse:
    said = json.dumps(problem(status, detail, **more), ensure_ascii=False)
    response = HttpResponse(said, status=status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response
