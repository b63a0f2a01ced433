"""The published rows of claims, written from their editions in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from articles.desk.models import Verification
from articles.desk.publishing.appearance_rows import write_appearances
from articles.desk.publishing.bulk import add_rows, words_of_all
from articles.desk.publishing.claim_rows import write_companies, write_topics
from articles.desk.publishing.draft_rows import DraftRows
from articles.desk.publishing.evidence_rows import write_evidence
from articles.desk.publishing.relation_rows import show_relations_of
from articles.desk.publishing.reviewed import newest_reviews, review_values
from articles.desk.publishing.told import Shown, Told
from articles.logic import wording
from articles.logic.dials import lone_origin
from articles.logic.edition_content import ClaimContent
from articles.logic.partial_dates import PartialDate
from articles.public.models import (
    Edition,
    PublishedClaim,
)

#: PostgreSQL's configurations by primary language subtag; "simple" for the others.
CONFIGURATIONS = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


def show_claims(
    told: Sequence[Told], rows: DraftRows, *, as_of: datetime | None = None
) -> list[PublishedClaim]:
    """Writes every published row of the claims anew from their editions.

    No text of an article that was captured after `as_of` becomes public with them. A fixed
    number of statements where readers know none of the claims yet.
    """
    shown = _rows(told)
    write_companies(shown, rows)
    write_topics(shown, rows)
    write_evidence(shown, rows, as_of=as_of)
    write_appearances(shown, rows, as_of=as_of)
    show_relations_of([one.claim for one in told])
    return [one.row for one in shown]


def claim_values(
    content: ClaimContent, edition: Edition, review: Verification | None
) -> dict[str, Any]:
    """What an edition gives for its claim's row, and `review`, the claim's newest that found
    nothing to change; standing and challenge have their own verbs."""
    suggestion = content.suggestion
    return {
        "edition": edition,
        "number": edition.number,
        "statement": content.statement,
        "neutral_title": wording.neutral_title_of(content),
        "in_short": content.in_short,
        "type": content.type,
        "risk": content.risk,
        "verdict": content.verdict,
        "confidence": content.confidence or "",
        "rating": content.rating,
        "origins_for": suggestion.origins[0],
        "origins_against": suggestion.origins[1],
        "items_for": suggestion.items[0],
        "items_against": suggestion.items[1],
        "lone_origin": lone_origin(content),
        "occurred": PartialDate.parse(content.held_from) if content.held_from else None,
        "verified_how": edition.verified_how,
        "base": edition.base,
        "updated_at": edition.published_at,
        **review_values(content, edition, review),
        "language": content.language,
        "search_configuration": CONFIGURATIONS.get(content.language.split("-")[0], "simple"),
    }


def searched_words(content: ClaimContent) -> tuple[str, str]:
    """What search finds the claim by; the first words weigh more."""
    names = " ".join(company.name for company in content.companies)
    return content.statement, f"{content.in_short} {names}"


def _rows(told: Sequence[Told]) -> list[Shown]:
    ids = [one.claim.public_id for one in told]
    reviews = newest_reviews(ids)
    before = PublishedClaim.objects.defer("search_vector").filter(public_id__in=ids)
    rows = {row.public_id: row for row in before}
    values = [claim_values(t.content, t.edition, reviews.get(t.claim.public_id)) for t in told]
    words = words_of_all(
        [
            (said["search_configuration"], *searched_words(one.content))
            for one, said in zip(told, values, strict=True)
        ]
    )
    new = []
    for one, said, found in zip(told, values, words, strict=True):
        id = one.claim.public_id
        if id in rows:
            _renew(rows[id], said, found)
            continue
        rows[id] = PublishedClaim(
            public_id=id,
            first_published_at=one.edition.published_at,
            search_vector=found,
            **said,
        )
        new.append(rows[id])
    add_rows(new)
    return [Shown(one.claim, one.content, rows[one.claim.public_id]) for one in told]


def _renew(row: PublishedClaim, values: dict[str, Any], words: Any) -> None:
    for name, value in (values | {"search_vector": words}).items():
        setattr(row, name, value)
    row.save(update_fields=[*values, "search_vector"])
    for beside in (row.companies, row.topics, row.evidence, row.appearances):
        beside.all().delete()
