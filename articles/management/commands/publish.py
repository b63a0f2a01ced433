"""`manage.py publish --due`: publishes what was scheduled and whose embargo is over."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.publishing.due import due, publish_scheduled


class Command(BaseCommand):
    help = "Publishes scheduled claims whose embargo is over; run it each minute."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--due", action="store_true", help="what is due now")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["due"]:
            raise CommandError("Say --due: claims are otherwise published in the desk.")
        refused = 0
        for claim, editor in due():
            try:
                with acting(editor, "scheduled publication"):
                    edition = publish_scheduled(claim)
            except EditingError as refusal:
                refused += 1
                self.stderr.write(f"{claim.public_id}: {refusal}")
            else:
                self.stdout.write(f"{claim.public_id}: edition {edition.number}")
        if refused:
            raise CommandError(f"{refused} could not be published.")
