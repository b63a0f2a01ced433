"""`manage.py send_digests`: once a day, what each person was told; run again it adds nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from articles.desk.editing.acting import acting
from articles.desk.editing.mail_queue import queue_digests
from articles.desk.models import Person
from articles.logic.wording import counted


class Command(BaseCommand):
    help = "Queues today's digests, which send_mail sends; run it each morning."

    def handle(self, *args: Any, **options: Any) -> None:
        with acting(Person.objects.get(is_system=True), "Digests"):
            number = queue_digests()
        self.stdout.write(f"Queued {counted(number, 'digest')}.")
