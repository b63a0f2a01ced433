"""The feed of ClaimReviews: every claim that stands, for whoever collects fact-checks."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from articles.logic.citations import DEMONSTRATION
from articles.logic.listing_facets import ALL_COMPANIES
from articles.public.conditional import entity_tag, tagged, unchanged
from articles.public.models import SHARED, PublishedTouch
from articles.public.renderings.beside import Beside
from articles.public.renderings.claim_feed import feed_parts


@require_safe
def claimreview(request: HttpRequest) -> HttpResponseBase:
    tag = entity_tag("claimreview", _version())
    if fresh := unchanged(request, tag):
        return fresh
    beside = Beside(settings.CLAIMBOOK_ADDRESS, settings.CLAIMBOOK_DEMONSTRATION)
    response: HttpResponse | StreamingHttpResponse
    if request.method == "HEAD":
        response = HttpResponse(content_type="application/ld+json")
    else:
        response = StreamingHttpResponse(feed_parts(beside), content_type="application/ld+json")
    if settings.CLAIMBOOK_DEMONSTRATION:
        response.headers["Claimbook-Notice"] = DEMONSTRATION
    return tagged(response, tag)


def _version() -> int:
    """Grows with whatever readers could notice of any claim."""
    touches = PublishedTouch.objects.filter(company_key__in=(ALL_COMPANIES, SHARED))
    return int(touches.aggregate(n=Sum("n"))["n"] or 0)
