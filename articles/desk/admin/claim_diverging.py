"""Claims whose assessment lies far from the rules, for those who may know what they suggest."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q

from articles.desk.admin.permissions import roles
from articles.desk.models import Claim
from articles.desk.queue.advice import AgainstRules, LevelsApart, advice_shown
from articles.logic.divergence import FAR
from articles.logic.vocabulary import RequestAction

#: To know of such a request is to know what the rules suggest.
TELLING = RequestAction.PUBLISH_AGAINST_SUGGESTION


def without_advice(request: Any, requests: Any) -> Any:
    """Requests without those that tell what the rules suggest to who may not know it."""
    shown = Claim.objects.filter(advice_shown(request.user.pk, roles(request))).values("pk")
    return requests.exclude(~Q(claim__in=shown), action=TELLING)


def diverging(request: Any, claims: Any) -> Any:
    """Two levels or more apart, as the rules stand now; only where this person may know."""
    shown = claims.filter(advice_shown(request.user.pk, roles(request)))
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
            shown = queryset.filter(advice_shown(request.user.pk, roles(request)))
            return shown.alias(against=AgainstRules("pk")).filter(against=True)
        return queryset
