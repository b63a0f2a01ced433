""" "This article rewrites that one": a preview of the claims it touches, and one confirmation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from articles.desk.admin.correction_stages import in_recheck
from articles.desk.admin.permissions import roles
from articles.desk.admin.rewrite_preview import preview
from articles.desk.admin.rewrite_recording import record
from articles.desk.editing.acting import EDITOR
from articles.desk.editing.errors import GONE, EditingError, StaleVersion
from articles.desk.forms.record_choice import scoped
from articles.desk.forms.rewriting import ParentForm, ticks_of
from articles.desk.models import Article


class RewritePage:
    """Gives ArticleAdmin `<id>/rewrites/`."""

    admin_site: Any

    def rewrite_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.rewrites_view)
        return [path("<int:object_id>/rewrites/", view, name="articles_article_rewrites")]

    def rewrites_view(self, request: Any, object_id: int) -> HttpResponse:
        article: Article = self._article(request, str(object_id))  # type: ignore[attr-defined]
        data = request.POST if request.method == "POST" else request.GET
        form = ParentForm(data if "parent" in data else None)
        scoped(form, request.user, is_editor=EDITOR in roles(request))
        refusal: EditingError | None = None
        if request.method == "POST" and data.keys() & {"confirm", "undo"}:
            if not self.has_change_permission(request, article):  # type: ignore[attr-defined]
                raise PermissionDenied
            try:
                messages.success(request, record(request, article, form))
                return redirect("admin:articles_article_rewrites", article.pk)
            except EditingError as refused:
                refusal = refused
            except ObjectDoesNotExist:
                refusal = EditingError(GONE)
        context = {
            **self.common(request, article),  # type: ignore[attr-defined]
            "title": "This article rewrites that one",
            "form": form,
            "refusal": refusal,
            "parents": [row.parent for row in article.derivations.select_related("parent")],
            "rewritten_by": article.rewritten_by.order_by("-id")[:20],
            "waiting": in_recheck(request, article).count(),
            **preview(request, article, form, ticks_of(data), data.get("page", "1")),
        }
        status = 412 if isinstance(refusal, StaleVersion) else 200
        return TemplateResponse(request, "desk/article_rewrites.html", context, status=status)
