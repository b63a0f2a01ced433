"""What the desk has verified and readers do not have yet, told to the desk."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Now

from articles.desk.models import Claim, PartChange
from articles.logic.vocabulary import (
    Challenge,
    Marking,
    PublicStanding,
    Workflow,
)
from articles.public.models import Edition, EditionSubject, PublishedClaim


def changed_since_published() -> Exists:
    """Whether a part of the claim changed after the version that its newest edition was made of."""
    shown = Edition.objects.filter(
        subject_kind=EditionSubject.CLAIM, subject=OuterRef("claim__public_id")
    ).order_by("-number")
    version = Coalesce(Subquery(shown.values("verified_version")[:1]), 0)
    return Exists(PartChange.objects.filter(claim=OuterRef("pk"), at_version__gt=version))


def ready_to_publish(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Verified and public by marking, new or changed; no embargo runs and nobody disputes it."""
    gone = PublishedClaim.objects.filter(public_id=OuterRef("public_id")).exclude(
        standing=PublicStanding.CURRENT
    )
    runs = Q(embargo_until__isnull=False, embargo_until__gt=Now())
    ready = claims.filter(
        workflow=Workflow.VERIFIED, marking=Marking.PUBLIC, challenge=Challenge.NONE
    ).exclude(runs)
    return ready.filter(Q(published_number=None) | changed_since_published()).exclude(Exists(gone))
