"""Published rows of a claim's evidence and appearances."""

from __future__ import annotations

from articles.desk.models import Claim
from articles.desk.publishing.article import shown_article
from articles.desk.publishing.naming import is_secret
from articles.desk.publishing.source import shown_source
from articles.logic.edition_content import ClaimContent
from articles.public.models import (
    PublishedClaim,
    PublishedEvidence,
)


def write_evidence(claim: Claim, content: ClaimContent, shown: PublishedClaim) -> None:
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
