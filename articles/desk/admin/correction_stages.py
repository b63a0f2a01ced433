"""Claims in recheck that an article reaches: to decide, to check, to publish."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, Func, OuterRef, Q, TextField

from articles.desk.admin.permissions import visible
from articles.desk.editing.reached import claims_reached
from articles.desk.models import Article, Assessment
from articles.logic.vocabulary import Challenge, Workflow

_AT_WORK = (Workflow.DRAFT, Workflow.CHANGES_REQUESTED)


def in_recheck(request: Any, article: Article) -> Any:
    """Those that this person may read, with `is_assessed_since` their recheck began."""
    since = Assessment.objects.filter(
        claim=OuterRef("pk"), assessed_at__gt=OuterRef("challenged_at")
    )
    rows = visible(request, claims_reached(article))
    return rows.filter(challenge=Challenge.RECHECK).annotate(is_assessed_since=Exists(since))


def to_decide(claims: Any) -> Any:
    return claims.filter(
        Q(workflow__in=_AT_WORK) | Q(workflow=Workflow.VERIFIED, is_assessed_since=False)
    )


def to_check(claims: Any) -> Any:
    """With `seen_hash`, to which a verification refers."""
    seen = Func(F("pk"), function="claim_content_hash", output_field=TextField())
    return claims.filter(workflow=Workflow.IN_REVIEW).annotate(seen_hash=seen)


def to_publish(claims: Any) -> Any:
    return claims.filter(workflow=Workflow.VERIFIED, is_assessed_since=True)
