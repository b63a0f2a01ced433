"""What the present editions of several claims say, told to the desk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from articles.desk.models import Claim
from articles.logic.edition_content import read_claim
from articles.public.models import PublishedClaim


@dataclass(frozen=True)
class ShownEdition:
    """`origins` is (for, against); `own` maps each item's public id to its own reporting."""

    number: int
    verdict: str
    confidence: str
    rationale: str
    origins: tuple[int, int]
    own: dict[str, bool]


def shown_editions(claims: Collection[Claim]) -> dict[str, ShownEdition]:
    """By public id of the claim, in one query; without those whose text was removed."""
    rows = PublishedClaim.objects.filter(public_id__in=[claim.public_id for claim in claims])
    found = {}
    for row in rows.select_related("edition"):
        if not row.edition.content:
            continue
        said = read_claim(row.edition.content)
        found[row.public_id] = ShownEdition(
            number=said.number,
            verdict=said.verdict,
            confidence=said.confidence or "",
            rationale=said.rationale,
            origins=said.suggestion.origins,
            own={item.id: item.own_reporting for item in said.evidence},
        )
    return found
