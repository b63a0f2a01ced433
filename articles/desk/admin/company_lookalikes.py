"""A word of warning where a company's name may be taken for another's. Nothing is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages

from articles.desk.editing.companies_alike import Alike, companies_alike
from articles.desk.models import Company
from articles.logic.company_likeness import Likeness
from articles.logic.lookalikes import level, mixed_scripts

#: So many are named; the company's page lists more.
SHOWN = 3
_WHAT_THEN = "Make sure that they are two companies, or merge them."


def warn_of_lookalikes(request: Any, company: Company, name: str) -> None:
    """Told once the transaction stands, with the page's other messages."""
    for words in lookalike_words(company, name):
        request.messages_kept = getattr(request, "messages_kept", [])
        request.messages_kept.append((words, (messages.WARNING,), {}))


def lookalike_words(company: Company, name: str) -> Iterator[str]:
    """Which other companies' names are alike, and letters that do not go together. What is only
    possible stands on the company's page and warns nobody."""
    alike = companies_alike([name], beside=company)
    lookalikes = [one for one in alike if one.is_lookalike]
    likely = [one for one in alike if not one.is_lookalike and one.how >= Likeness.LIKELY]
    if lookalikes:
        same = all(level(one.name) == level(name) for one in lookalikes)
        how = "the same name but for case and width" if same else "other letters that look alike"
        yield (
            f"“{name}” may be taken for another company on record: {_named(lookalikes)}. "
            f"They have {how}. {_WHAT_THEN}"
        )
    if likely:
        yield f"“{name}” may be the same company as {_named(likely)}. {_WHAT_THEN}"
    if scripts := mixed_scripts(name):
        yield (
            f"“{name}” mixes {' and '.join(scripts)} letters. If it was copied, type it anew: "
            "searching will not find it otherwise."
        )


def _named(alike: list[Alike]) -> str:
    return "; ".join(f"“{one.name}” ({one.company.public_id})" for one in alike[:SHOWN])
