"""JSON-LD by schema.org: a ClaimReview where the verdict maps to a rating, else a Claim."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from articles.logic.citations import DEMONSTRATION, PUBLISHER, judgement
from articles.logic.edition_content import AppearanceContent, ClaimContent, Named
from articles.logic.vocabulary import SourceKind, VerificationHow
from articles.logic.wording import neutral_title_of
from articles.public.renderings.beside import Beside
from articles.public.renderings.rating import rating_of

_TYPES = {SourceKind.PERSON: "Person", SourceKind.NEWS_OUTLET: "NewsMediaOrganization"}


def json_ld(content: ClaimContent, beside: Beside) -> dict[str, Any]:
    """The edition as a schema.org object.

    A ClaimReview only where this desk checked a claim that somebody else made, stands by the
    edition today, and its verdict maps to a rating: never in a demonstration, never of what was
    imported unchecked.
    """
    rating = rating_of(content)
    if rating and _is_reviewed(content, beside):
        data = _review(content, rating, beside)
    else:
        data = _claim(content, beside)
    if title := neutral_title_of(content):
        data["name"] = title
    if beside.corrections:
        data["correction"] = [
            {"@type": "CorrectionComment", "text": said} for said in beside.corrections
        ]
    if beside.standing:
        data["creativeWorkStatus"] = beside.standing
    if beside.demonstration:
        data["disambiguatingDescription"] = DEMONSTRATION
    elif not _is_checked(content):
        data["disambiguatingDescription"] = _imported(content)
    return data


def in_page(content: ClaimContent, beside: Beside) -> str:
    """For a script element: nothing in it can end that element."""
    text = json.dumps(json_ld(content, beside), ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def publisher(address: str) -> dict[str, str]:
    """Claimbook as a schema.org organisation."""
    return {"@type": "Organization", "name": PUBLISHER, "url": f"{address}/"}


def _is_reviewed(content: ClaimContent, beside: Beside) -> bool:
    said_by_others = content.claimant is not None or bool(content.appearances)
    return (
        said_by_others and _is_checked(content) and beside.is_current and not beside.demonstration
    )


def _is_checked(content: ClaimContent) -> bool:
    return content.review.how != VerificationHow.CARRIED_OVER


def _imported(content: ClaimContent) -> str:
    return f"Imported from {content.review.base}, not checked by this desk"


def _review(content: ClaimContent, rating: tuple[int, str], beside: Beside) -> dict[str, Any]:
    value, words = rating
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        **_place(content, beside.address),
        "author": publisher(beside.address),
        "claimReviewed": content.statement,
        "itemReviewed": {
            "@type": "Claim",
            "text": content.statement,
            **_said(content, beside),
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": words,
        },
        **_evidence(content),
    }


def _claim(content: ClaimContent, beside: Beside) -> dict[str, Any]:
    words = judgement(content.verdict, content.confidence)
    return {
        "@context": "https://schema.org",
        "@type": "Claim",
        **_place(content, beside.address),
        "text": content.statement,
        "abstract": words if _is_checked(content) else f"{words}. {_imported(content)}",
        "publisher": publisher(beside.address),
        **_said(content, beside),
        **_evidence(content),
    }


def _place(content: ClaimContent, address: str) -> dict[str, Any]:
    """Where the edition stands, and since when."""
    return {
        "@id": f"{address}/claims/{content.id}/v{content.number}/",
        "url": f"{address}/claims/{content.id}/",
        "datePublished": content.published_at[:10],
        "inLanguage": content.language or "en",
    }


def _said(content: ClaimContent, beside: Beside) -> dict[str, Any]:
    """Who says it, of whom, and where."""
    data: dict[str, Any] = {}
    if content.claimant:
        data["author"] = _claimant(content.claimant, content, beside.kinds)
    if content.companies:
        names = dict.fromkeys(company.name for company in content.companies)
        data["about"] = [{"@type": "Organization", "name": name} for name in names]
    if content.appearances:
        articles = {(said.article, said.url, said.published): said for said in content.appearances}
        data["appearance"] = [_work(said, beside.address) for said in articles.values()]
        dated = [said for said in articles.values() if said.published]
        if dated:
            first = min(dated, key=lambda said: said.published or "")
            data["firstAppearance"] = _work(first, beside.address)
    return data


def _claimant(said_by: Named, content: ClaimContent, kinds: Mapping[str, str]) -> dict[str, str]:
    """Without a type where readers do not learn who it is."""
    name = {"name": said_by.name}
    if said_by.id in {company.id for company in content.companies}:
        return {"@type": "Organization"} | name
    kind = kinds.get(said_by.id or "")
    return {"@type": _TYPES.get(SourceKind(kind), "Organization")} | name if kind else name


def _work(said: AppearanceContent, address: str) -> dict[str, Any]:
    """By the original's address, and by this site's page where that is not known."""
    data: dict[str, Any] = {"@type": "CreativeWork", "name": said.article.name}
    page = f"{address}/articles/{said.article.id}/" if said.article.id else None
    if page:
        data["@id"] = page
    if said.url or page:
        data["url"] = said.url or page
    if said.published:
        data["datePublished"] = said.published
    if said.publisher:
        data["publisher"] = {"@type": "Organization", "name": said.publisher}
    return data


def _evidence(content: ClaimContent) -> dict[str, Any]:
    cited = []
    for item in content.evidence:
        work = {"@type": "CreativeWork", "name": (item.article or item.source).name}
        if item.url:
            work["url"] = item.url
        if work not in cited:
            cited.append(work)
    return {"citation": cited} if cited else {}
