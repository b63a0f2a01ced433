"""`manage.py demo`: the demonstration, loaded through the verbs of the desk."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.desk.demo.loading import load_stories
from articles.desk.demo.people import ACCOUNTS, PASSWORD, make_people


class Command(BaseCommand):
    help = "Loads the demonstration; what is there already stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--into-named-database",
            action="store_true",
            help="load even into the database of DATABASE_URL",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.CLAIMBOOK_DEMONSTRATION:
            raise CommandError(
                "This is no demonstration: its accounts have a known password. Set "
                "CLAIMBOOK_DEMONSTRATION=1 for a database that holds nothing else."
            )
        if settings.IS_DATABASE_NAMED and not options["into_named_database"]:
            raise CommandError(
                "DATABASE_URL names a database: the demonstration is not loaded into it "
                "unless you say --into-named-database."
            )
        began = time.monotonic()
        made = make_people()
        self._step("People", f"{made} accounts made" if made else "there already", began)
        began = time.monotonic()
        for story, told in load_stories():
            self._step(story, told, began)
            began = time.monotonic()
        self._accounts()

    def _step(self, name: str, what: str, began: float) -> None:
        self.stdout.write(f"   {name}: {what} ({time.monotonic() - began:.1f} s)")
        self.stdout.flush()

    def _accounts(self) -> None:
        self.stdout.write(f"\n   Sign in at {settings.CLAIMBOOK_ADDRESS}/{settings.DESK_PREFIX} as")
        for account in ACCOUNTS:
            self.stdout.write(f"     {account.username:8} {PASSWORD:18} {account.role}")
        self.stdout.write(f"   Readers' pages: {settings.CLAIMBOOK_ADDRESS}/\n")
        self.stdout.flush()
