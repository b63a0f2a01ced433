"""Articles at the desk: the list, capture, fields, sentences."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html

from articles.desk.admin.article_capture import CapturePage
from articles.desk.admin.article_corrections import CorrectionPages
from articles.desk.admin.article_link import LinkPage
from articles.desk.admin.article_list import PassagesFilter
from articles.desk.admin.article_page import ArticlePage
from articles.desk.admin.article_rewrites import RewritePage
from articles.desk.admin.article_sentences import SentencePages
from articles.desk.admin.article_versions import VersionPages
from articles.desk.admin.base import DeskAdmin
from articles.desk.admin.permissions import visible
from articles.desk.editing.acting import WRITERS
from articles.desk.editing.article import delete_article
from articles.desk.models import Article, ArticleDerivation, ArticleVersion, Source


@admin.register(Article)
class ArticleAdmin(
    CapturePage,
    SentencePages,
    VersionPages,
    RewritePage,
    CorrectionPages,
    LinkPage,
    ArticlePage,
    DeskAdmin,
):
    list_display = ("title", "publisher_in_list", "kind", "published_in_list", "standing",
                    "rights", "text_in_list")  # fmt: skip
    list_filter = ("is_confirmed", PassagesFilter, "kind", "standing", "rights", "language",
                   "default_basis")  # fmt: skip
    search_fields = ("title", "public_id", "byline", "canonical_url")
    search_help_text = "Words of the title or byline, an address or an id"
    ordering = ("-id",)
    history_parts = (("article", ArticleDerivation),)
    removers = WRITERS

    def remove(self, request: Any, record: Any, *, version: int) -> None:
        """Only one that was entered by hand and that nothing rests on."""
        delete_article(record, version=version)

    def get_urls(self) -> list[Any]:
        inside = self.admin_site.admin_view
        return [
            path("by-hand/", inside(self.by_hand_view), name="articles_article_by_hand"),
            *self.sentence_urls(),
            *self.version_urls(),
            *self.rewrite_urls(),
            *self.correction_urls(),
            *self.link_urls(),
            *super().get_urls(),
        ]

    def by_hand_view(self, request: Any) -> HttpResponse:
        return self.changeform_view(request)

    def get_queryset(self, request: Any) -> Any:
        rows = super().get_queryset(request).select_related("publisher", "default_source")
        versions = ArticleVersion.objects.filter(article=OuterRef("pk")).order_by("-number")
        return rows.annotate(newest_version=Subquery(versions.values("number")[:1]))

    def get_changelist_instance(self, request: Any) -> Any:
        """The list names no publisher that the person may not know of."""
        shown: Any = super().get_changelist_instance(request)
        keys = {row.publisher_id for row in shown.result_list if row.publisher_id}
        known = visible(request, Source.objects.filter(pk__in=keys))
        named = dict(known.values_list("pk", "name"))
        for row in shown.result_list:
            row.known_publisher = named.get(row.publisher_id, "")
        return shown

    @admin.display(description="Publisher")
    def publisher_in_list(self, article: Any) -> str:
        return article.known_publisher or "not stated"

    @admin.display(description="Published", ordering="published_on")
    def published_in_list(self, article: Any) -> str:
        return article.published_on.display() if article.published_on else "not stated"

    @admin.display(description="Text")
    def text_in_list(self, article: Any) -> str:
        if not article.newest_version:
            return "none"
        href = reverse("admin:articles_article_sentences", args=[article.pk])
        return format_html(
            '<a class="underline" href="{}">Sentences of version {}</a>',
            href,
            article.newest_version,
        )
