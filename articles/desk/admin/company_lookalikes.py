"""A word of warning where a company's name may be taken for another's. Nothing is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages

from articles.desk.models import Company, CompanyName
from articles.logic.lookalikes import level, mixed_scripts, skeleton

#: So many are named; more would say no more.
SHOWN = 3


def warn_of_lookalikes(request: Any, company: Company, name: str) -> None:
    """Told once the transaction stands, with the page's other messages."""
    for words in lookalike_words(company, name):
        request.messages_kept = getattr(request, "messages_kept", [])
        request.messages_kept.append((words, (messages.WARNING,), {}))


def lookalike_words(company: Company, name: str) -> Iterator[str]:
    """Which other companies' names look like this one, and letters that do not go together."""
    alike = list(_alike(company, name))
    if alike:
        same = all(level(other) == level(name) for _, other in alike)
        how = "the same name but for case and width" if same else "other letters that look alike"
        named = "; ".join(f"“{other}” ({public_id})" for public_id, other in alike[:SHOWN])
        yield (
            f"“{name}” may be taken for another company on record: {named}. They have {how}. "
            "Make sure that they are two companies, or merge them."
        )
    if scripts := mixed_scripts(name):
        yield (
            f"“{name}” mixes {' and '.join(scripts)} letters. If it was copied, type it anew: "
            "searching will not find it otherwise."
        )


def _alike(company: Company, name: str) -> Iterator[tuple[str, str]]:
    wanted = skeleton(name)
    own = Company.objects.exclude(pk=company.pk).filter(merged_into__isnull=True)
    further = CompanyName.objects.filter(company__in=own)
    seen: set[str] = set()
    for public_id, other in (
        *own.order_by("pk").values_list("public_id", "name"),
        *further.order_by("pk").values_list("company__public_id", "name"),
    ):
        if public_id not in seen and skeleton(other) == wanted:
            seen.add(public_id)
            yield public_id, other
