"""A claim: its page, its old editions, what changed between them, and its renderings."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from articles.logic.citations import DEMONSTRATION
from articles.public.conditional import entity_tag, tagged, unchanged
from articles.public.models import PublishedClaim
from articles.public.reading.claim import ClaimPage, claim_page
from articles.public.reading.claim_changes import changes_page
from articles.public.reading.claim_parts import parts_of
from articles.public.reading.claim_state import standing_of, state_of
from articles.public.redirects import undoable
from articles.public.renderings.beside import Beside
from articles.public.renderings.cite_box import cite_box
from articles.public.renderings.claim_files import File, file_of
from articles.public.renderings.claimreview import in_page
from articles.public.views.errors import gone

#: Addresses of the current edition, which lead on from a merged claim.
FOLLOWING = ("articles:claim-detail", "articles:claim-embed", "articles:claim-card")
EMBED_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors *"


@require_safe
def detail(request: HttpRequest, public_id: str) -> HttpResponseBase:
    claim, answer = found(request, public_id, "articles:claim-detail")
    if claim is None:
        return answer
    return _page(request, claim, None)


@require_safe
def edition(request: HttpRequest, public_id: str, number: str) -> HttpResponseBase:
    claim, answer = found(request, public_id, "articles:claim-edition", number=int(number))
    if claim is None:
        return answer
    return _page(request, claim, int(number))


@require_safe
def changes(request: HttpRequest, public_id: str, first: str, second: str) -> HttpResponseBase:
    older, newer = sorted((int(first), int(second)))
    claim, answer = found(
        request, public_id, "articles:claim-changes", first=int(first), second=int(second)
    )
    if claim is None:
        return answer
    if older == newer:
        return redirect("articles:claim-edition", public_id, older)
    if (older, newer) != (int(first), int(second)):
        return redirect("articles:claim-changes", public_id, older, newer)
    tag = _tag(claim, "changes", older, newer)
    if fresh := unchanged(request, tag):
        return fresh
    page = changes_page(public_id, older, newer)
    if page is None:
        raise Http404
    return tagged(render(request, "public/claim_changes.html", {"page": page}), tag)


@require_safe
@xframe_options_exempt
def embed(request: HttpRequest, public_id: str) -> HttpResponseBase:
    claim, answer = found(request, public_id, "articles:claim-embed")
    if claim is None:
        return answer
    tag = _tag(claim, "embed")
    fresh = unchanged(request, tag)
    if fresh is None:
        page = _read(public_id, None)
        context = {"page": page, **_parts(page)}
        fresh = tagged(render(request, "public/claim_embed.html", context), tag)
    fresh.headers["Content-Security-Policy"] = EMBED_POLICY
    return fresh


@require_safe
def rendering(
    request: HttpRequest, public_id: str, form: str, number: str = ""
) -> HttpResponseBase:
    name = "articles:claim-edition-rendering" if number else "articles:claim-rendering"
    wanted = {"form": form} | ({"number": int(number)} if number else {})
    claim, answer = found(request, public_id, name, **wanted)
    if claim is None:
        return answer
    tag = _tag(claim, form, number)
    if fresh := unchanged(request, tag):
        return fresh
    page = _read(public_id, int(number) if number else None)
    file = file_of(
        page.edition,
        form,
        redaction=page.redaction,
        beside=_beside(page),
    )
    return tagged(_as_response(file, page), tag)


def _as_response(file: File, page: ClaimPage) -> HttpResponse:
    """The stored text stays as it is; what has to be said besides stands in headers."""
    response = HttpResponse(file.content, content_type=file.media_type)
    if settings.CLAIMBOOK_DEMONSTRATION:
        response.headers["Claimbook-Notice"] = DEMONSTRATION
    if page.standing_in_words:
        response.headers["Claimbook-Standing"] = page.standing_in_words
    if page.is_unindexed:
        response.headers["X-Robots-Tag"] = "noindex"
    at, id_ = settings.CLAIMBOOK_ADDRESS, page.claim.public_id
    edition = reverse("articles:claim-edition", args=[id_, page.edition.number])
    own = reverse("articles:claim-detail", args=[id_])
    response.headers["Link"] = f'<{at}{edition}>; rel="cite-as", <{at}{own}>; rel="canonical"'
    return response


def found(
    request: HttpRequest, public_id: str, name: str, **rest: Any
) -> tuple[PublishedClaim | None, HttpResponseBase]:
    """The claim, or what is answered instead: another address, or that it is gone. One query."""
    if public_id != public_id.upper():
        kwargs = {"public_id": public_id.upper(), **rest}
        return None, redirect(reverse(name, kwargs=kwargs), permanent=True)
    claim = standing_of(public_id)
    if claim is None:
        raise Http404
    if claim.standing == "withdrawn":
        return None, gone(request, claim.withdrawn_ground)
    survivor = getattr(claim, "survivor", None)
    if getattr(claim, "survivor_standing", "") == "withdrawn":
        return None, gone(request, getattr(claim, "survivor_ground", ""))
    if claim.standing != "current":
        return claim, HttpResponse()
    if survivor and name in FOLLOWING:
        return None, undoable(redirect(name, survivor, permanent=True))
    if survivor and name == "articles:claim-rendering":
        return None, undoable(redirect(name, survivor, rest["form"], permanent=True))
    return claim, HttpResponse()


def _page(request: HttpRequest, claim: PublishedClaim, number: int | None) -> HttpResponseBase:
    tag = _tag(claim, "page", number, timezone.now().date())
    if fresh := unchanged(request, tag):
        return fresh
    page = _read(claim.public_id, number)
    context = {"page": page, "in_frame": number is not None, "today": timezone.now().date()}
    context |= _parts(page)
    address = settings.CLAIMBOOK_ADDRESS
    if page.content is not None:
        context["cite"] = cite_box(
            page.content,
            title=page.title,
            embed=address + reverse("articles:claim-embed", args=[claim.public_id]),
            address=address,
            demonstration=settings.CLAIMBOOK_DEMONSTRATION,
            standing=page.standing_in_words,
        )
    return tagged(render(request, "public/claim.html", context), tag)


def _read(public_id: str, number: int | None) -> ClaimPage:
    page = claim_page(public_id, number)
    if page is None:
        raise Http404
    return page


def _parts(page: ClaimPage) -> dict[str, Any]:
    if page.content is None:
        return {}
    address, demonstration = settings.CLAIMBOOK_ADDRESS, settings.CLAIMBOOK_DEMONSTRATION
    parts = parts_of(page.content, address=address, demonstration=demonstration)
    if demonstration or page.is_unindexed:
        return {"parts": parts}
    return {"parts": parts, "data": in_page(page.content, _beside(page))}


def _beside(page: ClaimPage) -> Beside:
    return Beside(
        address=settings.CLAIMBOOK_ADDRESS,
        demonstration=settings.CLAIMBOOK_DEMONSTRATION,
        corrections=page.corrections_in_words,
        standing=page.standing_in_words,
        is_current=page.is_current and page.stands,
        kinds=page.claimant_kind,
    )


def _tag(claim: PublishedClaim, *what: Any) -> str:
    return entity_tag(claim.public_id, *state_of(claim), *what)
