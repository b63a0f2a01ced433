"""All entities, one a line. docs/followthemoney.md says what becomes of each record and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from articles.logic.citations import DEMONSTRATION
from articles.public.renderings.followthemoney.articles import articles
from articles.public.renderings.followthemoney.claims import claims
from articles.public.renderings.followthemoney.companies import companies
from articles.public.renderings.followthemoney.relations import relations


def entity_lines(address: str, *, demonstration: bool = False) -> Iterator[str]:
    """`address` is that of the installation; companies first, then articles, claims, relations."""
    note = DEMONSTRATION if demonstration else ""
    yield from _lines(companies(address, note))
    yield from _lines(articles(address, note))
    yield from _lines(claims(address, note))
    yield from _lines(relations(address, note))


def _lines(entities: Iterable[dict[str, Any]]) -> Iterator[str]:
    for one in entities:
        yield f"{json.dumps(one, ensure_ascii=False, separators=(',', ':'))}\n"
