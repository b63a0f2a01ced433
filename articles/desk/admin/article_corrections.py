"""Claims to correct after something was found out about an article: decide, check, publish.

One text serves many claims; each claim is decided for itself.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.desk.admin.correction_page import CorrectionPage
from articles.desk.admin.correction_steps import CHECK, DECIDE, PUBLISH, Stage
from articles.desk.admin.permissions import has_role
from articles.desk.models import Article


class CorrectionPages:
    """Gives ArticleAdmin `<id>/corrections/`, `…/check/` and `…/publish/`."""

    admin_site: Any

    def correction_urls(self) -> list[Any]:
        def page(stage: Stage, tail: str) -> Any:
            def view(request: Any, object_id: int) -> HttpResponse:
                return self._stage_view(request, object_id, stage)

            name = f"articles_article_{stage.name}"
            at = f"<int:object_id>/corrections/{tail}"
            return path(at, self.admin_site.admin_view(view), name=name)

        return [page(DECIDE, ""), page(CHECK, "check/"), page(PUBLISH, "publish/")]

    def _stage_view(self, request: Any, object_id: int, stage: Stage) -> HttpResponse:
        article: Article = self._article(request, str(object_id))  # type: ignore[attr-defined]
        may_decide = has_role(request, *stage.roles)
        if not may_decide and (request.method == "POST" or stage is not DECIDE):
            raise PermissionDenied
        page = CorrectionPage(request, article, stage)
        if request.method == "POST" and page.decide():
            messages.success(request, page.summary())
            return HttpResponseRedirect(
                reverse(f"admin:articles_article_{stage.name}", args=[article.pk])
            )
        context = {
            **self.common(request, article),  # type: ignore[attr-defined]
            "title": stage.title,
            "may_decide": may_decide,
            **page.context(),
        }
        return TemplateResponse(request, "desk/article_corrections.html", context)
