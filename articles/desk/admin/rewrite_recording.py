"""What the page "This article rewrites that one" records: the link with its exceptions, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from articles.desk.admin.permissions import visible
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.editing.reached import claims_reached
from articles.desk.forms.rewriting import ParentForm, Tick, ticks_of
from articles.desk.models import Article, Evidence
from articles.desk.publishing.article_derivation import underive_article
from articles.desk.publishing.article_rewrite import OwnReporting, rewrite
from articles.logic.typed_numbers import whole_number


def record(request: Any, article: Article, form: ParentForm) -> str:
    """Carries out what was pressed, in one transaction; what was done, in words."""
    data = request.POST
    version = whole_number(data.get("version", "")) or 0
    if undone := data.get("undo", "")[:8].replace("\x00", ""):
        parent = Article.objects.get(public_id=undone)
        with acting(request.user, f"It does not rewrite “{parent}”"):
            underive_article(article, version=version, parent=parent)
        return f"Taken back: it does not rewrite “{parent}”. Its claims are weighed again."
    if not form.is_valid():
        raise EditingError("Say which article it rewrites.")
    parent = form.cleaned_data["parent"]
    own = _own_reporting(request, article, ticks_of(data))
    with acting(request.user, f"It rewrites “{parent}”"):
        rewrite(article, version=version, parent=parent, own=own)
    return f"On record: it rewrites “{parent}”. Its claims are weighed again."


def _own_reporting(request: Any, article: Article, ticks: Mapping[str, Tick]) -> list[OwnReporting]:
    """Only items of claims that this person may read."""
    readable = visible(request, claims_reached(article))
    items = Evidence.objects.filter(
        article=article, public_id__in=ticks, claim__in=readable.order_by().values("pk")
    )
    return [
        OwnReporting(item, ticks[item.public_id].is_own, ticks[item.public_id].seen)
        for item in items.select_related("claim")
    ]
