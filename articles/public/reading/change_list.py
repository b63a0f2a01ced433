"""What changed last, with what differs in words: editions and retractions, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Greatest

from articles.logic.change_words import parts_in_words
from articles.logic.diffing import changes
from articles.logic.edition_content import read_claim
from articles.logic.vocabulary import CorrectionKind
from articles.public.models import Correction, Edition, EditionSubject
from articles.public.reading.carrying import corrections
from articles.public.reading.changes import Change
from articles.public.reading.week import changes_of_editions, editions_shown, with_values


@dataclass(frozen=True)
class Changed:
    """An edition beside the one before, or, where `change` is None, a retraction.

    `parts` says which parts differ, and none of their words; "" for a first edition and where
    one of the two was redacted, `redacted_at` then says when.
    """

    change: Change | None
    correction: Any = None
    parts: str = ""
    redacted_at: datetime | None = None

    @property
    def at(self) -> datetime:
        found: datetime = self.change.published_at if self.change else self.correction.made_at
        return found


def newest_changes(most: int, *, with_imported: bool = False) -> list[Changed]:
    """Four queries, whatever the size of the base."""
    editions = with_values(editions_shown(with_imported=with_imported))
    editions = editions.annotate(redacted_at=F("redaction__redacted_at"))
    found = list(editions.order_by("-published_at", "-id")[:most])
    redacted = {(each.subject, each.number): each.redacted_at for each in found}
    told = changes_of_editions(found)
    parts = _parts(told)
    made = [
        Changed(
            change=change,
            parts=parts.get((change.claim.public_id, change.number), ""),
            redacted_at=redacted.get((change.claim.public_id, change.number)),
        )
        for change in told
    ]
    retractions = corrections().filter(kind=CorrectionKind.RETRACTION)
    gone = corrections_with_moments(retractions)[:most]
    made += [Changed(change=None, correction=each) for each in gone]
    return sorted(made, key=lambda each: each.at, reverse=True)[:most]


def corrections_with_moments(rows: QuerySet[Correction]) -> QuerySet[Any]:
    """Adds `moved_at`: when it was made, or its words went with a redaction."""
    # GREATEST of PostgreSQL leaves NULLs out of account.
    return rows.annotate(
        moved_at=Greatest(
            "made_at",
            "from_edition__redaction__redacted_at",
            "to_edition__redaction__redacted_at",
        )
    )


def _parts(told: Iterable[Change]) -> dict[tuple[str, int], str]:
    """By claim and number of the later edition; one query."""
    pairs = {(each.claim.public_id, each.number) for each in told if each.number > 1}
    if not pairs:
        return {}
    wanted = Q(pk__in=[])
    for subject, number in pairs:
        wanted |= Q(subject=subject, number__in=(number - 1, number))
    rows = Edition.objects.filter(wanted, subject_kind=EditionSubject.CLAIM)
    contents = {
        (subject, number): read_claim(content)
        for subject, number, content in rows.values_list("subject", "number", "content")
        if content
    }
    said = {}
    for subject, number in pairs:
        before, after = contents.get((subject, number - 1)), contents.get((subject, number))
        if before and after:
            said[subject, number] = parts_in_words(changes(before, after))
    return said
