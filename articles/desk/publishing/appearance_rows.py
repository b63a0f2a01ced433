"""Published rows of a claim's appearances."""

from __future__ import annotations

from articles.desk.models import Claim
from articles.desk.publishing.appearance_content import TEXT
from articles.desk.publishing.article import shown_article
from articles.logic.edition_content import ClaimContent
from articles.public.models import (
    PublishedAppearance,
    PublishedClaim,
)


def write_appearances(claim: Claim, content: ClaimContent, shown: PublishedClaim) -> None:
    rows = {
        row.public_id: row
        for row in claim.appearances.select_related("article_version__article__publisher")
        .prefetch_related("spans")
        .defer(*TEXT)
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
                    "paragraph": span.paragraph,
                }
                for span in appearance.spans
            ],
            attribution=appearance.attribution,
            speaker=appearance.speaker or "",
            mode=appearance.mode,
            state=appearance.state,
            # Withheld words keep their place in the order of the text.
            first_start=min((span.start for span in rows[appearance.id].spans.all()), default=0),
        )
