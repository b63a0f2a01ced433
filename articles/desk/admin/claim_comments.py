"""What was said beside a claim, as the workbench shows it."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.models import Comment
from articles.logic.vocabulary import PartKind


@dataclass(frozen=True)
class Said:
    """`about` is the part in words; `is_older` where the claim was changed since."""

    comment: Comment
    about: str
    is_older: bool


def comments_of(facts: ClaimFacts) -> list[Said]:
    parts = {kind.value: kind.label.replace("The ", "the ") for kind in PartKind}
    items = {item.public_id: item for item in facts.evidence}

    def about(part: str) -> str:
        if not part:
            return "the claim"
        if part in items:
            return f"the item from {facts.source_words(items[part].source)}"
        return parts.get(part, "an item that is gone")

    return [
        Said(row, about(row.part), row.seen_version < facts.claim.version) for row in facts.comments
    ]
