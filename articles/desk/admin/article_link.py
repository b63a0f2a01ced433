"""Looking at an article's address from its page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from articles.desk.capture.link_checking import Checked, check_link
from articles.desk.editing.errors import EditingError


class LinkPage:
    """Gives ArticleAdmin `<id>/link/`."""

    admin_site: Any

    def link_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(require_POST(self.check_link_view))
        return [path("<int:object_id>/link/", view, name="articles_article_check_link")]

    def check_link_view(self, request: Any, object_id: int) -> HttpResponse:
        """The answer of the site is waited for, up to 20 seconds. `url` is the address that was
        shown: another one is not asked in its place."""
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        article = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if article is None:
            raise Http404("There is no such article.")
        if not self.has_change_permission(request, article):  # type: ignore[attr-defined]
            raise PermissionDenied
        try:
            if request.POST.get("url", "") != article.canonical_url:
                raise EditingError("The article has another address by now: look at it first.")
            checked = check_link(request.user, article, reason="Link checked at the desk")
        except EditingError as refusal:
            messages.error(request, f"The link was not checked. {refusal}")
        else:
            messages.success(request, _told(checked))
        page = reverse("admin:articles_article_change", args=[object_id])
        return HttpResponseRedirect(f"{page}#link")


def _told(checked: Checked) -> str:
    words = checked.recorded.check.words
    return f"{words} Kept as version {checked.version.number}." if checked.version else words
