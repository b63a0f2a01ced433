"""JSON-LD by schema.org: a ClaimReview where the verdict maps to a rating, else a Claim."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from articles.logic.citations import DEMONSTRATION, PUBLISHER, judgement
from articles.logic.edition_content import AppearanceContent, ClaimContent
from articles.logic.vocabulary import Confidence, Verdict
from articles.logic.wording import neutral_title_of

_ENOUGH = (Confidence.HIGH, Confidence.VERY_HIGH)
_PARTLY = {4: "Mostly true", 3: "Half true", 2: "Mostly false"}


def rating_of(content: ClaimContent) -> tuple[int, str] | None:
    """(value from 1 to 5, words), or None: no rating is given below high confidence."""
    if content.confidence not in _ENOUGH:
        return None
    if content.verdict == Verdict.SUPPORTED:
        return 5, "True"
    if content.verdict == Verdict.REFUTED:
        return 1, "False"
    if content.verdict == Verdict.PARTLY_SUPPORTED and content.rating:
        return content.rating, _PARTLY[content.rating]
    return None


def json_ld(
    content: ClaimContent, *, corrections: Sequence[str], address: str, demonstration: bool
) -> dict[str, Any]:
    """The edition as a schema.org object; in a demonstration never a ClaimReview.

    `corrections` are the claim's, in words, the newest first.
    """
    rating = rating_of(content)
    if rating and _said_by_others(content) and not demonstration:
        data = _review(content, rating, address)
    else:
        data = _claim(content, address)
    if title := neutral_title_of(content):
        data["name"] = title
    if corrections:
        data["correction"] = [{"@type": "CorrectionComment", "text": said} for said in corrections]
    if demonstration:
        data["disambiguatingDescription"] = DEMONSTRATION
    return data


def in_page(content: ClaimContent, *, corrections: Sequence[str], address: str) -> str:
    """For a script element: nothing in it can end that element."""
    data = json_ld(content, corrections=corrections, address=address, demonstration=False)
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _said_by_others(content: ClaimContent) -> bool:
    return content.claimant is not None or bool(content.appearances)


def _review(content: ClaimContent, rating: tuple[int, str], address: str) -> dict[str, Any]:
    value, words = rating
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": f"{address}/claims/{content.id}/v{content.number}/",
        "url": f"{address}/claims/{content.id}/",
        "datePublished": content.published_at[:10],
        "inLanguage": content.language or "en",
        "author": publisher(address),
        "claimReviewed": content.statement,
        "itemReviewed": {"@type": "Claim", "text": content.statement, **_origin(content, address)},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": words,
        },
        **_evidence(content),
    }


def _claim(content: ClaimContent, address: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": f"{address}/claims/{content.id}/v{content.number}/",
        "url": f"{address}/claims/{content.id}/",
        "text": content.statement,
        "abstract": judgement(content.verdict, content.confidence),
        "datePublished": content.published_at[:10],
        "inLanguage": content.language or "en",
        "publisher": publisher(address),
        **_origin(content, address),
        **_evidence(content),
    }


def publisher(address: str) -> dict[str, str]:
    """Claimbook as a schema.org organisation."""
    return {"@type": "Organization", "name": PUBLISHER, "url": f"{address}/"}


def _origin(content: ClaimContent, address: str) -> dict[str, Any]:
    """Who says it, and where."""
    data: dict[str, Any] = {}
    if content.claimant:
        data["author"] = {"@type": "Organization", "name": content.claimant.name}
    if content.companies:
        data["about"] = [{"@type": "Organization", "name": c.name} for c in content.companies]
    works = [_work(said, address) for said in content.appearances]
    if works:
        data["appearance"] = works
        dated = [said for said in content.appearances if said.published]
        if dated:
            data["firstAppearance"] = _work(
                min(dated, key=lambda said: said.published or ""), address
            )
    return data


def _work(said: AppearanceContent, address: str) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "CreativeWork", "name": said.article.name}
    if said.article.id:
        data["url"] = f"{address}/articles/{said.article.id}/"
    if said.published:
        data["datePublished"] = said.published
    if said.publisher:
        data["publisher"] = {"@type": "Organization", "name": said.publisher}
    return data


def _evidence(content: ClaimContent) -> dict[str, Any]:
    cited = [
        {"@type": "CreativeWork", "name": item.article.name if item.article else item.source.name}
        | ({"url": item.url} if item.url else {})
        for item in content.evidence
    ]
    return {"citation": cited} if cited else {}
