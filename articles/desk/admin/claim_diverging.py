"""Claims whose assessment lies far from the rules, for those who may know what they suggest."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import BooleanField, Exists, F, Func, IntegerField, OuterRef, Q, Subquery

from articles.desk.admin.permissions import roles
from articles.desk.editing.acting import CHECKERS
from articles.desk.models import Assessment, Claim
from articles.logic.divergence import FAR
from articles.logic.vocabulary import RequestAction, Verdict, Workflow

#: To know of such a request is to know what the rules suggest.
TELLING = RequestAction.PUBLISH_AGAINST_SUGGESTION


class LevelsApart(Func):
    """Levels between a claim's newest assessment and its suggestion."""

    function = "levels_apart"
    output_field = IntegerField()

    def __init__(self) -> None:
        newest = Assessment.objects.filter(claim=OuterRef("pk")).order_by("-id")
        held = [Subquery(newest.values(name)[:1]) for name in ("verdict", "confidence", "rating")]
        advised = [F(f"suggestion__{name}") for name in ("verdict", "word", "points")]
        super().__init__(*held, *advised)


class AgainstRules(Func):
    """Whether a second editor has to approve it, by the claim's key."""

    function = "against_suggestion"
    output_field = BooleanField()


def advice_shown(request: Any) -> Q:
    """The rule of claim_suggestion.may_see as a condition on claims."""
    own = Assessment.objects.filter(claim=OuterRef("pk"), assessed_by=request.user.pk)
    shown = Q(Exists(own.exclude(verdict=Verdict.NOT_ASSESSED)))
    if roles(request) & set(CHECKERS):
        shown |= Q(workflow__in=(Workflow.IN_REVIEW, Workflow.VERIFIED))
    return shown


def without_advice(request: Any, requests: Any) -> Any:
    """Requests without those that tell what the rules suggest to who may not know it."""
    shown = Claim.objects.filter(advice_shown(request)).values("pk")
    return requests.exclude(~Q(claim__in=shown), action=TELLING)


def diverging(request: Any, claims: Any) -> Any:
    """Two levels or more apart, as the rules stand now; only where this person may know."""
    shown = claims.filter(advice_shown(request))
    return shown.alias(apart=LevelsApart()).filter(apart__gte=FAR)


class DivergenceFilter(admin.SimpleListFilter):
    title = "beside the rules"
    parameter_name = "divergence"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("far", "Two levels or more apart"), ("against", "Needs a second editor")]

    def queryset(self, request: Any, queryset: Any) -> Any:
        if self.value() == "far":
            return diverging(request, queryset)
        if self.value() == "against":
            shown = queryset.filter(advice_shown(request))
            return shown.alias(against=AgainstRules("pk")).filter(against=True)
        return queryset
