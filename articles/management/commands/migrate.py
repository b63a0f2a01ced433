"""Django's `migrate`, as the owner of the tables, then grants for the application."""

from __future__ import annotations

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
        super().handle(*args, **options)
        reads_only = options["check_unapplied"] or options["plan"]
        if options["database"] == OWNER and not reads_only:
            grant_application()


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
