"""The whole installation in one command: tables, static files, web server."""

from __future__ import annotations

import io
import socket
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from kb.background import background
from kb.web import close_connections, serve


class Command(BaseCommand):
    help = "Bring everything up to date and serve it until Ctrl-C"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--demo", action="store_true", help="load the demonstration first")
        parser.add_argument("--load-only", action="store_true", help="prepare, do not serve")
        parser.add_argument(
            "--without-work",
            action="store_true",
            help="serve alone: the background's work is done by `manage.py work` elsewhere",
        )

        parser.add_argument(
            "--into-named-database",
            action="store_true",
            help="load the demonstration even into the database of DATABASE_URL",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        into_named = options["into_named_database"]
        if options["demo"] and settings.IS_DATABASE_NAMED and not into_named:
            raise CommandError(
                "DATABASE_URL names a database: the demonstration is not loaded into it unless "
                "you say so (make demo INTO_NAMED_DATABASE=1). Unset it for one of your own."
            )
        if not options["load_only"]:
            check_port(port)
        try:
            self._prepare(demo=options["demo"], into_named=into_named)
            if not options["load_only"]:
                self._serve(port, with_work=not options["without_work"])
        finally:
            self._leave()

    def _prepare(self, *, demo: bool, into_named: bool) -> None:
        if not settings.IS_DATABASE_NAMED:
            self._step(f"Starting PostgreSQL (data in {settings.KB_DATA})")
            call_command("db", "start", stdout=io.StringIO())
        if needs_migration():
            self._step("Bringing the tables up to date")
            call_command("migrate", verbosity=0, interactive=False)
        if demo:
            self._step("Loading the demonstration")
            flags = ["--into-named-database"] if into_named else []
            call_command("demo", *flags, stdout=self.stdout, stderr=self.stderr)
        if settings.IS_STATIC_HASHED:
            self._step("Collecting static files")
            call_command("collectstatic", verbosity=0, interactive=False)

    def _serve(self, port: int, *, with_work: bool) -> None:
        address = f"http://127.0.0.1:{port}"
        self._step("Serving until Ctrl-C")
        self.stdout.write(f"   for readers  {address}/")
        self.stdout.write(f"   the desk     {address}/{settings.DESK_PREFIX}")
        self.stdout.flush()
        with background() if with_work else nullcontext():
            serve(port)

    def _leave(self) -> None:
        """Nothing is left running that nobody uses."""
        close_connections()
        if not settings.IS_DATABASE_NAMED:
            call_command("db", "stop", "--if-idle", stdout=io.StringIO())

    def _step(self, words: str) -> None:
        self.stdout.write(f"== {words}")
        self.stdout.flush()


def needs_migration() -> bool:
    """Whether `migrate` has anything to do. Asking takes a tenth of its time."""
    executor = MigrationExecutor(connections["owner"])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def check_port(port: int) -> None:
    """Raises `CommandError` when something already listens there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} cannot be used: {error}. Choose another: make demo PORT=8001"
            ) from error
