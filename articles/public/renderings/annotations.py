"""An article's claims as annotations on its text (W3C Web Annotation Data Model, 2017).

Positions are code points of the text as it was captured. Words are quoted as far as readers may
be quoted them; what stands before and behind them only where the whole text may be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from articles.logic.citations import DEMONSTRATION, PUBLISHER
from articles.logic.vocabulary import PublicStanding, Verdict
from articles.public.models import PublishedArticle
from articles.public.renderings.annotation_bodies import bodies_of
from articles.public.renderings.annotation_targets import Annotated, targets_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
#: Annotations on one page.
PAGE = 100
_UNASSESSED = (Verdict.NOT_ASSESSED.value, Verdict.NOT_CHECKABLE.value)


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
        targets = list(targets_of(one, self.article, self.text, self._article))
        assessed = claim.verdict not in _UNASSESSED and claim.standing == PublicStanding.CURRENT
        return {
            "id": f"{self._article}annotations/{claim.public_id}.jsonld",
            "type": "Annotation",
            "motivation": "assessing" if assessed else "describing",
            "created": _moment(claim.first_published_at),
            "modified": _moment(claim.updated_at),
            "creator": self._creator,
            "body": list(bodies_of(claim, self.address, demonstration=self.demonstration)),
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _moment(when: datetime) -> str:
    """xsd:dateTime in UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
