"""An article with its claims, a long one in parts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.logic.typed_numbers import whole_number
from articles.public.conditional import entity_tag, tagged, unchanged
from articles.public.reading.article import article_page, place_of_claim
from articles.public.reading.article_rows import article_state, state_of


@require_safe
def detail(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """`?part=2` is a part of a long article, `?claim=<public id>` leads to a claim in it."""
    if public_id != public_id.upper():
        return redirect("articles:article-detail", public_id.upper(), permanent=True)
    if "claim" in request.GET:
        return _to_claim(public_id, request.GET["claim"].upper())
    state = article_state(public_id)
    if state is None:
        raise Http404
    tag = entity_tag(public_id, *state_of(state))
    if fresh := unchanged(request, tag):
        return fresh
    page = article_page(public_id, _number(request.GET.get("part", "1")))
    if page is None:
        # An address of before the text was shortened; a browser keeps its fragment.
        return redirect("articles:article-detail", public_id)
    return tagged(render(request, "public/article.html", {"page": page}), tag)


def _number(text: str) -> int:
    """0, which is no part, for what is no number."""
    return whole_number(text, digits=5) or 0


def _to_claim(public_id: str, claim: str) -> HttpResponseBase:
    """To the part with the claim; to the article's beginning where it carries no such claim."""
    address = reverse("articles:article-detail", args=[public_id])
    place = place_of_claim(public_id, claim)
    if place is None:
        return redirect(f"{address}#main")
    card, part = place
    return redirect(f"{address}{f'?part={part}' if part > 1 else ''}#c-{card}")
