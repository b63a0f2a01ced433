"""sitemap.xml (sitemaps.org 0.9) and robots.txt.

Nothing that asks not to be indexed stands in the sitemap, and a demonstration has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.public.models import PublishedArticle, PublishedClaim, PublishedCompany
from articles.public.models.claim import NEUTRAL
from articles.public.reading.topic import topics

#: The protocol allows 50,000 addresses a file; fewer keep a file quick to make.
FILE = 10_000
#: An index may name at most 50,000 files.
MOST_FILES = 50_000
Row = tuple[str, datetime | None]


def _claims() -> QuerySet[PublishedClaim]:
    return PublishedClaim.objects.standing().exclude(NEUTRAL)


def _companies() -> QuerySet[PublishedCompany]:
    return PublishedCompany.objects.surviving()


#: Sections that grow, in files by ranges of ids, so that no file needs an OFFSET.
GROWING = ("claims", "companies", "articles")


def _section(name: str) -> QuerySet[Any]:
    made: dict[str, Callable[[], QuerySet[Any]]] = {
        "claims": _claims,
        "companies": _companies,
        "articles": lambda: PublishedArticle.objects.filter(is_hidden=False),
    }
    return made[name]()


def _address(name: str, row: Any) -> str:
    if name == "companies":
        return reverse("articles:company-detail", args=[row.slug])
    view = "claim-detail" if name == "claims" else "article-detail"
    return reverse(f"articles:{view}", args=[row.public_id])


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """One file for what is few, and files of ranges for what grows; three queries.

    Only the last key of each section is looked up: the index of a million claims costs as much as
    that of ten. It states no dates, since to know the newest of a file would take reading it.
    """
    _refuse_in_demonstration()
    files = [reverse("articles:sitemap-file", args=["pages", 0])]
    for name in GROWING:
        last = _section(name).order_by("-pk").values_list("pk", flat=True).first()
        if last is not None:
            numbers = range(min(last // FILE + 1, MOST_FILES // len(GROWING)))
            files += [reverse("articles:sitemap-file", args=[name, n]) for n in numbers]
    return _xml(request, "public/sitemap_index.xml", [(file, None) for file in files])


@require_safe
def file(request: HttpRequest, section: str, number: int) -> HttpResponse:
    _refuse_in_demonstration()
    if section == "pages" and number == 0:
        return _xml(request, "public/sitemap.xml", _pages())
    if section not in GROWING or number > MOST_FILES:
        raise Http404("There is no such part of the sitemap.")
    rows = (
        _section(section).filter(pk__gte=number * FILE, pk__lt=(number + 1) * FILE).order_by("pk")
    )
    if section == "claims":
        rows = rows.only("public_id", "updated_at")
    addresses = [(_address(section, row), row.updated_at) for row in rows]
    return _xml(request, "public/sitemap.xml", addresses)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """A demonstration is nothing for search engines; else all but the desk and searches."""
    if settings.CLAIMBOOK_DEMONSTRATION:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        lines = [
            "User-agent: *",
            f"Disallow: /{settings.DESK_PREFIX}",
            f"Disallow: {reverse('articles:search')}",
            # What programs ask for, and cards that stand in other people's pages.
            "Disallow: /api/v1/",
            f"Disallow: {reverse('articles:oembed')}",
            "Disallow: /claims/*/embed/",
            f"Sitemap: {settings.CLAIMBOOK_ADDRESS}{reverse('articles:sitemap')}",
        ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _pages() -> list[Row]:
    names = (
        "home", "company-list", "topic-list", "source-list", "change-list", "correction-list",
        "method", "feed-list",
    )  # fmt: skip
    rows: list[Row] = [(reverse(f"articles:{name}"), None) for name in names]
    rows += [(reverse("articles:topic-detail", args=[topic.slug]), None) for topic in topics()]
    return rows


def _refuse_in_demonstration() -> None:
    if settings.CLAIMBOOK_DEMONSTRATION:
        raise Http404("A demonstration has no sitemap.")


def _xml(request: HttpRequest, template: str, rows: Iterable[Row]) -> HttpResponse:
    return render(
        request,
        template,
        {"rows": rows, "address": settings.CLAIMBOOK_ADDRESS},
        content_type="application/xml; charset=utf-8",
    )
