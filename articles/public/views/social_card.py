"""A claim's picture for social networks, of its current edition or an older one."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from articles.logic.charts import level_of
from articles.logic.vocabulary import Challenge, Confidence, PublicStanding, Verdict
from articles.public.conditional import entity_tag, tagged, unchanged
from articles.public.reading.claim import ClaimPage, claim_page
from articles.public.reading.claim_parts import parts_of
from articles.public.reading.claim_state import state_of
from articles.public.renderings.social_card import Pictured, picture
from articles.public.views.claim import found


@require_safe
def card(request: HttpRequest, public_id: str, number: str = "") -> HttpResponseBase:
    name = "articles:claim-edition-card" if number else "articles:claim-card"
    claim, answer = found(request, public_id, name, **({"number": int(number)} if number else {}))
    if claim is None:
        return answer
    tag = entity_tag("card", claim.public_id, number, *state_of(claim))
    if fresh := unchanged(request, tag):
        return fresh
    page = claim_page(public_id, int(number) if number else None)
    if page is None or page.content is None:
        raise Http404("There is no picture of what was redacted.")
    response = HttpResponse(picture(pictured(page)), content_type="image/png")
    if page.is_unindexed:
        response.headers["X-Robots-Tag"] = "noindex"
    return tagged(response, tag)


def pictured(page: ClaimPage) -> Pictured:
    content = page.content
    assert content is not None
    address, demonstration = settings.CLAIMBOOK_ADDRESS, settings.CLAIMBOOK_DEMONSTRATION
    parts = parts_of(content, address=address, demonstration=demonstration)
    confidence = content.confidence or ""
    return Pictured(
        id=page.claim.public_id,
        title=page.title,
        verdict=Verdict(content.verdict).label,
        confidence=Confidence(confidence).label if confidence else "",
        level=level_of(confidence),
        origins=parts.origins.headline,
        notice=_notice(page, demonstration=demonstration),
    )


def _notice(page: ClaimPage, *, demonstration: bool) -> str:
    if demonstration:
        return "Demonstration, not reporting"
    if page.claim.standing == PublicStanding.RETRACTED:
        return "Retracted"
    if page.claim.challenge == Challenge.UNDER_REVIEW:
        return "Under review"
    if page.edition.base:
        return "Imported, not checked here"
    return "Corrected" if page.corrected_since else ""
