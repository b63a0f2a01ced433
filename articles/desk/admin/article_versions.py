"""The versions of an article's text: what changed, which passages that touched, the raw bytes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from articles.desk.admin.article_changes import changed_between
from articles.desk.admin.article_waiting import needs_a_person, waiting_in
from articles.desk.admin.article_whole import whole_of
from articles.desk.admin.permissions import roles, visible
from articles.desk.editing.acting import EDITOR, acting
from articles.desk.editing.appearance_place import leave_appearance
from articles.desk.editing.errors import GONE, EditingError
from articles.desk.forms.mending import MendForm
from articles.desk.models import Appearance, Article, ArticleVersion, Claim
from articles.desk.publishing.appearance_place import confirm_appearance, mend_appearance
from articles.desk.publishing.article import shown_number
from articles.desk.publishing.article_version import show_version
from articles.logic.typed_numbers import whole_number

#: Passages on one page; the next ones come when these are mended.
MOST_WAITING = 50


class VersionPages:
    """Gives ArticleAdmin `<id>/versions/`, `<id>/versions/<n>/raw/` and `<id>/versions/show/`."""

    admin_site: Any
    model: Any

    def version_urls(self) -> list[Any]:
        inside, at = self.admin_site.admin_view, "<int:object_id>/versions/"
        name = "articles_article_"
        return [
            path(at, inside(self.versions_view), name=f"{name}versions"),
            path(f"{at}show/", inside(require_POST(self.show_view)), name=f"{name}show_version"),
            path(f"{at}<int:number>/raw/", inside(self.raw_view), name=f"{name}raw"),
        ]

    def versions_view(self, request: Any, object_id: int) -> HttpResponse:
        article, newest = self.text_of(request, object_id)  # type: ignore[attr-defined]
        refused: tuple[MendForm, EditingError | None] | None = None
        if request.method == "POST":
            if newest is None or not self.has_change_permission(request, article):  # type: ignore[attr-defined]
                raise PermissionDenied
            form = MendForm(request.POST, newest=newest)
            try:
                if form.is_valid():
                    messages.success(request, _mended(request, form, newest))
                    return HttpResponseRedirect(f"{_page(article)}#waiting")
                refused = (form, None)
            except EditingError as refusal:
                refused = (form, refusal)
            except ObjectDoesNotExist:
                refused = (form, EditingError(GONE))
        context = {
            **self.common(request, article),  # type: ignore[attr-defined]
            "title": "Versions of its text",
            "newest": newest,
            "refused": refused,
            **self._told(request, article, newest),
        }
        return TemplateResponse(request, "desk/article_versions.html", context)

    def _told(
        self, request: Any, article: Article, newest: ArticleVersion | None
    ) -> dict[str, Any]:
        rows = article.versions.defer("raw").select_related("captured_by").order_by("-number")
        versions = list(rows)
        waiting = needs_a_person(article, visible(request, Claim.objects.all()))
        return {
            "versions": versions,
            "changed": changed_between(request.GET, versions),
            "waiting": waiting_in(
                list(waiting[:MOST_WAITING]), {row.pk: row for row in versions}, newest
            )
            if newest
            else [],
            "waiting_count": (count := waiting.count()),
            "whole": whole_of(newest) if newest and count else [],
            "shown_number": shown_number(article),
            "may_show": EDITOR in roles(request),
        }

    def show_view(self, request: Any, object_id: int) -> HttpResponse:
        article, newest = self.text_of(request, object_id)  # type: ignore[attr-defined]
        try:
            with acting(request.user, "Newest text shown to readers"):
                show_version(article, version=_number(request.POST.get("version", "")))
        except EditingError as refusal:
            messages.error(request, f"{refusal} Readers see what they saw before.")
        else:
            messages.success(request, f"Readers see version {newest.number} now.")
        return HttpResponseRedirect(_page(article))

    def raw_view(self, request: Any, object_id: int, number: int) -> HttpResponse:
        """The bytes as received; a file to keep, never a page to open."""
        article, _ = self.text_of(request, object_id)  # type: ignore[attr-defined]
        version = article.versions.filter(number=number).only("raw", "media_type").first()
        if version is None:
            raise Http404("There is no such version.")
        answer = HttpResponse(bytes(version.raw), content_type="application/octet-stream")
        name = f"{article.public_id}-version-{number}.bin"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def _page(article: Article) -> str:
    return reverse("admin:articles_article_versions", args=[article.pk])


def _number(text: str) -> int:
    """0 where it is no number: no version, so that the verb refuses."""
    return whole_number(text) or 0


def _mended(request: Any, form: MendForm, newest: ArticleVersion) -> str:
    said = form.cleaned_data
    readable = visible(request, Claim.objects.all())
    appearance = Appearance.objects.select_related("claim").get(
        public_id=said["appearance"], claim__in=readable.values("pk")
    )
    with acting(request.user, "Passage mended in the newest text"):
        if said["confirm"]:
            confirm_appearance(appearance, version=said["claim_version"], article_version=newest)
            return f"Kept where it stands now: “{appearance.claim}”."
        if said["leave"]:
            leave_appearance(appearance, version=said["claim_version"], article_version=newest)
            return f"Left on the earlier version: “{appearance.claim}”."
        mend_appearance(
            appearance,
            version=said["claim_version"],
            article_version=newest,
            spans=form.chosen(),
        )
    return f"The passage of “{appearance.claim}” is mended; a second person checks its words."
