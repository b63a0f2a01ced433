"""An entity as a line: {"id", "schema", "properties": {name: [text, …]}}; and its ids, which
are stable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.logic.partial_dates import PartialDate

#: Rows that are fetched together.
CHUNK = 500


def entity(key: str, schema: str, **properties: str | Iterable[str | None] | None) -> Any:
    """Values are texts, each once; a property without any is left out."""
    told = {}
    for name, given in properties.items():
        values = [given] if isinstance(given, str) or given is None else given
        if kept := list(dict.fromkeys(v for v in values if v and v.strip())):
            told[name] = kept
    return {"id": key, "schema": schema, "properties": told}


def company_id(public_id: str) -> str:
    return f"claimbook-company-{public_id}"


def article_id(public_id: str) -> str:
    return f"claimbook-article-{public_id}"


def claim_id(public_id: str) -> str:
    return f"claimbook-claim-{public_id}"


def date_of(day: PartialDate | None) -> str | None:
    return day.iso() if day else None
