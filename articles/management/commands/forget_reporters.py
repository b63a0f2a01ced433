"""`manage.py forget_reporters`: empties names and addresses of readers long answered."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from articles.desk.editing.acting import acting
from articles.desk.editing.reader_report import forget_reporters
from articles.desk.models import Person
from articles.logic.wording import counted


class Command(BaseCommand):
    help = "Forgets readers whose report was answered 90 days ago; run it each night."

    def handle(self, *args: Any, **options: Any) -> None:
        with acting(Person.objects.get(is_system=True), "Readers are forgotten"):
            number = forget_reporters()
        self.stdout.write(f"Forgot who wrote {counted(number, 'report')}.")
