"""Capture an article: a plain form with an address, a file or a pasted text."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.desk.admin.permissions import roles, visible
from articles.desk.admin.sending import answer_if_sent, answer_sent, key_of
from articles.desk.capture.capturing import Capture, capture
from articles.desk.capture.web import capture_page
from articles.desk.editing.acting import EDITOR, acting
from articles.desk.editing.errors import EditingError
from articles.desk.editing.sent_form import SentAlready, keep_address, take_key
from articles.desk.forms.capture import CaptureForm
from articles.desk.models import Article, Person


class CapturePage:
    """Gives ArticleAdmin its page `add/`: capturing is how articles usually come in."""

    admin_site: Any
    model: Any

    def add_view(
        self, request: Any, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        options = {"person": request.user, "is_editor": EDITOR in roles(request)}
        refusal: EditingError | None = None
        if request.method == "POST":
            if answer := answer_if_sent(request, request.get_full_path()):
                return answer
            form = CaptureForm(request.POST, request.FILES, **options)
            if form.is_valid():
                try:
                    captured = _capture(request, form)
                except SentAlready as sent:
                    return answer_sent(request, sent, request.get_full_path())
                except EditingError as refused:
                    refusal = refused
                else:
                    return self._captured(request, captured)
        else:
            form = CaptureForm(initial=self._initial(request), **options)
        context = {
            **self.admin_site.each_context(request),
            "title": "Capture an article",
            "opts": self.model._meta,
            "form": form,
            "refusal": refusal,
            "has_errors": form.is_bound and bool(form.errors),
        }
        return TemplateResponse(request, "desk/article_capture.html", context)

    def _initial(self, request: Any) -> dict[str, Any]:
        """`?article=` names the article whose next version is captured."""
        asked = request.GET.get("article", "").replace("\x00", "")[:8].upper()
        rows = visible(request, Article.objects.all())
        article = rows.filter(public_id=asked).first() if asked else None
        return {"article": article} if article else {}

    def _captured(self, request: Any, captured: Capture) -> HttpResponse:
        version, report = captured.version, captured.reanchored
        page = reverse("admin:articles_article_change", args=[captured.article.pk])
        if not captured.is_new:
            said = f"This very text is on record already, as version {version.number}."
            messages.info(request, said)
            return HttpResponseRedirect(page)
        said = (
            f"Captured as version {version.number}: {len(version.blocks)} blocks, "
            f"{len(version.sentences)} sentences."
        )
        messages.success(request, f"{said} {report.told()}" if report else said)
        if report and (report.moved or report.orphaned):
            page = reverse("admin:articles_article_versions", args=[captured.article.pk])
            page += "#waiting"
        return HttpResponseRedirect(page)


def _capture(request: Any, form: CaptureForm) -> Capture:
    """What is fetched goes by its address, which only one article has; the rest by its key."""
    person: Person = request.user
    said, reason = form.cleaned_data, "Captured at the desk"
    told = {
        "publisher": said["publisher"],
        "kind": said["kind"],
        "published": said["published"],
        "article": said["article"],
        "title": said["title"].strip() or None,
    }
    if form.is_fetched():
        return capture_page(person, said["url"], reason=reason, **told)
    with acting(person, reason):
        take_key(key_of(request))
        captured = capture(
            form.received(), media_type=form.told_type(), url=said["url"] or None, **told
        )
        page = reverse("admin:articles_article_change", args=[captured.article.pk])
        keep_address(key_of(request), page)
    return captured
