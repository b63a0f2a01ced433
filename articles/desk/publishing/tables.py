"""The published rows of a claim, written from its edition in the same transaction."""

from __future__ import annotations

from datetime import date

from articles.desk.models import Claim
from articles.desk.publishing.appearance_content import TEXT
from articles.desk.publishing.article import shown_article
from articles.desk.publishing.bulk import index_claim
from articles.desk.publishing.company import shown_company
from articles.desk.publishing.naming import free_slug, is_secret
from articles.desk.publishing.relation import show_relations_of
from articles.desk.publishing.source import shown_source
from articles.logic.dials import lone_origin
from articles.logic.edition_content import ClaimContent
from articles.logic.vocabulary import Challenge
from articles.public.models import (
    Edition,
    PublishedAppearance,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedClaimTopic,
    PublishedEvidence,
    PublishedTopic,
)

#: PostgreSQL's configurations by primary language subtag; "simple" for the others.
CONFIGURATIONS = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


def show_claim(claim: Claim, content: ClaimContent, edition: Edition) -> PublishedClaim:
    """Writes every published row of the claim anew from the edition."""
    shown, is_new = _row(claim, content, edition)
    if not is_new:
        for rows in (shown.companies, shown.topics, shown.evidence, shown.appearances):
            rows.all().delete()
    _companies(claim, shown)
    _topics(claim, shown)
    _evidence(claim, content, shown)
    _appearances(claim, content, shown)
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


def _companies(claim: Claim, shown: PublishedClaim) -> None:
    for link in claim.company_links.select_related("company").order_by("id"):
        named = shown_company(link.company)
        PublishedClaimCompany.objects.create(
            claim=shown, company=named.merged_into or named, named=named, role=link.role
        )


def _topics(claim: Claim, shown: PublishedClaim) -> None:
    for topic in claim.topics.order_by("name"):
        public = PublishedTopic.objects.filter(name=topic.name).first()
        if public is None:
            slug = free_slug(PublishedTopic.objects.all(), topic.name, topic.public_id)
            public = PublishedTopic.objects.create(name=topic.name, slug=slug)
        PublishedClaimTopic.objects.create(claim=shown, topic=public)


def _evidence(claim: Claim, content: ClaimContent, shown: PublishedClaim) -> None:
    rows = {
        row.public_id: row for row in claim.evidence.select_related("source", "article__publisher")
    }
    for item in content.evidence:
        row = rows[item.id]
        open_source = not is_secret(row.source)
        PublishedEvidence.objects.create(
            public_id=item.id,
            claim=shown,
            source=shown_source(row.source) if open_source else None,
            article=shown_article(row.article) if open_source and row.article else None,
            stance=item.stance,
            kind=item.kind,
            state=item.state,
            origins=len(item.origins),
        )


def _appearances(claim: Claim, content: ClaimContent, shown: PublishedClaim) -> None:
    rows = {
        row.public_id: row
        for row in claim.appearances.select_related("article_version__article__publisher").defer(
            *TEXT
        )
    }
    for appearance in content.appearances:
        article = shown_article(rows[appearance.id].article_version.article)
        PublishedAppearance.objects.create(
            public_id=appearance.id,
            claim=shown,
            article=article,
            version=appearance.version,
            spans=[
                {
                    "exact": span.exact,
                    "start": span.start,
                    "end": span.end,
                    "sentence": span.sentence,
                }
                for span in appearance.spans
            ],
            attribution=appearance.attribution,
            speaker=appearance.speaker or "",
            mode=appearance.mode,
            state=appearance.state,
            first_start=min((span.start or 0 for span in appearance.spans), default=0),
        )
