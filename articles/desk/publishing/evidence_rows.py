"""Published rows of a claim's evidence and appearances."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from articles.desk.models import Claim
from articles.desk.publishing.appearance_content import TEXT
from articles.desk.publishing.article import shown_article
from articles.desk.publishing.naming import is_secret
from articles.desk.publishing.source import shown_source
from articles.logic.edition_content import ClaimContent
from articles.logic.evidence_groups import weightless
from articles.logic.first_tellers import first_tellers
from articles.public.models import (
    PublishedClaim,
    PublishedEvidence,
)


def write_evidence(
    claim: Claim, content: ClaimContent, shown: PublishedClaim, *, as_of: datetime | None
) -> None:
    rows = {
        row.public_id: row
        for row in claim.evidence.select_related(
            "source", "article__publisher", "article_version"
        ).defer(*TEXT)
    }
    shown_sources = {
        row.source.public_id: shown_source(row.source)
        for row in rows.values()
        if not is_secret(row.source)
    }
    tellers, values = first_tellers(content), evidence_values(content)
    for item in content.evidence:
        row = rows[item.id]
        open_source = not is_secret(row.source)
        article = row.article if open_source else None
        taken_from = row.article_version.number if row.article_version else None
        PublishedEvidence.objects.create(
            public_id=item.id,
            claim=shown,
            source=shown_sources.get(row.source.public_id),
            first_teller=shown_sources.get(tellers[item.id] or ""),
            article=shown_article(article, taken_from=taken_from, as_of=as_of) if article else None,
            **values[item.id],
        )


def evidence_values(content: ClaimContent) -> dict[str, dict[str, Any]]:
    """What the edition gives for the row of each item, by its id; without sources and articles."""
    idle = weightless(content)
    return {
        item.id: {
            "stance": item.stance,
            "kind": item.kind,
            "state": item.state,
            "origins": 0 if item.id in idle else len(item.origins),
        }
        for item in content.evidence
    }
