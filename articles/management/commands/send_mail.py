"""`manage.py send_mail --due`: sends what waits, and tries again what failed."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.desk.mailing.sending import send_due
from articles.logic.wording import counted


class Command(BaseCommand):
    help = "Sends the mail that is due; run it each minute."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--due", action="store_true", help="what is due now")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["due"]:
            raise CommandError("Say --due: nothing is sent before its time.")
        done = send_due()
        if done.sent or done.needless:
            self.stdout.write(
                f"Sent {counted(done.sent, 'letter')}, {done.needless} were not needed any more."
            )
        if done.failed:
            raise CommandError(
                f"{counted(done.failed, 'letter')} could not be sent now; each is tried again."
            )
