"""Articles that carry claims, and corrections of claims, as dossiers list them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import PublicStanding
from articles.public.models import Correction

SHOWN = 8
CORRECTIONS_SHOWN = 5


@dataclass(frozen=True)
class CarryingArticle:
    public_id: str
    title: str
    publisher: str
    published_on: PartialDate | None
    standing: str
    claims: int


@dataclass(frozen=True)
class CorrectionLine:
    """`claim` is the public id; `to_number` is None for a retraction."""

    kind: str
    made_at: datetime
    claim: str
    title: str
    was_wrong: str
    is_right: str
    from_number: int
    to_number: int | None


def corrections() -> QuerySet[Correction]:
    """Newest first, with their claims and words. Of withdrawn claims nothing is said, not even
    this, nor of claims that were merged into one."""
    return (
        Correction.objects.with_words()
        .exclude(claim__standing=PublicStanding.WITHDRAWN)
        .exclude(claim__merged_into__standing=PublicStanding.WITHDRAWN)
        .select_related("claim", "from_edition", "to_edition")
        .defer("claim__search_vector", "from_edition__content", "to_edition__content")
        .order_by("-made_at", "-pk")
    )
