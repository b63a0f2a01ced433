"""All entities of FollowTheMoney as a file: streamed, as the base stood at one moment."""

from __future__ import annotations

from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from articles.public.conditional import entity_tag, tagged, unchanged
from articles.public.reading.version import base_version
from articles.public.renderings.followthemoney.lines import entity_lines
from articles.public.renderings.moment import in_pieces, one_moment

#: One at a time: it keeps a connection to the database for as long as it takes.
_place = BoundedSemaphore(1)
MEDIA_TYPE = "application/x-ndjson"


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    tag = entity_tag("entities", base_version())
    fresh = unchanged(request, tag)
    if fresh is not None:
        return fresh
    if request.method != "HEAD" and not _place.acquire(blocking=False):
        return _busy()
    pieces = _pieces() if request.method != "HEAD" else iter(())
    response: Any = StreamingHttpResponse(pieces, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    if request.method != "HEAD":
        response._resource_closers.append(_Release().close)
    prefix = "demonstration-" if settings.CLAIMBOOK_DEMONSTRATION else ""
    name = f'attachment; filename="{prefix}claimbook-entities.ftm.jsonl"'
    response.headers["Content-Disposition"] = name
    response.headers["Access-Control-Allow-Origin"] = "*"
    tagged(response, tag)
    answer: HttpResponseBase = response
    return answer


class _Release:
    """Gives the place back, once, however the answer ends."""

    def __init__(self) -> None:
        self._is_held = True

    def close(self) -> None:
        if self._is_held:
            self._is_held = False
            _place.release()


def _pieces() -> Iterator[bytes]:
    address, is_demonstration = settings.CLAIMBOOK_ADDRESS, settings.CLAIMBOOK_DEMONSTRATION
    with one_moment():
        yield from in_pieces(entity_lines(address, demonstration=is_demonstration))


def _busy() -> HttpResponseBase:
    words = "Somebody else is taking this file away just now. Try again in a minute."
    said = {"type": "about:blank", "title": "Busy", "status": 503, "detail": words}
    answer = JsonResponse(said, status=503, content_type="application/problem+json")
    answer.headers["Retry-After"] = "60"
    return answer
