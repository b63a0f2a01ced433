"""Claims of which the suggestion is to be computed again."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from articles.desk.models import Claim, Suggestion
from articles.logic.confidence import ALGORITHM_VERSION
from articles.logic.vocabulary import Temporal

#: Their evidence weighs less with each day.
AGEING = (Temporal.STATE.value, Temporal.FAST.value)


def stale() -> QuerySet[Claim]:
    """Something that they rest on changed, and nobody has computed them since."""
    marked = Suggestion.objects.filter(is_stale=True)
    return Claim.objects.filter(pk__in=marked.values("claim")).order_by("pk")


def outdated() -> QuerySet[Claim]:
    """Stale ones, those by older rules or never computed, and ageing ones not computed today."""
    today = RawSQL("(clock_timestamp() AT TIME ZONE 'UTC')::date", [])
    of_claim = Suggestion.objects.filter(claim=OuterRef("pk"))
    held = Q(is_stale=False, algorithm_version=ALGORITHM_VERSION)
    current = Exists(of_claim.filter(held))
    of_today = Exists(of_claim.filter(held, as_of__gte=today))
    aged = Q(temporal__in=AGEING) & ~Q(of_today)
    return Claim.objects.filter(~Q(current) | aged).order_by("pk")
