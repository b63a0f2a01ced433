"""The claims that an article reaches: made from it or from a rewrite of it, or resting on one."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.lookups import IsNull

from articles.desk.models import Article, Claim
from articles.logic.vocabulary import Workflow

#: The function by which the database marks suggestions as stale.
_REACHED = "SELECT unnest(claims_resting_on('{}', ARRAY[%s]::bigint[]))"


def claims_reached(article: Article) -> QuerySet[Claim]:
    """Without those that were rejected; those that readers have come first."""
    reached = Claim.objects.filter(pk__in=RawSQL(_REACHED, [article.pk]))  # noqa: S611
    reached = reached.exclude(workflow=Workflow.REJECTED)
    return reached.order_by(IsNull(F("published_number"), True), "pk")
