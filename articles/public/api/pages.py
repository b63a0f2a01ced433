"""The pages for people: what the interface is for, and a browser that tries it out."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import resolve
from django.views.decorators.http import require_safe

from articles.public.api.asking import LARGEST_PAGE, PAGE
from articles.public.api.problems import NOT_FOUND, READING_ALONE
from articles.public.redirects import with_query
from articles.public.renderings.problem import problem_response


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    context = {
        "page_size": PAGE,
        "largest": LARGEST_PAGE,
        "rate": settings.CLAIMBOOK_API_RATE,
        "records": RECORDS,
    }
    return render(request, "public/api.html", context)


@require_safe
def browser(request: HttpRequest) -> HttpResponseBase:
    return render(request, "public/api_browser.html")


def nothing(request: HttpRequest, rest: str) -> HttpResponseBase:
    """Any other address below the interface's: with a slash behind it, it may be one."""
    if request.method not in ("GET", "HEAD"):
        return problem_response(405, READING_ALONE, headers={"Allow": "GET, HEAD"})
    if resolve(f"{request.path}/").url_name not in NOTHING:
        return HttpResponsePermanentRedirect(with_query(f"{request.path}/", request))
    return problem_response(404, NOT_FOUND)


#: The views that are asked last.
NOTHING = ("api-nothing", "export-nothing")
#: (address, what it lists), for the page.
RECORDS = (
    ("claims", "claims that stand", "company, topic, verdict, confidence, role, counterparty, "
     "since, until, changed, order"),
    ("claims/<id>/editions", "editions of a claim, each with its hash and its whole content", ""),
    ("companies", "companies with their names and identifiers", "slug, country, identifier"),
    ("articles", "articles in which claims appear", "kind, publisher, claim"),
    ("sources", "sources that evidence comes from", "kind"),
    ("relations", "relations between companies", "kind, company"),
    ("topics", "topics", ""),
    ("corrections", "corrections, newest first", "kind, company, claim"),
)  # fmt: skip
