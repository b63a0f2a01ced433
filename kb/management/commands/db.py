"""The database server of this installation: what it does, and how to reach it."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from kb.database import DatabaseServerError, Server
from kb.database.address import to_address
from kb.database.record import APPLICATION, NAME, OWNER
from kb.web import close_connections

LEAVING = 1.0
"""Seconds until a closed connection has left the server's list."""


class Command(BaseCommand):
    help = "status, start or stop the embedded PostgreSQL; print the address of a database"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
        steps.add_parser("status", help="whether it runs, and where its data is")
        steps.add_parser("start", help="start it; whoever needs it also does so")
        stop = steps.add_parser("stop", help="stop it")
        stop.add_argument("--if-idle", action="store_true", help="unless another program uses it")
        url = steps.add_parser("url", help="print the address with its password, for psql")
        url.add_argument("--owner", action="store_true", help="of the owner, not the application")

    def handle(self, *args: Any, step: str, **options: Any) -> None:
        if settings.IS_DATABASE_NAMED:
            raise CommandError("The database is named by DATABASE_URL and not run by Claimbook.")
        server = Server(settings.KB_DATA)
        try:
            match step:
                case "status":
                    self._status(server)
                case "start":
                    server.ensure()
                    self._status(server)
                case "stop":
                    self._stop(server, if_idle=options["if_idle"])
                case "url":
                    self._url(server, OWNER if options["owner"] else APPLICATION)
        except DatabaseServerError as error:
            raise CommandError(str(error)) from error

    def _status(self, server: Server) -> None:
        status = server.status()
        if status.home is None:
            self.stdout.write(f"none yet in {server.data}; the first use makes it")
            return
        self.stdout.write(f"running, process {status.pid}" if status.pid else "stopped")
        self.stdout.write(f"data    {status.home / 'data'}")
        self.stdout.write(f"log     {status.home / 'log'}")
        self.stdout.write(f"socket  {status.socket}")

    def _stop(self, server: Server, *, if_idle: bool) -> None:
        close_connections()
        if if_idle and server.status().pid and self._others():
            self.stdout.write("in use by another program: left running")
            return
        close_connections()
        self.stdout.write("stopped" if server.stop() else "was not running")

    def _others(self) -> bool:
        """Whether another program is connected; one that just left needs a moment to go."""
        deadline = time.monotonic() + LEAVING
        while _count_others():
            if time.monotonic() > deadline:
                return True
            time.sleep(0.05)
        return False

    def _url(self, server: Server, role: str) -> None:
        record = server.ensure()
        self.stdout.write(
            to_address(
                user=role,
                password=record.password(role),
                socket=str(server.socket_folder(record)),
                name=NAME,
            )
        )


def _count_others() -> int:
    """The owner's connection stands alone; the application's may come with a pool."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname IS NOT NULL AND usename IS NOT NULL AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])
