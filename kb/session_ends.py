"""When a session ends: unused, old, or its account no longer what it was.

Django itself ends it when the password changes. The times are kept in the session and
written once a minute at most, not with every request.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase

from articles.desk.editing.acting import roles_of

from .security import is_desk

_SIGNED_IN, _SEEN, _ROLES = "signed_in_at", "seen_at", "roles_then"
#: Seconds between two notes of when the session was last used.
NOTED_EVERY = 60
MOVED = "What you may do at the desk has changed since you signed in. Sign in again."
CLOSED = "This session has ended. Sign in again."


class SessionEndsMiddleware:
    """Behind sessions, sign-in and messages, whose `request` it reads."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_desk(request.path_info):
            return self.get_response(request)
        if ended := _why_ended(request):
            request.session.flush()
            request.user = AnonymousUser()
            messages.info(request, ended)
        key = request.session.session_key
        response = self.get_response(request)
        if request.user.is_authenticated:
            _note(request, is_new=request.session.session_key != key)
        return response


def _why_ended(request: HttpRequest) -> str:
    """The words for the person; "" while the session goes on."""
    session, now = request.session, time.time()
    if SESSION_KEY not in session:
        return ""
    if not request.user.is_authenticated:  # deactivated, or the password was changed
        return CLOSED
    if now - session.get(_SEEN, now) > settings.SESSION_IDLE_SECONDS:
        return (
            f"Nothing was done here for {_in_words(settings.SESSION_IDLE_SECONDS)}. Sign in again."
        )
    if now - session.get(_SIGNED_IN, now) > settings.SESSION_LONGEST_SECONDS:
        longest = _in_words(settings.SESSION_LONGEST_SECONDS)
        return f"A session lasts {longest} at most. Sign in again."
    return MOVED if session.get(_ROLES, _roles(request)) != _roles(request) else ""


def _note(request: HttpRequest, *, is_new: bool) -> None:
    session, now = request.session, time.time()
    if is_new or _SIGNED_IN not in session:
        session[_SIGNED_IN] = now
        session[_ROLES] = _roles(request)
        session[_SEEN] = now
    elif now - session.get(_SEEN, 0) > NOTED_EVERY and not _is_by_itself(request):
        session[_SEEN] = now


def _is_by_itself(request: HttpRequest) -> bool:
    """Whether an open page sent it, which tells every now and then that it is open."""
    place = request.resolver_match
    return place is not None and (place.url_name or "").endswith("_editing")


def _roles(request: HttpRequest) -> list[str]:
    """Groups, and what stands beside them; read once a request, as the pages do anyway."""
    person = request.user
    assert person.is_authenticated
    beside = {"superuser": person.is_superuser, "staff": person.is_staff}
    return [*sorted(roles_of(person)), *(f"+{name}" for name, held in beside.items() if held)]


def _in_words(seconds: int) -> str:
    if seconds % 3600 == 0:
        return "an hour" if seconds == 3600 else f"{seconds // 3600} hours"
    return f"{seconds // 60} minutes"
