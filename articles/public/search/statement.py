"""One statement for all that a search page lists, whatever is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from articles.logic.search_query import SearchQuery
from articles.public.search.claims import CANDIDATES, Narrowing, claims_found
from articles.public.search.configurations import CONFIGURATIONS
from articles.public.search.names import NameFound, names_typed
from articles.public.search.titles import articles_found, sources_found, topics_found

__all__ = ["CANDIDATES", "CONFIGURATIONS", "Answer", "Narrowing", "answer"]


@dataclass(frozen=True)
class Answer:
    """Rows as the statements name them; `best` are keys of claims in order, `verdicts` are
    (verdict, confidence, n), `topics` and `companies` (slug, name, n) to narrow claims by."""

    names: list[NameFound] = field(default_factory=list)
    titles: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    best: list[int] = field(default_factory=list)
    verdicts: list[tuple[str, str, int]] = field(default_factory=list)
    topics: list[tuple[str, str, int]] = field(default_factory=list)
    companies: list[tuple[str, str, int]] = field(default_factory=list)


def answer(query: SearchQuery, narrowing: Narrowing, sizes: Mapping[str, int]) -> Answer:
    """One query. `sizes` says how many rows of each record; 0 or none for those not asked for.

    Of words, only claims take phrases, and all records but companies what is left out.
    """
    parts: dict[str, tuple[str, list[Any]]] = {}
    if sizes.get("claim") and (query.terms or narrowing.is_any):
        parts["claim"] = claims_found(query.websearch, narrowing, most=sizes["claim"])
    if query.words:
        if size := sizes.get("company"):
            parts["company"] = _rows(names_typed(query.plain, most=size, words=query.words))
        if size := sizes.get("topic"):
            parts["topic"] = _rows(topics_found(query, most=size))
        if size := sizes.get("article"):
            parts["article"] = _rows(articles_found(query, most=size))
        if size := sizes.get("source"):
            parts["source"] = _rows(sources_found(query, most=size))
    if not parts:
        return Answer()
    found = _run(parts)
    claims = found.get("claim") or {}
    return Answer(
        names=[NameFound(**row) for row in found.get("company") or ()],
        titles={kind: found.get(kind) or [] for kind in ("topic", "article", "source")},
        best=claims.get("best") or [],
        verdicts=[tuple(group) for group in claims.get("verdicts") or ()],
        topics=[tuple(group) for group in claims.get("topics") or ()],
        companies=[tuple(group) for group in claims.get("companies") or ()],
    )


def _rows(part: tuple[str, list[Any]]) -> tuple[str, list[Any]]:
    sql, given = part
    return f"SELECT json_agg(r.*) FROM ({sql}) AS r", given  # noqa: S608 - made of constants


def _run(parts: Mapping[str, tuple[str, list[Any]]]) -> dict[str, Any]:
    columns = ", ".join(f"({sql})" for sql, _ in parts.values())
    given = [value for _, values in parts.values() for value in values]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", given)
        return dict(zip(parts, cursor.fetchone(), strict=True))
