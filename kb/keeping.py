"""The pages that carry a form over a sign-in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from .kept_form import Kept, carried, sent
from .security import is_desk
from .signing_in.form import SignInForm


def send_again(request: HttpRequest, kept: Kept, *, status: int = 200) -> HttpResponse:
    """The page whose button sends it; only ever a person's own act."""
    context = {**admin.site.each_context(request), "title": "Send it again", "again": kept}
    return render(request, "desk/send_again.html", context, status=status)


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": "Sign in again",
        "app_path": reverse("admin:login"),
        "form": SignInForm(request),
        "kept": sent(request),
    }
    return render(request, "admin/login.html", context, status=401)


class KeptFormMiddleware:
    """Behind SessionEndsMiddleware. Fetches by scripts are told by a redirect, as ever."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        request.kept = None
        response = self.get_response(request)
        if wait := getattr(request, "locked_for", 0):
            response.status_code = 429
            response.headers["Retry-After"] = str(wait)
        if request.kept and response.status_code == 302 and request.user.is_authenticated:
            return send_again(request, request.kept)
        return response

    def process_view(self, request: Any, *view: Any) -> HttpResponse | None:
        if request.method != "POST" or not is_desk(request.path_info):
            return None
        place = request.resolver_match.view_name
        if place == "admin:login":
            request.kept = carried(request)
        elif place != "admin:logout" and not request.user.is_staff and _is_page(request):
            return _sign_in_first(request)
        return None


def _is_page(request: HttpRequest) -> bool:
    """Whether a person sent it from a page of the desk, and looks at what comes back."""
    is_shown = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    return settings.CSRF_COOKIE_NAME in request.COOKIES and is_shown
