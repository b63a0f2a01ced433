"""An article with its claims."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.public.reading.article import article_page, article_state
from articles.public.views.conditional import entity_tag, tagged, unchanged


@require_safe
def detail(request: HttpRequest, public_id: str) -> HttpResponseBase:
    if public_id != public_id.upper():
        return redirect("articles:article-detail", public_id.upper(), permanent=True)
    state = article_state(public_id)
    if state is None:
        raise Http404
    tag = entity_tag(public_id, state.updated_at, state.version, state.standing, state.page_claims)  # type: ignore[attr-defined]
    if fresh := unchanged(request, tag):
        return fresh
    page = article_page(public_id)
    if page is None:
        raise Http404
    return tagged(render(request, "public/article.html", {"page": page}), tag)
