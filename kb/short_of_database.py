"""While the database cannot be reached, no request waits for it but one that tries."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponseBase

from .unavailable import unavailable

PAUSE = 2.0
"""Seconds between two requests that try whether it is back."""

#: They say for themselves how things stand.
HEALTH = ("/livez", "/readyz")


class ShortOfDatabaseMiddleware:
    """Behind CsrfViewMiddleware, whose token the page of a refused form needs.

    A request that finds no connection has waited for seconds already. Without this, those in the
    queue behind it would each wait as long, and nobody would be told anything.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._lock = threading.Lock()
        self._next_try: float | None = None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info in HEALTH:
            return self.get_response(request)
        if not self._is_admitted():
            return unavailable(request)
        response = self.get_response(request)
        if getattr(response, "is_short_of_database", False):
            self._next_try = time.monotonic() + PAUSE
        elif connection.connection is not None:
            self._next_try = None
        return response

    def _is_admitted(self) -> bool:
        with self._lock:
            if self._next_try is None:
                return True
            if time.monotonic() < self._next_try:
                return False
            self._next_try = time.monotonic() + PAUSE
            return True
