"""Companies while a name is typed, for boxes that offer them; the boxes work without."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.logic.search_query import cleaned
from articles.logic.vocabulary import CompanyNameKind
from articles.public.search import suggested

#: Seconds for which an answer may be kept: popularity moves slowly, names hardly ever.
KEPT = 300


@require_safe
def companies(request: HttpRequest) -> JsonResponse:
    """{"companies": [{"name", "slug", "url", "found_as", "kind", "claims"}]} for ?q=.

    `found_as` is the name that begins like what was typed; `kind` says in words what name it is.
    """
    found = suggested(cleaned(request.GET.get("q", "")))
    answer = JsonResponse(
        {
            "companies": [
                {
                    "name": company.name,
                    "slug": company.slug,
                    "url": reverse("articles:company-detail", args=[company.slug]),
                    "found_as": company.found_as,
                    "kind": CompanyNameKind(company.kind).label.lower(),
                    "claims": company.claims,
                }
                for company in found
            ]
        }
    )
    patch_cache_control(answer, public=True, max_age=KEPT)
    return answer
