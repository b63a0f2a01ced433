"""The desk's admin site: every address of it takes what browsers send, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods
from unfold.sites import UnfoldAdminSite

#: Django's admin takes every other method for a GET.
METHODS = ("GET", "HEAD", "POST")
_only_these = require_http_methods(METHODS)


class DeskSite(UnfoldAdminSite):
    """405 comes before the question who asks: it tells nobody what there is."""

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Callable[..., Any]:
        inside: Callable[..., Any] = super().admin_view(view, cacheable)
        return _only_these(inside)

    @method_decorator(_only_these)
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.method == "HEAD" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))  # as for a GET
        answer: HttpResponse = super().login(request, extra_context)
        return answer

    def search(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The pages of the desk by name; their list is short and has one page."""
        asked = request.GET.copy()
        asked.pop("page", None)
        request.GET = asked  # type: ignore[assignment]
        answer: HttpResponse = super().search(request, extra_context)
        return answer


class DeskSiteConfig(AdminConfig):
    default_site = "kb.desk_site.DeskSite"
