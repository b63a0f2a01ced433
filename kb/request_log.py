"""One log line a request; its number goes with every line that is written meanwhile."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponseBase

_request: ContextVar[tuple[str, HttpRequest] | None] = ContextVar("request", default=None)
_log = logging.getLogger("kb.requests")


def told_of_request() -> dict[str, Any]:
    """Number, method and route of the request that is being answered; nothing outside of one."""
    told = _request.get()
    if told is None:
        return {}
    number, request = told
    return {"request": number, "method": request.method, "route": route_of(request)}


def route_of(request: HttpRequest) -> str:
    """The name of the route, such as admin:articles_claim_change; "none" where none fits."""
    place = getattr(request, "resolver_match", None)
    return (place.view_name or "unnamed") if place else "none"


class RequestLogMiddleware:
    """Outermost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _request.set((secrets.token_hex(8), request))
        began = time.monotonic()
        try:
            response = self.get_response(request)
            spent = round((time.monotonic() - began) * 1000)
            told = {"status": response.status_code, "milliseconds": spent}
            _log.info("answered", extra=told)
        finally:
            _request.reset(token)
        return response
