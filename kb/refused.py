"""Requests that are refused before a page sees them: said in words, in the desk's look.

Readers get the pages of the public side.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import (
    REASON_CSRF_TOKEN_MISSING,
    REASON_NO_CSRF_COOKIE,
)
from django.shortcuts import render

from articles.public.views import errors

from .keeping import send_again
from .kept_form import sent
from .security import is_desk

UNREADABLE = (
    "Something in the address or the form was not as it should be, and nothing was saved. "
    "Go back and try again."
)
NOT_FROM_HERE = (
    "This form did not come from a page of the desk, or that page was opened before you last "
    "signed in. Nothing was saved. Go back, load the page again, and send the form from there."
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; 413 where it was too large."""
    if not _has_desk(request):
        return errors.bad_request(request, exception)
    if isinstance(exception, RequestDataTooBig):
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2
        words = (
            f"The form holds more than {most} MB of text, and nothing was saved. Texts of up to "
            "10 MB can be captured; send longer ones in parts."
        )
        return _page(request, "This is too large", words, 413)
    if isinstance(exception, TooManyFieldsSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        words = f"The form has more than {most} fields, and nothing was saved. Send fewer at once."
        return _page(request, "This form has too many fields", words, 400)
    if isinstance(exception, TooManyFilesSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        words = f"The form came with more than {most} files, and nothing was saved."
        return _page(request, "These are too many files", words, 400)
    return _page(request, "This request could not be read", UNREADABLE, 400)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 without a valid token. One from before the last sign-in is a person's own form."""
    if not _has_desk(request):
        return errors.permission_denied(request)
    has_token = reason not in (REASON_CSRF_TOKEN_MISSING, REASON_NO_CSRF_COOKIE)
    # Browsers write this header themselves; no page of another site can.
    is_own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if has_token and is_own and request.user.is_authenticated:
        return send_again(request, sent(request), status=403)
    return _page(request, "This form was refused", NOT_FROM_HERE, 403)


def _has_desk(request: HttpRequest) -> bool:
    """Whether the request is the desk's and got as far as its sign-in."""
    return is_desk(request.path_info) and hasattr(request, "user")


def _page(request: HttpRequest, title: str, words: str, status: int) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, "words": words}
    return render(request, "desk/refused.html", context, status=status)
