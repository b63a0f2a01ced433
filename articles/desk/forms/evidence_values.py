"""An evidence item as its form shows it."""

from __future__ import annotations

from typing import Any

from articles.desk.forms.basis import basis_of
from articles.desk.models import Evidence

#: What the form shares with the record, one to one.
SAME = (
    "locator", "url", "stance", "credibility", "interest", "is_resolved", "resolution",
    "quotation", "note", "dated",
)  # fmt: skip


def parents_of(item: Evidence) -> dict[str, str]:
    """What an item is derived from: key → words; reads prefetched rows."""
    found = {}
    for row in item.derivations.all():
        if row.parent_origin:
            found[f"origin:{row.parent_origin.public_id}"] = (
                f"{row.parent_origin.get_kind_display()}: {row.parent_origin}"
            )
        elif row.parent_article:
            found[f"article:{row.parent_article.public_id}"] = f"Article: {row.parent_article}"
        elif row.parent_evidence:
            found[f"evidence:{row.parent_evidence.public_id}"] = "Another item of this claim"
    return found


def present_values(item: Evidence) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(item, name) for name in SAME}
    return values | {
        "id": item.public_id,
        "source": item.source,
        "basis": basis_of(item).value,
        "kind": item.kind,
        "directness": item.directness,
        "own_reporting": "yes" if item.is_own_reporting else "no",
        "article": item.article,
        "rests_on": list(parents_of(item)),
        "state": item.state,
        "state_reason": item.state_reason,
    }
