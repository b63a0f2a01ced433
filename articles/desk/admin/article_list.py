"""Which articles have passages that a newer text moved or lost."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from articles.desk.admin.permissions import visible
from articles.desk.models import Appearance, Claim


def with_waiting(request: Any, articles: Any) -> Any:
    """Those of `articles` that somebody has to look at, by the claims that this person may read."""
    readable = visible(request, Claim.objects.all())
    waiting = Appearance.objects.waiting()
    waiting = waiting.filter(claim__in=readable.values("pk"))
    return articles.filter(pk__in=waiting.values("article_version__article"))


class PassagesFilter(admin.SimpleListFilter):
    title = "passages"
    parameter_name = "passages"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("waiting", "Moved or lost by a newer text")]

    def queryset(self, request: Any, queryset: Any) -> Any:
        return with_waiting(request, queryset) if self.value() == "waiting" else queryset
