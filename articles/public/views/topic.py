"""The claims of a topic."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.public.conditional import list_tag, tagged, unchanged
from articles.public.reading.topic import topic_header, topic_page
from articles.public.redirects import follows_former_addresses


@require_safe
@follows_former_addresses
def detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    header = topic_header(slug, request.GET)
    if header is None:
        raise Http404("There is no topic at this address.")
    tag = list_tag(request, header.version)
    if fresh := unchanged(request, tag):
        return fresh
    page = topic_page(header, today=timezone.localdate())
    return tagged(render(request, "public/topic_detail.html", {"page": page}), tag)
