"""Asking for pages as somebody, and keeping every byte of the answer."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.signals import got_request_exception
from django.http import StreamingHttpResponse
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.utils import timezone

from articles.desk.models import Person
from tests.secrecy.tokens import MARK, Mint, Token

#: Random in each form of a report, and signed with the moment.
_TOKEN = re.compile(rb'(name="token" value=")[^"]+')


@dataclass(frozen=True)
class Answer:
    """`headers` are name and value a line, cookies included; `body` is what went over the wire."""

    asked: str
    status: int
    headers: str
    body: bytes

    @property
    def etag(self) -> str:
        lines = [line for line in self.headers.splitlines() if line.startswith("ETag: ")]
        return lines[0].removeprefix("ETag: ") if lines else ""


@dataclass
class Overheard:
    """What Python's log and raised exceptions said meanwhile."""

    lines: list[str] = field(default_factory=list)


class Asker(RequestFactory):
    """A client that asks the whole site and keeps no contexts of templates: they take most of
    the time of Django's own."""

    def __init__(self, person: Person | None = None) -> None:
        super().__init__()
        self._handler = ClientHandler(enforce_csrf_checks=False)
        if person is not None:
            client = Client()
            client.force_login(person)
            self.cookies = client.cookies

    def request(self, **request: Any) -> Any:
        return self._handler(self._base_environ(**request))  # type: ignore[attr-defined]


def ask(client: Asker, address: str, method: str = "GET", **headers: str) -> Answer:
    response: Any = client.generic(method, address, headers=headers or None)
    is_stream = isinstance(response, StreamingHttpResponse) or getattr(response, "streaming", False)
    body = b"".join(response.streaming_content) if is_stream else response.content
    body = _TOKEN.sub(rb"\1", body)
    # Pages that are not kept say so by the clock of the machine.
    is_kept = "no-store" not in response.headers.get("Cache-Control", "")
    said = [
        f"{name}: {value}"
        for name, value in response.headers.items()
        if is_kept or name not in ("Expires", "Last-Modified")
    ]
    said += [f"Set-Cookie: {cookie.output(header='')}" for cookie in response.cookies.values()]
    asked = " ".join([method, address, *(f"{k}:{v}" for k, v in headers.items())])
    return Answer(asked, response.status_code, "\n".join(said), body)


@contextmanager
def listening() -> Iterator[Overheard]:
    """Everything that is logged from INFO on, with its exceptions, and what is raised."""
    heard = Overheard()

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.lines.append(logging.Formatter().format(record))

    def raised(sender: Any, **kwargs: Any) -> None:
        heard.lines.append(f"raised: {sys.exc_info()[1]!r}")

    ear, root = Ear(level=logging.INFO), logging.getLogger()
    names = ("django", "django.request", "django.server", "articles")
    loggers = [root, *(logging.getLogger(name) for name in names)]
    levels = [(logger, logger.level) for logger in loggers]
    root.addHandler(ear)
    got_request_exception.connect(raised)
    for logger in loggers:
        logger.setLevel(logging.INFO)
    try:
        yield heard
    finally:
        got_request_exception.disconnect(raised)
        root.removeHandler(ear)
        for logger, level in levels:
            logger.setLevel(level)


@contextmanager
def at_one_moment(moment: datetime) -> Iterator[None]:
    """Pages that tell how long ago something was, and what day it is, tell the same."""
    with patch.object(timezone, "now", lambda: moment):
        yield


@dataclass(frozen=True)
class Leak:
    """Who read which secret where."""

    who: str
    asked: str
    token: Token

    def __str__(self) -> str:
        place, audience = self.token.place, self.token.audience
        return f"{self.who} reads {place} ({audience}) at {self.asked} [{self.token.text}]"


def leaks(mint: Mint, who: str, answers: Iterable[Answer], known: frozenset[str]) -> list[Leak]:
    """Secrets in the answers whose audience is not among `known`; what was asked is no secret."""
    found = []
    for answer in answers:
        echoed = _words_in(answer.asked)
        for token in mint.found_in(answer.body, answer.headers):
            is_echo = any(token.text in word for word in echoed)
            if not is_echo and token.audience not in known:
                found.append(Leak(who, answer.asked, token))
    return found


def _words_in(asked: str) -> set[str]:
    """What the asker wrote: parts of the path and values of the query."""
    address = urlsplit(asked.split(" ")[1])
    words = {unquote(part) for part in address.path.split("/")}
    words |= {word for values in parse_qs(address.query).values() for word in values}
    return {word for word in words | {word.upper() for word in words} if word}


def is_about_tokens(line: str) -> bool:
    return MARK in line.lower()


def differences(one: Iterable[Answer], other: Iterable[Answer]) -> list[str]:
    """Of answers to the same questions: whatever is not the same, byte by byte."""
    told = []
    for first, second in zip(one, other, strict=True):
        if first == second:
            continue
        for what in ("status", "headers", "body"):
            before, after = getattr(first, what), getattr(second, what)
            if before != after:
                told.append(f"{first.asked}: {what} differs: {_where(before, after)}")
    return told


def _where(before: Any, after: Any) -> str:
    if isinstance(before, int):
        return f"{before} and {after}"
    size = min(len(before), len(after))
    place = next((n for n in range(size) if before[n] != after[n]), size)
    around = slice(max(0, place - 60), place + 60)
    return f"{before[around]!r} and {after[around]!r} ({len(before)}, {len(after)})"
