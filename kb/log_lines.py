"""Log lines that an operator can use and nobody can read secrets from: JSON, one a line.

A line says when, how grave, which logger, the request's number, its method, the *name* of its
route, its status and time; of an error its kind and where it was raised. It never repeats
addresses, parameters, what an exception says (the database's messages quote values), or
arguments of messages of others.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kb.request_log import told_of_request

#: Loggers whose messages are our own words and hold no data.
OWN = ("kb", "articles")
#: Innermost calls of a traceback that are kept.
DEEPEST = 15


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
            **told_of_request(),
        }
        line["status"] = getattr(record, "status", getattr(record, "status_code", None))
        line["milliseconds"] = getattr(record, "milliseconds", None)
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["raised_in"] = _calls(record.exc_info[1])
        said = {name: value for name, value in line.items() if value is not None}
        return json.dumps(said, ensure_ascii=True)


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in OWN:
        return record.getMessage()
    if getattr(record, "status_code", None):
        return "Request refused" if record.levelno < logging.ERROR else "Request failed"
    # Without its arguments: a message of others may hold anything.
    return str(record.msg) if record.args else "A message of this library (not repeated)"


def _calls(error: BaseException | None) -> list[str]:
    """Innermost last: file:line in function. No source lines, no values."""
    frames = traceback.extract_tb(error.__traceback__ if error else None)[-DEEPEST:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(filename: str) -> str:
    return "/".join(Path(filename).parts[-3:])
