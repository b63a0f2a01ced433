"""oEmbed 1.0: what to put into a page in place of a claim's address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.logic.typed_numbers import whole_number
from articles.public.conditional import entity_tag, tagged, unchanged
from articles.public.reading.claim_state import standing_of, state_of
from articles.public.renderings.embedding import as_json, as_xml, card

FORMS = {"json": (as_json, "application/json"), "xml": (as_xml, "text/xml; charset=utf-8")}
#: A claim, one of its editions, or its card.
_PATH = re.compile(r"/claims/([0-9A-Za-z]{8})/(?:v[1-9][0-9]{0,8}/|embed/)?")


@require_safe
def oembed(request: HttpRequest) -> HttpResponseBase:
    """The card shows today's standing, also for the address of an old edition.

    404 for what has no card, 501 for another format (section 2.3.4 of the specification), 400
    for what is no request.
    """
    form = request.GET.get("format", "json")
    if form not in FORMS:
        return _refused("There is json and xml, and no other format.", 501)
    url = request.GET.get("url", "")
    if not url:
        return _refused("Say in `url` which claim is meant.", 400)
    sizes = [_size(request.GET.get(name, "")) for name in ("maxwidth", "maxheight")]
    if 0 in sizes:
        return _refused("maxwidth and maxheight are whole numbers of pixels from 1 on.", 400)
    public_id = _claim_in(url)
    claim = standing_of(public_id) if public_id else None
    survivor = getattr(claim, "survivor", None)
    if claim is not None and survivor and claim.standing == "current":
        claim = standing_of(survivor)
    if claim is None or claim.standing == "withdrawn":
        return _refused("There is no card for this address.", 404)
    tag = entity_tag("oembed", form, *sizes, claim.public_id, *state_of(claim))
    if fresh := unchanged(request, tag):
        return fresh
    address = settings.CLAIMBOOK_ADDRESS
    embed = address + reverse("articles:claim-embed", args=[claim.public_id])
    title = f"Retracted: {claim.title}" if claim.standing == "retracted" else claim.title
    if settings.CLAIMBOOK_DEMONSTRATION:
        title = f"Demonstration, not reporting: {title}"
    made = card(embed, title, address=address, max_width=sizes[0], max_height=sizes[1])
    written, media_type = FORMS[form]
    return tagged(HttpResponse(written(made), content_type=media_type), tag)


def _size(text: str) -> int | None:
    """None where nothing is asked, 0 for what is no number of pixels."""
    return (whole_number(text, digits=6) or 0) if text else None


def _claim_in(url: str) -> str:
    """The public id in an address of ours, or ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    own = urlsplit(settings.CLAIMBOOK_ADDRESS)
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != own.netloc.lower():
        return ""
    found = _PATH.fullmatch(parts.path)
    return found[1].upper() if found else ""


def _refused(words: str, status: int) -> HttpResponse:
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
