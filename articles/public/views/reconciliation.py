"""The Reconciliation Service API 0.2 for companies, at /reconcile. Reads only, for any site.

Without JSONP: the headers for other sites (CORS) serve the same clients, and JSONP would have our
answer run as their script. A `callback` is left unread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.logic.citations import DEMONSTRATION
from articles.logic.reconciling.asked import read_queries
from articles.logic.reconciling.extension import read_extension
from articles.logic.reconciling.json_values import TooMuch, Unfit
from articles.logic.search_query import cleaned
from articles.logic.typed_numbers import whole_number
from articles.public.conditional import entity_tag, tagged, unchanged
from articles.public.reading.company_flyout import flyout_of
from articles.public.reading.company_values import extended
from articles.public.reading.reconciling import reconciled
from articles.public.renderings import reconciliation as told
from articles.public.renderings.reconciliation_manifest import manifest
from articles.public.search.companies_begun import suggested_companies

#: Suggestions on one page, and how far the cursor goes.
PAGE, FURTHEST = 10, 200
#: Seconds for which an answer to a question may be kept.
KEPT = 300

View = Callable[..., HttpResponseBase]


def for_any_site(view: View) -> View:
    """Scripts of any site may read the answer; what was asked unfit is said in words."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Unfit as problem:
            status = 413 if isinstance(problem, TooMuch) else 400
            response = _refusal(status, str(problem))
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answered


def _refusal(status: int, words: str) -> HttpResponse:
    title = "Too much at once" if status == 413 else "This cannot be read"
    said = {"type": "about:blank", "title": title, "status": status, "detail": words}
    return JsonResponse(said, status=status, content_type="application/problem+json")


@csrf_exempt  # a question changes nothing, and nobody is signed in here
@require_http_methods(["GET", "HEAD", "POST"])
@for_any_site
def service(request: HttpRequest) -> HttpResponseBase:
    """The manifest; with `queries` the candidates of each, with `extend` values of companies."""
    asked = request.POST if request.method == "POST" else request.GET
    path = reverse("articles:reconciliation")
    address = settings.CLAIMBOOK_ADDRESS
    if "queries" in asked:
        return _kept(JsonResponse(told.results(reconciled(read_queries(asked["queries"])))))
    if "extend" in asked:
        wanted = read_extension(asked["extend"])
        rows = extended(wanted, address)
        return _kept(JsonResponse(told.extension(wanted, rows, f"{address}{path}")))
    tag = entity_tag("reconciliation", path)
    if fresh := unchanged(request, tag):
        return fresh
    demonstration = DEMONSTRATION if settings.CLAIMBOOK_DEMONSTRATION else ""
    answer = JsonResponse(manifest(address, path, demonstration=demonstration))
    return tagged(answer, tag)


@require_safe
@for_any_site
def suggest(request: HttpRequest, kind: str) -> HttpResponseBase:
    """?prefix= with ?cursor=, how many were seen already."""
    prefix = cleaned(request.GET.get("prefix", ""))
    cursor = _number(request, "cursor", FURTHEST)
    if kind == "entity":
        seen = suggested_companies(prefix, skip=cursor, most=PAGE)
        return _kept(JsonResponse(told.listed(map(told.suggestion, seen))))
    known = told.properties_like(prefix) if kind == "property" else told.types_like(prefix)
    return _kept(JsonResponse(told.listed(known[cursor : cursor + PAGE])))


@require_safe
@for_any_site
def flyout(request: HttpRequest, kind: str) -> HttpResponseBase:
    """{"id", "html"} of ?id=, a few words in a box; 404 where there is no such thing."""
    asked = request.GET.get("id", "")[:100]
    html = flyout_of(kind, asked)
    if html is None:
        return _refusal(404, f"There is no {kind} of that id.")
    return _kept(JsonResponse({"id": asked, "html": html}))


@require_safe
@for_any_site
def propose(request: HttpRequest) -> HttpResponseBase:
    """Properties that can be fetched of ?type=, at most ?limit= of them."""
    type_ = cleaned(request.GET.get("type", ""))
    return _kept(JsonResponse(told.proposal(type_, _number(request, "limit", 1000))))


def _number(request: HttpRequest, name: str, most: int) -> int:
    text = request.GET.get(name, "")
    number = whole_number(text, digits=6) if text else 0
    if number is None or number > most:
        raise Unfit(f"“{name}” is a whole number of at most {most}.")
    return number


def _kept(answer: HttpResponse) -> HttpResponse:
    patch_cache_control(answer, public=True, max_age=KEPT)
    return answer
