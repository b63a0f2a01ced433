"""Companies: the dossier, and what two of them share."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.public.conditional import list_tag, tagged, unchanged
from articles.public.reading import pair as pairs
from articles.public.reading.company import dossier
from articles.public.reading.company_header import company_header
from articles.public.redirects import follows_former_addresses, moved


@require_safe
@follows_former_addresses
def detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    header = company_header(slug, request.GET)
    if header is None:
        raise Http404("There is no company at this address.")
    if header.company.merged_into is not None:
        return moved(request, "company-detail", header.company.merged_into)
    tag = list_tag(request, header.version)
    if fresh := unchanged(request, tag):
        return fresh
    page = dossier(header, today=timezone.localdate())
    return tagged(render(request, "public/company_detail.html", {"page": page}), tag)


@require_safe
@follows_former_addresses
def pair(request: HttpRequest, first: str, second: str) -> HttpResponseBase:
    found = pairs.companies_of(first, second, request.GET.get("after", "")[:8])
    if len({first, second} - found.keys()):
        raise Http404("There is no company at one of these addresses.")
    one, other = sorted((found[first], found[second]), key=lambda company: company.slug)
    if one.pk == other.pk:
        return moved(request, "company-detail", one.slug)
    if (one.slug, other.slug) != (first, second):
        return moved(request, "company-pair", one.slug, other.slug)
    tag = list_tag(request, one.version, other.version)
    if fresh := unchanged(request, tag):
        return fresh
    page = pairs.pair(one, other, today=timezone.localdate())
    return tagged(render(request, "public/company_pair.html", {"page": page}), tag)
