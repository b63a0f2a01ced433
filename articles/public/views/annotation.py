"""An article's claims as W3C Web Annotations: the collection, its pages, and each by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect

from articles.logic.typed_numbers import whole_number
from articles.logic.vocabulary import PublicStanding
from articles.public.conditional import entity_tag, tagged, unchanged
from articles.public.models import PublishedClaim
from articles.public.reading.article_rows import article_rows, article_state, state_of
from articles.public.reading.article_sightings import whole_text
from articles.public.redirects import undoable
from articles.public.renderings.annotation_targets import annotated
from articles.public.renderings.annotations import MEDIA_TYPE, Annotations
from articles.public.views.errors import gone

#: What a server of annotations MUST answer (Web Annotation Protocol, 2017, section 4.1).
ALLOWED = ("GET", "HEAD", "OPTIONS")
View = Callable[..., HttpResponseBase]


def for_annotation_clients(view: View) -> View:
    """Every answer says what may be asked; OPTIONS looks at nothing and so tells of nothing."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
        elif request.method in ALLOWED:
            response = view(request, *args, **kwargs)
        else:
            response = HttpResponseNotAllowed(ALLOWED)
        response.headers["Allow"] = ", ".join(ALLOWED)
        return response

    return answered


@for_annotation_clients
def collection(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """?page=2 is an AnnotationPage by itself; without it the collection with its first page."""
    if public_id != public_id.upper():
        return redirect("articles:article-annotations", public_id.upper(), permanent=True)
    asked = request.GET.get("page")
    answer = _fresh(request, public_id, "annotations", asked)
    if isinstance(answer, HttpResponseBase):
        return answer
    found = _annotations(public_id)
    if asked is None:
        return _answer(found.collection(), answer)
    number = whole_number(asked, digits=6) or 0
    if not 1 <= number <= found.pages:
        raise Http404("There is no such page of annotations.")
    return _answer(found.page(number), answer)


@for_annotation_clients
def annotation(request: HttpRequest, public_id: str, claim: str) -> HttpResponseBase:
    if (public_id, claim) != (public_id.upper(), claim.upper()):
        return redirect(
            "articles:article-annotation", public_id.upper(), claim.upper(), permanent=True
        )
    answer = _fresh(request, public_id, "annotation", claim)
    if isinstance(answer, HttpResponseBase):
        return answer
    found = _annotations(public_id)
    one = found.one(claim)
    if one is None:
        return _elsewhere(request, public_id, claim, found.survivor(claim))
    response = _answer(one, answer)
    response.headers["Link"] = '<http://www.w3.org/ns/ldp#Resource>; rel="type"'
    return response


def _elsewhere(request: HttpRequest, public_id: str, claim: str, survivor: str) -> HttpResponseBase:
    """Of a merged claim the survivor's, of a withdrawn one that it is gone."""
    if survivor:
        return undoable(
            redirect("articles:article-annotation", public_id, survivor, permanent=True)
        )
    said = PublishedClaim.objects.filter(appearances__article__public_id=public_id)
    gone_claim = said.filter(public_id=claim, standing=PublicStanding.WITHDRAWN).first()
    if gone_claim is None:
        raise Http404("The article does not say this claim.")
    return gone(request, gone_claim.withdrawn_ground)


def _fresh(request: HttpRequest, public_id: str, *what: object) -> HttpResponseBase | str:
    """A 304, or the tag of what has to be rendered. One query."""
    state = article_state(public_id)
    if state is None:
        raise Http404("There is no article of this id.")
    tag = entity_tag(public_id, *what, *state_of(state))
    return unchanged(request, tag) or tag


def _annotations(public_id: str) -> Annotations:
    """Two queries."""
    rows = article_rows(public_id)
    if rows is None:
        raise Http404("There is no article of this id.")
    return Annotations(
        article=rows.article,
        claims=annotated(rows.appearances),
        text=whole_text(rows.article.body),
        address=settings.CLAIMBOOK_ADDRESS,
        demonstration=settings.CLAIMBOOK_DEMONSTRATION,
    )


def _answer(said: dict[str, Any], tag: str) -> HttpResponse:
    text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    response = HttpResponse(text, content_type=MEDIA_TYPE)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return tagged(response, tag)
