"""The published rows of a claim, written from its edition in the same transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from articles.desk.models import Claim, Verification
from articles.desk.publishing.appearance_rows import write_appearances
from articles.desk.publishing.bulk import index_claim
from articles.desk.publishing.claim_rows import write_companies, write_topics
from articles.desk.publishing.evidence_rows import write_evidence
from articles.desk.publishing.relation_rows import show_relations_of
from articles.desk.publishing.reviewed import newest_reviews, review_values
from articles.logic import wording
from articles.logic.dials import lone_origin
from articles.logic.edition_content import ClaimContent
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import Challenge
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


def show_claim(
    claim: Claim, content: ClaimContent, edition: Edition, *, as_of: datetime | None = None
) -> PublishedClaim:
    """Writes every published row of the claim anew from the edition.

    No text of an article that was captured after `as_of` becomes public with it.
    """
    shown, is_new = _row(claim, content, edition)
    if not is_new:
        for rows in (shown.companies, shown.topics, shown.evidence, shown.appearances):
            rows.all().delete()
    write_companies(claim, shown)
    write_topics(claim, shown)
    write_evidence(claim, content, shown, as_of=as_of)
    write_appearances(claim, content, shown, as_of=as_of)
    index_claim(shown, *searched_words(content))
    show_relations_of(claim)
    return shown


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


def _row(claim: Claim, content: ClaimContent, edition: Edition) -> tuple[PublishedClaim, bool]:
    review = newest_reviews([claim.public_id]).get(claim.public_id)
    values = claim_values(content, edition, review)
    return PublishedClaim.objects.update_or_create(
        public_id=claim.public_id,
        defaults=values,
        create_defaults={
            **values,
            "first_published_at": edition.published_at,
            "challenge": Challenge.NONE,
        },
    )
