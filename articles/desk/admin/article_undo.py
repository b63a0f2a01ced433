"""Taking back what was just done from a sentence."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from articles.desk.admin.annotated_text import changed_parts
from articles.desk.admin.passage import Passage
from articles.desk.admin.permissions import visible
from articles.desk.admin.sentence_done import unpacked
from articles.desk.admin.sentence_undo import undone
from articles.desk.models import AppearanceSpan, ArticleVersion, Claim


class UndoPage:
    """Gives ArticleAdmin `<id>/sentences/undo/`; with `?panel=1` it answers a script."""

    def undo_view(self, request: Any, object_id: int) -> HttpResponse:
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article, version = self.text_of(request, object_id)  # type: ignore[attr-defined]
        token = request.POST.get("undo", "")
        touched = _blocks_of(version, token) if version else set()
        readable = visible(request, Claim.objects.all())
        said, is_undone = undone(request.user, readable, token)
        if request.GET.get("panel") == "1":
            answer: dict[str, Any] = {"said": said, "is_undone": is_undone}
            if is_undone and version:
                answer |= changed_parts(request, version, touched)
            return JsonResponse(answer)
        (messages.success if is_undone else messages.error)(request, said)
        page = reverse("admin:articles_article_sentences", args=[article.pk])
        return HttpResponseRedirect(page)


def _blocks_of(version: ArticleVersion, token: str) -> set[int]:
    """Places of the blocks in which the claim's words stand now."""
    public_id, *_ = unpacked(token)
    spans = AppearanceSpan.objects.filter(
        appearance__claim__public_id=public_id, appearance__article_version=version
    )
    ranges = tuple(spans.values_list("start", "end"))
    return Passage(version, 1, ranges).blocks
