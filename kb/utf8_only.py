"""Requests are UTF-8. Another encoding could bring in what no text may hold.

Django takes the charset of the Content-Type for GET and for multipart forms, whatever it is:
`unicode_escape` makes lone surrogates, `zip` is no encoding at all.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase


class Utf8OnlyMiddleware:
    """Raises BadRequest for any other charset, before a parameter is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        charset = (request.content_params or {}).get("charset", "utf-8")
        if not _is_utf8(charset):
            raise BadRequest("The request is not in UTF-8.")
        return self.get_response(request)


def _is_utf8(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):
        # Django takes no notice of what Python does not know.
        return True
