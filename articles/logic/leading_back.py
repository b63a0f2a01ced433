"""Everything that evidence items rest on, directly or through others."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from articles.logic.weighing.evidence import EvidenceItem
from articles.logic.weighing.origins import rests_on
from articles.logic.weighing.table import UNKNOWN


def leads_to(
    items: Collection[EvidenceItem], links: Mapping[str, Collection[str]]
) -> dict[str, frozenset[str]]:
    """Item id → ids and origin keys on all its paths, itself included, retracted ones too.

    The origin that nobody stated is left out: two items that have it are not known to share one.
    """
    by_id = {item.id: item for item in items}
    found = {}
    for start in by_id:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            name = waiting.pop()
            if name in seen or name == UNKNOWN:
                continue
            seen.add(name)
            waiting.extend(rests_on(by_id[name]) if name in by_id else links.get(name, ()))
        found[start] = frozenset(seen)
    return found
