"""Feeds of claims: everything, one a company, topic and source. Each edition is an entry.

A company's and a topic's take the filters of their pages in the address.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.public.feeds.answering import answered
from articles.public.feeds.feed import ENTRIES, Feed, feed_of
from articles.public.feeds.words import claim_entry
from articles.public.reading.asked import LABELS, Asked
from articles.public.reading.claim_rows import ClaimRow
from articles.public.reading.company_header import company_header
from articles.public.reading.feed_state import source_state
from articles.public.reading.list_rows import page_of_list
from articles.public.reading.newest_claims import newest, newest_on_source
from articles.public.reading.scopes import Scope
from articles.public.reading.topic import topic_header
from articles.public.reading.version import base_version
from articles.public.redirects import follows_former_addresses, moved


@require_safe
def everything(request: HttpRequest, form: str) -> HttpResponseBase:
    def make() -> Feed:
        rows = newest(most=ENTRIES, today=timezone.localdate())
        entries = map(claim_entry, rows)
        page = reverse("articles:home")
        return feed_of("All claims", "feed-everything", page=page, entries=entries)

    return answered(request, form, base_version(), make)


@require_safe
@follows_former_addresses
def company(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    header = company_header(slug, request.GET)
    if header is None:
        raise Http404("There is no company at this address.")
    if header.company.merged_into is not None:
        return moved(request, "company-feed", header.company.merged_into, form)

    def make() -> Feed:
        title = f"Claims about {header.company.name}"
        return _narrowed(title, "company-feed", "company-detail", slug, header.scope)

    return answered(request, form, header.version, make)


@require_safe
@follows_former_addresses
def topic(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    header = topic_header(slug, request.GET)
    if header is None:
        raise Http404("There is no topic at this address.")

    def make() -> Feed:
        title = f"Claims on {header.topic.name}"
        return _narrowed(title, "topic-feed", "topic-detail", slug, header.scope)

    return answered(request, form, header.version, make)


@require_safe
@follows_former_addresses
def source(request: HttpRequest, public_id: str, form: str) -> HttpResponseBase:
    if public_id != public_id.upper():
        return moved(request, "source-feed", public_id.upper(), form)
    found = source_state(public_id)
    if found is None:
        raise Http404("There is no source at this address.")
    key, label, version = found

    def make() -> Feed:
        rows = newest_on_source(key, most=ENTRIES, today=timezone.localdate())
        return feed_of(
            f"Claims that rest on {label}",
            "source-feed",
            public_id,
            page=reverse("articles:source-detail", args=[public_id]),
            entries=map(claim_entry, rows),
        )

    return answered(request, form, version, make)


def _narrowed(title: str, name: str, page: str, slug: str, scope: Scope) -> Feed:
    asked = scope.asked
    return feed_of(
        title,
        name,
        slug,
        page=reverse(f"articles:{page}", args=[slug]),
        entries=map(claim_entry, _newest(scope)),
        query=asked.address(order=""),
        notes=[*_in_words(asked), *asked.notes],
    )


def _newest(scope: Scope) -> list[ClaimRow]:
    today = timezone.localdate()
    return page_of_list(scope, "changed", after=None, today=today, size=ENTRIES).rows


def _in_words(asked: Asked) -> list[str]:
    said = [f"{LABELS[name]}: {text}" for name, text in asked.texts.items() if name != "order"]
    return [f"Only {'; '.join(said)}."] if said else []
