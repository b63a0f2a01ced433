"""Which parts of a claim differ between two editions, in words, without what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from articles.logic.diffing import Change

_KINDS = ("added", "changed", "removed")


def parts_in_words(changes: Iterable[Change]) -> str:
    """ "statement, verdict; evidence (2 added, 1 changed)"; "" where nothing differs.

    No name of a company, source or article stands in it, so that it may stand beside a title
    that leaves out what the claim says.
    """
    single: list[str] = []
    listed: dict[str, Counter[str]] = {}
    for change in changes:
        if change.part in ("Claim", "Outcome"):
            single.append(change.name[0].lower() + change.name[1:])
        else:
            listed.setdefault(change.part.lower(), Counter())[change.kind] += 1
    said = [", ".join(single)] if single else []
    for part, kinds in listed.items():
        counts = ", ".join(f"{kinds[kind]} {kind}" for kind in _KINDS if kinds[kind])
        said.append(f"{part} ({counts})")
    return "; ".join(said)
