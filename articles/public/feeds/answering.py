"""A feed as a response, or that the reader's copy is still good."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import http_date

from articles.public.conditional import entity_tag, tagged, unchanged
from articles.public.feeds import atom, json_feed
from articles.public.feeds.feed import Feed

FORMS = {
    "atom": (atom.atom, atom.MEDIA_TYPE),
    "json": (json_feed.json_feed, json_feed.MEDIA_TYPE),
}


def answered(
    request: HttpRequest, form: str, state: object, make: Callable[[], Feed]
) -> HttpResponseBase:
    """`state` differs wherever the feed would; `make` is called for a new copy only.

    Last-Modified is stated for readers. Requests are answered by the entity tag alone: what was
    withdrawn leaves no date behind by which its going could be told.
    """
    tag = entity_tag("feed", form, request.get_full_path(), state)
    if fresh := unchanged(request, tag):
        return fresh
    feed = make()
    rendered, media_type = FORMS[form]
    response = HttpResponse(rendered(feed), content_type=media_type)
    response.headers["Last-Modified"] = http_date(feed.updated.timestamp())
    return tagged(response, tag)
