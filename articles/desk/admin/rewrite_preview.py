"""The preview of "This article rewrites that one": a page of the claims that it touches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator

from articles.desk.admin.article_rewrite_rows import rows_of
from articles.desk.admin.permissions import visible
from articles.desk.editing.article_derivation import rewrites
from articles.desk.editing.reached import claims_reached
from articles.desk.forms.rewriting import ParentForm, Tick
from articles.desk.models import Article
from articles.desk.publishing.moment import database_moment

#: Claims on one page of the preview.
MOST = 50


def preview(
    request: Any, article: Article, form: ParentForm, ticks: Mapping[str, Tick], at: str
) -> dict[str, Any]:
    """The template's parameters; none where no article is named that it could rewrite."""
    if not form.is_bound or not form.is_valid():
        return {}
    parent = form.cleaned_data["parent"]
    if parent.pk == article.pk:
        form.add_error("parent", "That is this very article.")
        return {}
    if rewrites(parent, article):
        form.add_error("parent", f"“{parent}” rewrites this article itself: take that back.")
        return {}
    page = Paginator(visible(request, claims_reached(article)), MOST).get_page(at)
    today = database_moment().date()
    rows = rows_of(request, list(page.object_list), article, parent, ticks, today)
    here = {item.id for row in rows for item in row.items}
    return {
        "parent": parent,
        "page": page,
        "rows": rows,
        "moved": sum(row.is_moved for row in rows),
        "falling": sum(row.is_rechecked for row in rows),
        "told": _told_elsewhere(article, ticks, here),
    }


def _told_elsewhere(article: Article, ticks: Mapping[str, Tick], here: set[str]) -> list[str]:
    """What was told of items on other pages, as far as it is not what is on record."""
    known = article.evidence.filter(public_id__in=ticks.keys() - here)
    recorded = known.values_list("public_id", "is_own_reporting")
    return [ticks[item].token(item) for item, is_own in recorded if ticks[item].is_own != is_own]
