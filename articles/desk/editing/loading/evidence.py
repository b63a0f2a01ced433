"""Evidence of a base, many items at once, as `attach` adds one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from articles.desk.editing.acting import actor
from articles.desk.editing.bulk_load import copy_rows, free_keys
from articles.desk.editing.loading.known import (
    Known,
    Loaded,
    RowRefused,
    known_sources,
    still_there,
)
from articles.desk.editing.loading.rows import EvidenceRow
from articles.desk.editing.notifying import tell_of_contradiction
from articles.desk.models import Article, Claim, Evidence, EvidenceDerivation, Verification
from articles.logic.import_kinds import ImportKind
from articles.logic.vocabulary import Credibility, Stance

_COLUMNS = (
    "id", "claim_id", "source_id", "article_id", "stance", "kind", "directness", "credibility",
    "dated", "quotation", "note", "url",
)  # fmt: skip


def load_evidence(base: str, rows: Sequence[EvidenceRow]) -> Loaded:
    """Suggestions of the claims are stale afterwards: `loading.suggestions` computes them.

    What an item derives from stands before it and belongs to the same claim.
    """
    loaded = Loaded()
    claims = _known_claims(base, (row.claim for row in rows))
    sources = known_sources(base, (row.source for row in rows))
    articles = Known(base, ImportKind.ARTICLES, (row.article for row in rows))
    articles.drop_all_but(still_there(Article, articles.records.values()))
    parents = Known(base, ImportKind.EVIDENCE, (row.derives_from for row in rows))
    of_claim = dict(
        Evidence.objects.filter(pk__in=list(parents.records.values())).values_list("pk", "claim")
    )
    parents.drop_all_but(of_claim)
    items, derived, against = [], [], []
    for row, pk in zip(rows, free_keys(Evidence, len(rows)), strict=True):
        try:
            if row.credibility == Credibility.CONFIRMED and not actor().is_system:
                raise RowRefused(
                    "“Confirmed by other sources” follows from the evidence; it is not entered."
                )
            claim, source = claims[row.claim], sources[row.source]
            article = articles.or_none(row.article)
            parent = parents.or_none(row.derives_from)
            if parent and of_claim[parent] != claim:
                raise RowRefused("An item rests on items of the same claim only.")
        except RowRefused as refusal:
            loaded.refused[row.key] = str(refusal)
            continue
        parents.records[row.key] = loaded.records[row.key] = pk
        of_claim[pk] = claim
        items.append((pk, claim, source, article, *row[4:12]))
        derived += [(pk, parent)] if parent else []
        against += [claim] if row.stance == Stance.DISPUTES else []
    copy_rows(Evidence, _COLUMNS, items)
    copy_rows(EvidenceDerivation, ("evidence_id", "parent_evidence_id"), derived)
    _tell_of_contradictions(against)
    return loaded


_LOCKED = """
SELECT id FROM articles_claim WHERE id = ANY (%s) AND workflow <> 'rejected'
ORDER BY id FOR UPDATE
"""


def _known_claims(base: str, keys: Iterable[str]) -> Known:
    """Locked in the order of their ids, as everybody does who changes several."""
    known = Known(base, ImportKind.CLAIMS, keys)
    with connection.cursor() as cursor:
        cursor.execute(_LOCKED, [list(known.records.values())])
        known.drop_all_but([key for (key,) in cursor.fetchall()])
    return known


def _tell_of_contradictions(against: Sequence[int]) -> None:
    """Who checked one of these claims learns of each item."""
    checked = Verification.objects.filter(claim__in=set(against), verifier__isnull=False)
    told = Claim.objects.in_bulk(list(checked.values_list("claim", flat=True).distinct()))
    for key in against:
        if key in told:
            tell_of_contradiction(told[key])
