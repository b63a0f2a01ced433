"""At whose word an item of an edition ends: its own source's, or that of what it only repeats."""

from __future__ import annotations

from articles.logic.edition_content import ClaimContent, EvidenceContent


def first_tellers(content: ClaimContent) -> dict[str, str | None]:
    """By the items' ids, public ids of sources; None where that source is not named, or where
    an item repeats several.

    An item only repeats if it has no reporting of its own and everything that it rests on is an
    item of the claim, or an article which such an item brings in.
    """
    above = _repeated(content)
    items = {item.id: item for item in content.evidence}
    found = {}
    for item in content.evidence:
        sources = {items[id].source.id for id in _first(item.id, above)}
        found[item.id] = sources.pop() if len(sources) == 1 else None
    return found


def _repeated(content: ClaimContent) -> dict[str, tuple[str, ...]]:
    """For each item those that it only repeats; none for one that adds something."""
    ids = {item.id: item.id for item in content.evidence}
    for item in content.evidence:
        if item.article and item.article.id:
            ids.setdefault(f"article:{item.article.id}", item.id)
    return {item.id: _parents(item, ids) for item in content.evidence}


def _parents(item: EvidenceContent, ids: dict[str, str]) -> tuple[str, ...]:
    found = [ids.get(key, "") for key in item.rests_on]
    if item.own_reporting or "" in found:
        return ()
    return tuple(id for id in found if id != item.id)


def _first(start: str, above: dict[str, tuple[str, ...]]) -> set[str]:
    """Where the way up ends; items that only cite each other end at themselves."""
    seen: set[str] = set()
    ends: set[str] = set()
    waiting = [start]
    while waiting:
        id = waiting.pop()
        if id not in seen:
            seen.add(id)
            waiting += above[id]
            if not above[id]:
                ends.add(id)
    return ends or {start}
