"""Django's `migrate`, as the owner of the tables, then grants for the application."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections

OWNER = "owner"


class Command(migrate.Command):
    """Two roles: the owner changes tables, the application only uses them."""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database=OWNER)

    def handle(self, *args: Any, **options: Any) -> None:
        with _one_connection(options["database"]):
            super().handle(*args, **options)
        reads_only = options["check_unapplied"] or options["plan"]
        if options["database"] == OWNER and not reads_only:
            grant_application()


@contextmanager
def _one_connection(alias: str) -> Iterator[None]:
    """The default connection is that of `alias` meanwhile.

    A migration of another app may name no connection: on the application's it would wait for
    ever for the tables that the owner's transaction has changed.
    """
    before = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections[alias]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = before


def grant_application() -> None:
    """Gives the application's role what `claimbook_grant(role)` of the migrations allows.

    Nothing to do where one role serves for both, or before that function exists.
    """
    application = connections[DEFAULT_DB_ALIAS].settings_dict["USER"]
    owner = connections[OWNER]
    if owner.settings_dict["USER"] == application:
        return
    with owner.cursor() as cursor:
        cursor.execute("SELECT to_regprocedure('claimbook_grant(text)') IS NOT NULL")
        if cursor.fetchone()[0]:
            cursor.execute("SELECT claimbook_grant(%s)", [application])
