"""Set-wise writing: suggestions that went stale at once, passages in a new text."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from articles.desk.editing.suggesting import suggest_again
from articles.desk.models import Appearance, AppearanceSpan, Claim, Suggestion

#: So many are computed again in the transaction that made them stale.
AT_ONCE = 200

_BY_SOURCE = """
WITH RECURSIVE affected AS (
    SELECT id FROM articles_source WHERE id = %s
    UNION SELECT s.id FROM articles_source s JOIN affected a ON s.owner_id = a.id
), written AS (
    SELECT id FROM articles_article WHERE publisher_id IN (SELECT id FROM affected)
    UNION SELECT d.article_id FROM articles_articlederivation d JOIN written w ON d.parent_id = w.id
)
UPDATE articles_suggestion SET is_stale = true WHERE NOT is_stale AND claim_id IN (
    SELECT e.claim_id FROM articles_evidence e WHERE e.source_id IN (SELECT id FROM affected)
    UNION SELECT e.claim_id FROM articles_evidence e
        JOIN articles_evidencederivation d ON d.evidence_id = e.id
        WHERE d.parent_article_id IN (SELECT id FROM written))
"""

_BY_ARTICLE = """
WITH RECURSIVE written AS (
    SELECT id FROM articles_article WHERE id = %s
    UNION SELECT d.article_id FROM articles_articlederivation d JOIN written w ON d.parent_id = w.id
)
UPDATE articles_suggestion SET is_stale = true WHERE NOT is_stale AND claim_id IN (
    SELECT e.claim_id FROM articles_evidence e WHERE e.article_id IN (SELECT id FROM written)
    UNION SELECT e.claim_id FROM articles_evidence e
        JOIN articles_evidencederivation d ON d.evidence_id = e.id
        WHERE d.parent_article_id IN (SELECT id FROM written))
"""


def mark_stale_by_source(source_id: int) -> int:
    """Marks each claim that rests on the source or one that it owns; how many."""
    return _run(_BY_SOURCE, source_id)


def mark_stale_by_article(article_id: int) -> int:
    """Marks each claim that rests on the article or on a rewrite of it; how many."""
    return _run(_BY_ARTICLE, article_id)


def _run(statement: str, key: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, [key])
        return int(cursor.rowcount)


def suggest_stale_again(limit: int = AT_ONCE) -> int:
    """Computes up to `limit` stale suggestions again, in id order; how many are left."""
    stale = Suggestion.objects.filter(is_stale=True).order_by("claim_id")
    for claim_id in list(stale.values_list("claim_id", flat=True)[:limit]):
        suggest_again(Claim.objects.select_for_update().get(pk=claim_id))
    return stale.count()


_PLACED = """
UPDATE articles_appearance a SET article_version_id = n.text, state = n.state
FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS n(id, text, state)
WHERE a.id = n.id AND (a.article_version_id, a.state) IS DISTINCT FROM (n.text, n.state)
"""

_SPANS_PLACED = """
UPDATE articles_appearancespan s
SET start = n.first, "end" = n.last, prefix = n.prefix, suffix = n.suffix, sentence = n.sentence
FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::text[], %s::text[], %s::int[])
    AS n(id, first, last, prefix, suffix, sentence)
WHERE s.id = n.id
"""


def place_again(appearances: Sequence[Appearance], spans: Sequence[AppearanceSpan]) -> None:
    """Writes where passages stand: version and state, and the places of their spans.

    One statement each, however many they are; what stays as it is gets no history.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _PLACED,
            [
                [row.pk for row in appearances],
                [row.article_version_id for row in appearances],
                [row.state for row in appearances],
            ],
        )
        columns = ("pk", "start", "end", "prefix", "suffix", "sentence")
        cursor.execute(
            _SPANS_PLACED, [[getattr(span, column) for span in spans] for column in columns]
        )
