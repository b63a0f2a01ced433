"""An article's claims as annotations on its text (W3C Web Annotation Data Model, 2017).

Positions are code points of the text as it was captured. Words are quoted as far as readers may
be quoted them; what stands before and behind them only where the whole text may be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from articles.logic.citations import DEMONSTRATION, PUBLISHER, judgement
from articles.logic.vocabulary import (
    AppearanceState,
    Challenge,
    PublicStanding,
    Verdict,
    VerificationHow,
)
from articles.public.models import PublishedAppearance, PublishedArticle, PublishedClaim

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
#: Annotations on one page.
PAGE = 100
#: Characters before and behind the words.
AROUND = 32
#: How the fragment of a page in HTML is written.
_HTML_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
_UNASSESSED = (Verdict.NOT_ASSESSED.value, Verdict.NOT_CHECKABLE.value)


@dataclass(frozen=True)
class Annotated:
    """An article's claim, and the appearances of it there. `claim` stands for those that were
    merged into it."""

    claim: PublishedClaim
    appearances: tuple[PublishedAppearance, ...]


def annotated(appearances: Sequence[PublishedAppearance]) -> list[Annotated]:
    """Each claim once, in the order in which the article says them."""
    found: dict[int, list[PublishedAppearance]] = {}
    for said in appearances:
        found.setdefault((said.claim.merged_into or said.claim).pk, []).append(said)
    return [
        Annotated(ones[0].claim.merged_into or ones[0].claim, tuple(ones))
        for ones in found.values()
    ]


@dataclass(frozen=True)
class Annotations:
    """`text` is the article's, empty where it may only be quoted."""

    article: PublishedArticle
    claims: Sequence[Annotated]
    text: str
    address: str
    demonstration: bool = False

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.claims) // PAGE))

    @property
    def id(self) -> str:
        return f"{self._article}annotations.jsonld"

    @property
    def _article(self) -> str:
        return f"{self.address}/articles/{self.article.public_id}/"

    def collection(self) -> dict[str, Any]:
        """With its first page in it."""
        return {
            "@context": CONTEXT,
            "id": self.id,
            "type": "AnnotationCollection",
            "label": self._label,
            "creator": self._creator,
            "total": len(self.claims),
            "first": self._page(1),
            "last": self._page_id(self.pages),
        }

    def page(self, number: int) -> dict[str, Any]:
        """By itself; `number` from 1."""
        part = {"id": self.id, "type": "AnnotationCollection", "total": len(self.claims)}
        return {"@context": CONTEXT, **self._page(number), "partOf": part}

    def one(self, public_id: str) -> dict[str, Any] | None:
        """The annotation of that claim; None where the article does not say it."""
        found = next((one for one in self.claims if one.claim.public_id == public_id), None)
        return {"@context": CONTEXT, **self._annotation(found)} if found else None

    def survivor(self, public_id: str) -> str:
        """Of a claim that the article says and that was merged; empty for others."""
        return next(
            (
                one.claim.public_id
                for one in self.claims
                if public_id in (said.claim.public_id for said in one.appearances)
            ),
            "",
        )

    @property
    def _label(self) -> str:
        label = f"Claims in “{self.article.title}”"
        return f"{label}. {DEMONSTRATION}" if self.demonstration else label

    @property
    def _creator(self) -> dict[str, str]:
        return {"id": f"{self.address}/", "type": "Organization", "name": PUBLISHER}

    def _page_id(self, number: int) -> str:
        return f"{self.id}?page={number}"

    def _page(self, number: int) -> dict[str, Any]:
        first = (number - 1) * PAGE
        held = self.claims[first : first + PAGE]
        beside = {"prev": number - 1, "next": number + 1}
        return {
            "id": self._page_id(number),
            "type": "AnnotationPage",
            "partOf": self.id,
            **{k: self._page_id(n) for k, n in beside.items() if 1 <= n <= self.pages},
            "startIndex": first,
            "items": [self._annotation(one) for one in held],
        }

    def _annotation(self, one: Annotated) -> dict[str, Any]:
        claim = one.claim
        targets = list(self._targets(one))
        assessed = claim.verdict not in _UNASSESSED and claim.standing == PublicStanding.CURRENT
        return {
            "id": f"{self._article}annotations/{claim.public_id}.jsonld",
            "type": "Annotation",
            "motivation": "assessing" if assessed else "describing",
            "created": _moment(claim.first_published_at),
            "modified": _moment(claim.updated_at),
            "creator": self._creator,
            "body": list(self._bodies(claim)),
            "target": targets[0] if len(targets) == 1 else targets,
        }

    def _bodies(self, claim: PublishedClaim) -> Iterator[dict[str, Any]]:
        spoken = {"language": claim.language} if claim.language else {}
        yield _text("describing", claim.title) | spoken
        if claim.standing != PublicStanding.CURRENT:
            yield _text("assessing", "Retracted by us.")
        else:
            yield _text("assessing", judgement(claim.verdict, claim.confidence or None))
        if claim.challenge == Challenge.UNDER_REVIEW:
            yield _text("commenting", "Under review.")
        if claim.verified_how == VerificationHow.CARRIED_OVER:
            words = f"Imported from {claim.base}, not checked by this desk."
            yield _text("commenting", words)
        if self.demonstration:
            yield _text("commenting", DEMONSTRATION)
        yield {
            "type": "SpecificResource",
            "purpose": "linking",
            "source": f"{self.address}/claims/{claim.public_id}/",
        }

    def _targets(self, one: Annotated) -> Iterator[dict[str, Any]]:
        """Each passage; where none may be quoted, the claim's place on the article's page."""
        seen = []
        for said in one.appearances:
            for span in said.spans:
                selectors = self._selectors(said, span)
                if selectors and selectors not in seen:
                    seen.append(selectors)
        for selectors in seen:
            yield {"type": "SpecificResource", "source": self._source, "selector": selectors}
        if not seen:
            card = {
                "type": "FragmentSelector",
                "conformsTo": _HTML_FRAGMENT,
                "value": f"c-{one.claim.public_id}",
            }
            yield {"type": "SpecificResource", "source": self._article, "selector": card}

    @property
    def _source(self) -> dict[str, Any]:
        """The text as captured; `via` is where it was captured from."""
        told: dict[str, Any] = {"id": self._article, "type": "Text", "format": "text/html"}
        if self.article.language:
            told["language"] = self.article.language
        if self.article.url:
            told["via"] = self.article.url
        return told

    def _selectors(self, said: PublishedAppearance, span: dict[str, Any]) -> list[dict[str, Any]]:
        exact, start, end = span["exact"], span["start"], span["end"]
        if not exact:
            return []
        is_placed = (
            said.version == self.article.version
            and said.state != AppearanceState.ORPHANED
            and None not in (start, end)
            and end - start == len(exact)
        )
        quote = {"type": "TextQuoteSelector", "exact": exact}
        if not is_placed:
            return [quote]
        if self.text and self.text[start:end] == exact:
            around = {
                "prefix": self.text[max(0, start - AROUND) : start],
                "suffix": self.text[end : end + AROUND],
            }
            quote |= {name: words for name, words in around.items() if words}
        return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]


def _text(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _moment(when: datetime) -> str:
    """xsd:dateTime in UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
