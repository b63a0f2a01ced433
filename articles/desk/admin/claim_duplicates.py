"""Claims on record that say much the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import QuerySet, TextField
from django.db.models.functions import Upper

from articles.desk.models import Claim


@dataclass(frozen=True)
class Alike:
    claim: Claim
    percent: int


def claims_like(
    statement: str, among: QuerySet[Any], *, without: int | None = None, most: int = 3
) -> list[Alike]:
    """The claims of `among` that are most alike by shared trigrams, 45 % or more."""
    folded = statement.replace("\x00", " ").strip().upper()[:2000]
    if not folded:
        return []
    rows = (
        among.exclude(pk=without)
        .alias(folded=Upper("statement", output_field=TextField()))
        .filter(folded__trigram_similar=folded)
        .annotate(likeness=TrigramSimilarity(Upper("statement"), folded))
        .filter(likeness__gte=0.45)
        .order_by("-likeness", "pk")[:most]
    )
    return [Alike(row, round(row.likeness * 100)) for row in rows]
