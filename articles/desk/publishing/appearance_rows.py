"""Published rows of claims' appearances."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from articles.desk.publishing.bulk import add_rows
from articles.desk.publishing.draft_rows import DraftRows
from articles.desk.publishing.placed_rows import place_row
from articles.desk.publishing.shown_articles import shown_articles
from articles.desk.publishing.told import Shown
from articles.logic.edition_content import AppearanceContent
from articles.public.models import PublishedAppearance


def write_appearances(told: Sequence[Shown], rows: DraftRows, *, as_of: datetime | None) -> None:
    sayings = {row.public_id: row for one in told for row in rows.appearances[one.claim.pk]}
    articles = shown_articles(
        (
            (sayings[one.id].article_version.article, one.version)
            for shown in told
            for one in shown.content.appearances
        ),
        as_of=as_of,
    )
    written = []
    for shown in told:
        for appearance in shown.content.appearances:
            said = sayings[appearance.id]
            row = PublishedAppearance(
                public_id=appearance.id,
                claim=shown.row,
                article=articles[said.article_version.article_id],
                version=appearance.version,
                **appearance_values(appearance),
                state=appearance.state,
                # Withheld words keep their place in the order of the text.
                first_start=min((span.start for span in said.spans.all()), default=0),
            )
            place_row(row, said)
            written.append(row)
    add_rows(written)


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
