"""Log lines that an operator can use and nobody can read secrets from: JSON, one a line.

A line says when, how grave, which logger, the request's id, its method, the *name* of its
route, its status and time; of an error its kind and where it was raised. It never repeats
addresses, parameters, what an exception says (the database's messages quote values), or
arguments of messages of others.
"""

from __future__ import annotations

import json
import logging
import secrets
import time
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponseBase

_request: ContextVar[tuple[str, HttpRequest] | None] = ContextVar("request", default=None)

#: Loggers whose messages are our own words and hold no data.
OWN = ("kb", "articles")
#: Innermost calls of a traceback that are kept.
DEEPEST = 15

_log = logging.getLogger("kb.requests")


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
            **_of_request(record),
        }
        for name in ("status", "milliseconds"):
            if (value := getattr(record, name, None)) is not None:
                line[name] = value
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["raised_in"] = _calls(record.exc_info[1])
        return json.dumps(line, ensure_ascii=True)


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in OWN:
        return record.getMessage()
    if getattr(record, "status_code", None):
        return "Request refused" if record.levelno < logging.ERROR else "Request failed"
    # Without its arguments: a message of others may hold anything.
    return str(record.msg) if record.args else "A message of this library (not repeated)"


def _of_request(record: logging.LogRecord) -> dict[str, Any]:
    told = _request.get()
    if told is None:
        return {}
    number, request = told
    found = {"request": number, "method": request.method, "route": route_of(request)}
    status = getattr(record, "status_code", None)
    return found | ({"status": status} if status else {})


def route_of(request: HttpRequest) -> str:
    """The name of the route, such as admin:articles_claim_change; "none" where none fits."""
    place = getattr(request, "resolver_match", None)
    return (place.view_name or "unnamed") if place else "none"


def _calls(error: BaseException | None) -> list[str]:
    """Innermost last: file:line in function. No source lines, no values."""
    frames = traceback.extract_tb(error.__traceback__ if error else None)[-DEEPEST:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(filename: str) -> str:
    return "/".join(Path(filename).parts[-3:])


class RequestLogMiddleware:
    """Outermost. One line a request; its number goes with every line written meanwhile."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _request.set((secrets.token_hex(8), request))
        began = time.monotonic()
        try:
            response = self.get_response(request)
            spent = round((time.monotonic() - began) * 1000)
            told = {"status": response.status_code, "milliseconds": spent}
            _log.info("answered", extra=told)
        finally:
            _request.reset(token)
        return response


def logging_settings(form: str) -> dict[str, Any]:
    """LOGGING for `form` "json" or "plain". Requests are logged in JSON only."""
    plain = {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    handlers = {"console": {"class": "logging.StreamHandler", "formatter": form}}
    loggers: dict[str, Any] = {}
    if form == "json":
        loggers = {"kb.requests": {"level": "INFO"}}
        # Django's own handlers would print addresses, or send tracebacks by e-mail.
        loggers["django"] = {"handlers": [], "level": "WARNING", "propagate": True}
        loggers["django.server"] = {"handlers": [], "level": "ERROR", "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": plain, "json": {"()": "kb.logs.JsonFormatter"}},
        "handlers": handlers,
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": loggers,
    }
