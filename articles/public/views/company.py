"""Companies: the list, the dossier, and what two of them share."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.public.reading import pair as pairs
from articles.public.reading.company import dossier
from articles.public.reading.company_header import company_header
from articles.public.reading.company_list import company_page
from articles.public.redirects import follows_former_addresses, moved


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = company_page(after=request.GET.get("after", "")[:120])
    return render(request, "public/company_list.html", {"page": page})


@require_safe
@follows_former_addresses
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    header = company_header(slug)
    if header is None:
        raise Http404("There is no company at this address.")
    if header.company.merged_into is not None:
        return moved(request, "company-detail", header.company.merged_into.slug)
    page = dossier(header, request.GET, today=timezone.localdate())
    return render(request, "public/company_detail.html", {"page": page})


@require_safe
@follows_former_addresses
def pair(request: HttpRequest, first: str, second: str) -> HttpResponse:
    found = pairs.companies_of(first, second)
    if len({first, second} - found.keys()):
        raise Http404("There is no company at one of these addresses.")
    survivors = [found[slug].merged_into or found[slug] for slug in (first, second)]
    one, other = sorted(survivors, key=lambda company: company.slug)
    if one == other:
        return moved(request, "company-detail", one.slug)
    if (one.slug, other.slug) != (first, second):
        return moved(request, "company-pair", one.slug, other.slug)
    page = pairs.pair(
        one, other, after=request.GET.get("after", "")[:8], today=timezone.localdate()
    )
    return render(request, "public/company_pair.html", {"page": page})
