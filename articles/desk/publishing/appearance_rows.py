"""Published rows of a claim's appearances."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from articles.desk.models import Claim
from articles.desk.publishing.appearance_content import TEXT
from articles.desk.publishing.article import shown_article
from articles.desk.publishing.placed_rows import place_row
from articles.logic.edition_content import AppearanceContent, ClaimContent
from articles.public.models import (
    PublishedAppearance,
    PublishedClaim,
)


def write_appearances(
    claim: Claim, content: ClaimContent, shown: PublishedClaim, *, as_of: datetime | None
) -> None:
    rows = {
        row.public_id: row
        for row in claim.appearances.select_related("article_version__article__publisher")
        .prefetch_related("spans")
        .defer(*TEXT)
    }
    for appearance in content.appearances:
        said = rows[appearance.id]
        article = shown_article(
            said.article_version.article, taken_from=appearance.version, as_of=as_of
        )
        row = PublishedAppearance(
            public_id=appearance.id,
            claim=shown,
            article=article,
            version=appearance.version,
            **appearance_values(appearance),
            state=appearance.state,
            # Withheld words keep their place in the order of the text.
            first_start=min((span.start for span in said.spans.all()), default=0),
        )
        place_row(row, said)
        row.save(force_insert=True)


def appearance_values(appearance: AppearanceContent) -> dict[str, Any]:
    """What the edition gives for the row; `spans` move with the text, their words never."""
    return {
        "spans": [
            {
                "exact": span.exact,
                "start": span.start,
                "end": span.end,
                "sentence": span.sentence,
                "paragraph": span.paragraph,
            }
            for span in appearance.spans
        ],
        "attribution": appearance.attribution,
        "speaker": appearance.speaker or "",
        "mode": appearance.mode,
    }
