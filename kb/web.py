"""gunicorn, set up for one machine, inside the process that prepared everything."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

WORKERS = 2
"""Processes. Each keeps its own pool of connections."""

THREADS = 4
"""Requests that one process answers at a time."""


class _Logger(Logger):
    """In production gunicorn's own lines go where all others go: it would print addresses."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        if settings.LOG_FORM == "json":
            self.error_log.handlers.clear()
            self.error_log.propagate = True


class _Application(BaseApplication):
    """Loaded before the workers are forked, so that they start at once."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        chosen: dict[str, Any] = {
            "bind": f"127.0.0.1:{self.port}",
            "workers": WORKERS,
            "threads": THREADS,
            "worker_class": "gthread",
            "preload_app": True,
            "graceful_timeout": 5,
            "loglevel": "warning",
            "logger_class": _Logger,
            "control_socket_disable": True,
            "when_ready": _end_gently,
        }
        for name, value in chosen.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        from kb.wsgi import application

        return application


def _end_gently(arbiter: Any) -> None:
    """Ctrl-C lets the workers finish, as SIGTERM does, instead of killing them."""
    arbiter.handle_int = arbiter.handle_term


def serve(port: int) -> None:
    """Serves on 127.0.0.1 until SIGINT or SIGTERM; then returns."""
    close_connections()
    try:
        _Application(port).run()
    except SystemExit as stop:
        if stop.code:
            raise


def close_connections() -> None:
    """Connections and pools must not be shared with forked processes."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.settings_dict["OPTIONS"].get("pool"):
            connection.close_pool()  # type: ignore[attr-defined]
