"""Topics: the list of them, and the claims of one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.public.reading.topic import topic_header, topic_page, topics
from articles.public.redirects import follows_former_addresses

MOST_TOPICS = 500


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "public/topic_list.html", {"topics": topics()[:MOST_TOPICS]})


@require_safe
@follows_former_addresses
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    header = topic_header(slug)
    if header is None:
        raise Http404("There is no topic at this address.")
    page = topic_page(header, request.GET, today=timezone.localdate())
    return render(request, "public/topic_detail.html", {"page": page})
