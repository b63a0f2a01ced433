"""Published briefs for tests, made directly, without the door."""

from __future__ import annotations

from typing import Any

from articles.fields import new_public_id
from articles.logic.edition_content import (
    SCHEMA,
    BriefContent,
    BriefSentence,
    LinkContent,
    Named,
    canonical,
    content_hash,
)
from articles.public.models import Edition, PublishedBrief, PublishedClaim
from tests.public.factories import MOMENT


def published_brief(
    *,
    answer: str = "They quarrel, but the partnership has not ended.",
    claim: PublishedClaim | None = None,
    **about: Any,
) -> PublishedBrief:
    """`about` is company, counterparty or topic; `claim` stands behind every sentence."""
    links = (LinkContent("supports", claim.public_id, claim.statement),) if claim else ()
    said = BriefContent(
        schema=SCHEMA,
        id=new_public_id(),
        number=1,
        published_at=MOMENT.isoformat(),
        about=tuple(Named(row.slug, row.name) for row in about.values()),
        answer=answer,
        sentences=(
            BriefSentence("known", "Both claim the model.", links),
            BriefSentence("not_known", "Who trained it.", links),
            BriefSentence("would_settle", "The agreement of 2022.", ()),
        ),
        checked_on="2026-03-08",
    )
    text = canonical(said)
    edition = Edition.objects.create(
        subject_kind="brief",
        subject=said.id,
        number=1,
        schema=SCHEMA,
        content=text,
        content_hash=content_hash(text),
        material_hash=content_hash(text),
        verified_version=1,
        verified_hash=content_hash(text),
        verified_how="checked",
        published_at=MOMENT,
    )
    return PublishedBrief.objects.create(
        public_id=said.id, edition=edition, number=1, updated_at=MOMENT, **about
    )
