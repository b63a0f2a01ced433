"""Asking every address as every visitor, without the costs of a test client."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from tests.matrix.newsroom import World

#: Sessions hold messages that wait, notes say who has a form open; neither is content.
NOT_COUNTED = {"django_session", "articles_editingnote"}


@dataclass(frozen=True)
class Answer:
    """What came back, read to its end."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


class Walker:
    """Asks the whole stack of middleware and views, as the web server does."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._factory = RequestFactory()

    @cached_property
    def _handler(self) -> WSGIHandler:
        return WSGIHandler()

    def ask(
        self,
        visitor: str,
        path: str,
        method: str = "GET",
        data: dict[str, Any] | None = None,
        *,
        is_forged: bool = False,
    ) -> Answer:
        """`is_forged` is a request without the token of our own forms."""
        if method in ("GET", "HEAD", "POST"):
            request: Any = getattr(self._factory, method.lower())(path, data or {})
        else:
            request = self._factory.generic(method, path)
        key = self.world.sessions[visitor]
        if key:
            request.META["HTTP_COOKIE"] = f"{settings.SESSION_COOKIE_NAME}={key}"
        request = WSGIRequest(request.environ)
        request._dont_enforce_csrf_checks = not is_forged
        response: Any = self._handler.get_response(request)
        return _read(response)

    def page(self, visitor: str, path: str, **data: Any) -> Answer:
        return self.ask(visitor, path, "GET", data)

    def send(self, visitor: str, path: str, data: dict[str, Any] | None = None) -> Answer:
        return self.ask(visitor, path, "POST", data)


def _read(response: HttpResponseBase) -> Answer:
    parts: Any = response  # of a file, or the whole page as one
    body = b"".join(parts)
    # Not response.close(), which tells the connection that the request is over.
    for close in response._resource_closers:  # type: ignore[attr-defined]
        close()
    return Answer(response.status_code, dict(response.items()), body)


@contextmanager
def taken_back() -> Iterator[None]:
    """What happens inside leaves no trace."""
    with transaction.atomic():
        mark = transaction.savepoint()
        yield
        transaction.savepoint_rollback(mark)


_TABLES = """
SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename
"""


def fingerprint() -> dict[str, tuple[int, int]]:
    """Of every table the number of its rows and the sum of their hashes."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        names = [name for (name,) in cursor.fetchall() if name not in NOT_COUNTED]
        cursor.execute(" UNION ALL ".join(_one_table(name) for name in names))
        return {name: (rows, total) for name, rows, total in cursor.fetchall()}


def _one_table(name: str) -> str:
    return (
        f"SELECT '{name}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) "
        f'FROM "{name}" t'
    )


def changed(before: dict[str, tuple[int, int]]) -> list[str]:
    """Names of the tables that differ from what they were."""
    now = fingerprint()
    return [name for name in now if now[name] != before.get(name)]


#: Tokens of forms, and the moment of the answer; they are new with each one.
_NEW_EACH_TIME = re.compile(
    rb'(name="(csrfmiddlewaretoken|sent_key)"[^>]*?value=|"csrfToken": ?)"[^"]*"'
)
_MOMENTS = ("Expires", "Last-Modified", "Content-Length")


def normalised(answer: Answer, word: Any) -> tuple[int, dict[str, str], str]:
    """The answer without the key or word that was asked for, without tokens and moments."""
    named = re.compile(rf"(?<![0-9A-Za-z]){re.escape(str(word))}(?![0-9A-Za-z])", re.IGNORECASE)
    body = _NEW_EACH_TIME.sub(b"", answer.body).decode("utf-8", "replace")
    headers = {
        name: named.sub("ID", value)
        for name, value in answer.headers.items()
        if name not in _MOMENTS
    }
    return answer.status, headers, named.sub("ID", body)
