""" "This article rewrites that one": a preview of the claims it touches, and one confirmation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.desk.admin.article_rewrite_rows import rows_of
from articles.desk.admin.permissions import roles, visible
from articles.desk.admin.refusing import GONE
from articles.desk.editing.acting import EDITOR, acting
from articles.desk.editing.article_derivation import rewrites
from articles.desk.editing.errors import EditingError, StaleVersion
from articles.desk.editing.reached import claims_reached
from articles.desk.forms.record_choice import scoped
from articles.desk.forms.rewriting import ParentForm, Tick, ticks_of
from articles.desk.models import Article, Evidence
from articles.desk.publishing.article_derivation import underive_article
from articles.desk.publishing.article_rewrite import OwnReporting, rewrite
from articles.desk.publishing.moment import database_moment
from articles.logic.vocabulary import Challenge
from articles.logic.wording import counted

#: Claims on one page of the preview.
MOST = 50


class RewritePage:
    """Gives ArticleAdmin `<id>/rewrites/`."""

    admin_site: Any
    model: Any

    def rewrite_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.rewrites_view)
        return [path("<int:object_id>/rewrites/", view, name="articles_article_rewrites")]

    def rewrites_view(self, request: Any, object_id: int) -> HttpResponse:
        article: Article = self._article(request, str(object_id))  # type: ignore[attr-defined]
        refusal: EditingError | None = None
        if request.method == "POST" and request.POST.keys() & {"confirm", "undo"}:
            if not self.has_change_permission(request, article):  # type: ignore[attr-defined]
                raise PermissionDenied
            try:
                messages.success(request, self._done(request, article))
            except EditingError as refused:
                refusal = refused
            except ObjectDoesNotExist:
                refusal = EditingError(GONE)
            else:
                return HttpResponseRedirect(_page(article))
        data = request.POST if request.method == "POST" else request.GET
        form = ParentForm(data if "parent" in data else None)
        scoped(form, request.user, is_editor=EDITOR in roles(request))
        context = {
            **self.common(request, article),  # type: ignore[attr-defined]
            "title": "This article rewrites that one",
            "form": form,
            "refusal": refusal,
            "parents": [row.parent for row in article.derivations.select_related("parent")],
            "rewritten_by": article.rewritten_by.order_by("-id")[:20],
            "waiting": _to_recheck(request, article),
            **self._preview(request, article, form, ticks_of(data), data.get("page", "1")),
        }
        status = 412 if isinstance(refusal, StaleVersion) else 200
        return TemplateResponse(request, "desk/article_rewrites.html", context, status=status)

    def _preview(
        self, request: Any, article: Article, form: ParentForm, ticks: Mapping[str, Tick], at: str
    ) -> dict[str, Any]:
        if not form.is_bound or not form.is_valid():
            return {}
        parent = form.cleaned_data["parent"]
        if parent.pk == article.pk:
            form.add_error("parent", "That is this very article.")
            return {}
        if rewrites(parent, article):
            form.add_error("parent", f"“{parent}” rewrites this article itself: take that back.")
            return {}
        reached = visible(request, claims_reached(article))
        page = Paginator(reached, MOST).get_page(at)
        rows = rows_of(
            request, list(page.object_list), article, parent, ticks, database_moment().date()
        )
        here = {item.id for row in rows for item in row.items}
        return {
            "parent": parent,
            "page": page,
            "rows": rows,
            "moved": sum(row.is_moved for row in rows),
            "falling": sum(row.is_rechecked for row in rows),
            "told": _told_elsewhere(article, ticks, here),
        }

    def _done(self, request: Any, article: Article) -> str:
        data = request.POST
        seen = data.get("version", "")
        version = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 9 else 0
        if undone := data.get("undo", "")[:8].replace("\x00", ""):
            parent = Article.objects.get(public_id=undone)
            with acting(request.user, f"It does not rewrite “{parent}”"):
                underive_article(article, version=version, parent=parent)
            return f"Taken back: it does not rewrite “{parent}”. Its claims are weighed again."
        form = ParentForm(data)
        scoped(form, request.user, is_editor=EDITOR in roles(request))
        if not form.is_valid():
            raise EditingError("Say which article it rewrites.")
        parent = form.cleaned_data["parent"]
        own = _own_reporting(request, article, ticks_of(data))
        with acting(request.user, f"It rewrites “{parent}”"):
            rewrite(article, version=version, parent=parent, own=own)
        waiting = _to_recheck(request, article)
        rest = f" {counted(waiting, 'claim').capitalize()} to recheck." if waiting else ""
        return f"On record: it rewrites “{parent}”. Its claims are weighed again.{rest}"


def _page(article: Article) -> str:
    return reverse("admin:articles_article_rewrites", args=[article.pk])


def _to_recheck(request: Any, article: Article) -> int:
    waiting = claims_reached(article).filter(challenge=Challenge.RECHECK)
    return int(visible(request, waiting).count())


def _told_elsewhere(article: Article, ticks: Mapping[str, Tick], here: set[str]) -> list[str]:
    """What was told of items on other pages, as far as it is not what is on record."""
    known = article.evidence.filter(public_id__in=ticks.keys() - here)
    recorded = known.values_list("public_id", "is_own_reporting")
    return [ticks[item].token(item) for item, is_own in recorded if ticks[item].is_own != is_own]


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
