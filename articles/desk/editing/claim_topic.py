"""The verb on the topics of a claim."""

from __future__ import annotations

from collections.abc import Sequence

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.errors import EditingError
from articles.desk.editing.text import plain_name
from articles.desk.models import Claim, Topic


def set_topics(claim: Claim, *, version: int, topics: Sequence[str]) -> Claim:
    """By name; topics that nobody used before are made. No part: nothing is voided."""
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    names = [plain_name(name.strip()) for name in topics if name.strip()]
    if any(len(name) > Topic._meta.get_field("name").max_length for name in names):
        raise EditingError("A topic's name has at most 100 characters.")
    claim.topics.set(names, clear=False)
    touch(claim)
    return claim.refreshed()


def touch(claim: Claim) -> None:
    """Raises the version where only rows beside the claim changed."""
    claim.save(update_fields=["review_due_reason"])
