"""`manage.py redact REQUEST`: carries out an approved redaction on the owner's connection."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.desk.editing.errors import EditingError
from articles.desk.models import Request
from articles.desk.publishing.redact import redact


class Command(BaseCommand):
    help = "Blanks an edition after two editors asked for and approved it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("request", help="public id of the approved request")

    def handle(self, *args: Any, **options: Any) -> None:
        public_id = options["request"].upper()
        request = Request.objects.filter(public_id=public_id).first()
        if request is None:
            raise CommandError(f"There is no request {public_id}.")
        try:
            edition = redact(request)
        except EditingError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{edition}: redacted.")
