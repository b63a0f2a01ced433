"""The published rows of a claim, written from its edition in the same transaction."""

from __future__ import annotations

from datetime import date, datetime

from articles.desk.models import Claim
from articles.desk.publishing.appearance_rows import write_appearances
from articles.desk.publishing.bulk import index_claim
from articles.desk.publishing.claim_rows import write_companies, write_topics
from articles.desk.publishing.evidence_rows import write_evidence
from articles.desk.publishing.relation_rows import show_relations_of
from articles.logic.dials import lone_origin
from articles.logic.edition_content import ClaimContent
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
    names = " ".join(company.name for company in content.companies)
    index_claim(shown, content.statement, f"{content.in_short} {names}")
    show_relations_of(claim)
    return shown


def _row(claim: Claim, content: ClaimContent, edition: Edition) -> tuple[PublishedClaim, bool]:
    suggestion = content.suggestion
    values = {
        "edition": edition,
        "number": edition.number,
        "statement": content.statement,
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
        "occurred": claim.held_from,
        "verified_how": edition.verified_how,
        "base": edition.base,
        "updated_at": edition.published_at,
        "reviewed_on": date.fromisoformat(content.review.checked_on),
        "review_due_on": claim.review_due_on,
        "language": content.language,
        "search_configuration": CONFIGURATIONS.get(content.language.split("-")[0], "simple"),
    }
    return PublishedClaim.objects.update_or_create(
        public_id=claim.public_id,
        defaults=values,
        create_defaults={
            **values,
            "first_published_at": edition.published_at,
            "challenge": Challenge.NONE,
        },
    )
