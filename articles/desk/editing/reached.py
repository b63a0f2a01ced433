"""The claims that an article reaches: made from it or from a rewrite of it, or resting on one."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.lookups import IsNull

from articles.desk.models import Article, Claim
from articles.logic.vocabulary import Workflow

_REACHED = """
WITH RECURSIVE written AS (
    SELECT %s::bigint AS id
    UNION SELECT d.article_id FROM articles_articlederivation d JOIN written w ON d.parent_id = w.id
)
SELECT e.claim_id FROM articles_evidence e WHERE e.article_id IN (SELECT id FROM written)
UNION SELECT e.claim_id FROM articles_evidence e
    JOIN articles_evidencederivation d ON d.evidence_id = e.id
    WHERE d.parent_article_id IN (SELECT id FROM written)
"""


def claims_reached(article: Article) -> QuerySet[Claim]:
    """Without those that were rejected; those that readers have come first."""
    reached = Claim.objects.filter(pk__in=RawSQL(_REACHED, [article.pk]))  # noqa: S611
    reached = reached.exclude(workflow=Workflow.REJECTED)
    return reached.order_by(IsNull(F("published_number"), True), "pk")
