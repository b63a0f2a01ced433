"""Atom feeds (RFC 4287): everything, corrections, one a company, one a topic.

A company's feed takes the filters of its page in the address. Entries carry the edition's
address as their id, so that a new edition is a new entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from articles.logic import wording
from articles.logic.vocabulary import Confidence, CorrectionKind, Verdict
from articles.public.models import PublishedClaim
from articles.public.reading.carrying import corrections
from articles.public.reading.company_header import company_header
from articles.public.reading.list_rows import page_of_list
from articles.public.reading.listed_claim import ListedClaim
from articles.public.reading.scopes import Scope
from articles.public.reading.topic import topic_header
from articles.public.redirects import follows_former_addresses, moved

ENTRIES = 30
Claim = PublishedClaim | ListedClaim


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    return _of_claims(
        request,
        "All claims",
        PublishedClaim.objects.standing().newest()[:ENTRIES],
        reverse("articles:home"),
    )


@require_safe
@follows_former_addresses
def company(request: HttpRequest, slug: str) -> HttpResponse:
    header = company_header(slug, request.GET)
    if header is None:
        raise Http404("There is no company at this address.")
    if header.company.merged_into is not None:
        return moved(request, "company-feed", header.company.merged_into)
    page = reverse("articles:company-detail", args=[slug])
    return _of_claims(request, f"Claims about {header.company.name}", _newest(header.scope), page)


@require_safe
@follows_former_addresses
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    header = topic_header(slug, request.GET)
    if header is None:
        raise Http404("There is no topic at this address.")
    page = reverse("articles:topic-detail", args=[slug])
    return _of_claims(request, f"Claims on {header.topic.name}", _newest(header.scope), page)


@require_safe
def correction(request: HttpRequest) -> HttpResponse:
    feed = _feed(request, "Corrections", reverse("articles:correction-list"))
    for one in corrections()[:ENTRIES]:
        page = _absolute(reverse("articles:claim-detail", args=[one.claim.public_id]))
        feed.add_item(
            title=f"{CorrectionKind(one.kind).label}: {one.claim.title}",
            link=page,
            description=_words(one),
            # A claim is corrected once an edition; no key of a row says how many others were.
            unique_id=f"{page}#correction-of-v{one.from_edition.number}",
            pubdate=one.made_at,
            updateddate=one.made_at,
        )
    return _answer(feed)


def _words(one: Any) -> str:
    """Of a correction as it came with its words."""
    return f"Before: {one.told_wrong}\nNow: {one.told_right}"


def _newest(scope: Scope) -> list[Claim]:
    page = page_of_list(scope, "changed", after=None, today=timezone.localdate(), size=ENTRIES)
    return [row.claim for row in page.rows]


def _of_claims(
    request: HttpRequest, title: str, claims: Iterable[Claim], page: str
) -> HttpResponse:
    feed = _feed(request, title, page)
    for claim in claims:
        address = reverse("articles:claim-edition", args=[claim.public_id, claim.number])
        feed.add_item(
            title=claim.title,
            link=_absolute(reverse("articles:claim-detail", args=[claim.public_id])),
            description=_summary(claim),
            unique_id=_absolute(address),
            pubdate=claim.first_published_at,
            updateddate=claim.updated_at,
        )
    return _answer(feed)


def _summary(claim: Claim) -> str:
    said = [f"Verdict: {Verdict(claim.verdict).label}."]
    if claim.confidence:
        said.append(f"Confidence in this verdict: {Confidence(claim.confidence).label}.")
    else:
        said.append(f"{wording.counted(claim.origins_for, 'origin').capitalize()}.")
    if claim.base:
        said.append(f"Imported from {claim.base}, not checked by this desk.")
    if claim.in_short and not claim.neutral_title:
        said.append(claim.in_short)
    return " ".join(said)


def _feed(request: HttpRequest, title: str, page: str) -> Atom1Feed:
    demonstration = "Demonstration, not reporting: " if settings.CLAIMBOOK_DEMONSTRATION else ""
    return Atom1Feed(
        title=f"{demonstration}{title} · Claimbook",
        link=_absolute(page),
        description="Claims about companies, each with its verdict and its evidence.",
        feed_url=_absolute(request.get_full_path()),
        language="en",
    )


def _absolute(path: str) -> str:
    return f"{settings.CLAIMBOOK_ADDRESS}{path}"


def _answer(feed: Atom1Feed) -> HttpResponse:
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )
