"""An article's text at the desk: what carries claims, and what is left to do."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse

from articles.desk.admin.annotated_text import annotated
from articles.desk.admin.permissions import visible
from articles.desk.admin.sentence_undo import done_before
from articles.desk.models import Appearance, Article, ArticleVersion, Claim, Source


class AnnotatePage:
    """Gives ArticleAdmin `<id>/sentences/`."""

    admin_site: Any
    model: Any

    def sentences_view(self, request: Any, object_id: int) -> HttpResponse:
        article, version = self.text_of(request, object_id)
        claims = visible(request, Claim.objects.all())
        waiting = Appearance.objects.filter(
            article_version__article=article, claim__in=claims.values("pk")
        ).waiting()
        context = {
            **self.common(request, article),
            "title": "Annotate",
            "text": annotated(request, version) if version else None,
            "waiting": waiting.count(),
            "done": done_before(claims, request.GET.get("done", "")),
        }
        return TemplateResponse(request, "desk/article_sentences.html", context)

    def text_of(self, request: Any, object_id: int) -> tuple[Article, ArticleVersion | None]:
        """The article and the newest version of its text."""
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        article = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if article is None:
            raise Http404("There is no such article.")
        return article, article.versions.defer("raw").order_by("-number").first()

    def common(self, request: Any, article: Article) -> dict[str, Any]:
        known = visible(request, Source.objects.all())
        publisher = known.filter(pk=article.publisher_id).first() if article.publisher_id else None
        return {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "original": article,
            "publisher": publisher,
            "may_write": self.has_change_permission(request),  # type: ignore[attr-defined]
        }
