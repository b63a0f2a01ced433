"""Where log lines go: standard error, in JSON or plain."""

from __future__ import annotations

from typing import Any


def logging_settings(form: str) -> dict[str, Any]:
    """LOGGING for `form` "json" or "plain". Requests are logged in JSON only."""
    plain = {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    handlers = {"console": {"class": "logging.StreamHandler", "formatter": form}}
    # That the worker was told to end is no news; of work that fails django_tasks tells.
    loggers: dict[str, Any] = {"django_tasks_db": {"level": "ERROR"}}
    if form == "json":
        loggers["kb.requests"] = {"level": "INFO"}
        # Django's own handlers would print addresses, or send tracebacks by e-mail.
        loggers["django"] = {"handlers": [], "level": "WARNING", "propagate": True}
        loggers["django.server"] = {"handlers": [], "level": "ERROR", "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": plain, "json": {"()": "kb.log_lines.JsonFormatter"}},
        "handlers": handlers,
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": loggers,
    }
