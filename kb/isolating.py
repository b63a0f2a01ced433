"""Pages in which no text turns its surroundings round, whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from articles.logic.directions import CONTROLS, isolated_in_markup

_SOUGHT = tuple(sign.encode() for sign in CONTROLS)


class IsolatingMiddleware:
    """Inside CommonMiddleware, which tells the length. Most pages are only searched through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if not is_page or response.streaming or not hasattr(response, "content"):
            return response
        page = response.content
        if any(sign in page for sign in _SOUGHT):
            response.content = isolated_in_markup(page.decode("utf-8")).encode("utf-8")
        return response
