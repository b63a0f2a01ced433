"""Published rows of claims' evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from articles.desk.publishing.bulk import add_rows
from articles.desk.publishing.draft_rows import DraftRows
from articles.desk.publishing.naming import is_secret
from articles.desk.publishing.shown_articles import shown_articles
from articles.desk.publishing.shown_sources import shown_sources
from articles.desk.publishing.told import Shown
from articles.logic.edition_content import ClaimContent
from articles.logic.evidence_groups import weightless
from articles.logic.first_tellers import first_tellers
from articles.public.models import PublishedEvidence


def write_evidence(told: Sequence[Shown], rows: DraftRows, *, as_of: datetime | None) -> None:
    items = {row.public_id: row for one in told for row in rows.evidence[one.claim.pk]}
    sources = shown_sources(row.source for row in items.values())
    by_id = {row.source.public_id: sources.get(row.source_id) for row in items.values()}
    articles = shown_articles(
        (
            (row.article, row.article_version.number if row.article_version else None)
            for row in items.values()
            if row.article and not is_secret(row.source)
        ),
        as_of=as_of,
    )
    written = []
    for one in told:
        tellers, values = first_tellers(one.content), evidence_values(one.content)
        for item in one.content.evidence:
            row = items[item.id]
            written.append(
                PublishedEvidence(
                    public_id=item.id,
                    claim=one.row,
                    source=sources.get(row.source_id),
                    first_teller=by_id.get(tellers[item.id] or ""),
                    article=None if is_secret(row.source) else articles.get(row.article_id or 0),
                    **values[item.id],
                )
            )
    add_rows(written)


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
