"""`manage.py export csv|jsonl|ftm`: what readers have, as a stream."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.db import connection, transaction

from articles.management.progress import Progress
from articles.public.models import PublishedCompany
from articles.public.renderings.csv import claim_rows
from articles.public.renderings.exported import exported_claims, exported_lines
from articles.public.renderings.followthemoney.lines import entity_lines


class Command(BaseCommand):
    help = (
        "Writes what readers have: csv, the claims as one table; jsonl, every record as a line "
        "that `load jsonl` takes; ftm, entities of FollowTheMoney. All as it stood at one moment; "
        "nothing of the desk is in it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("form", choices=["csv", "jsonl", "ftm"])
        parser.add_argument("--company", metavar="SLUG", help="only what there is on this company")
        parser.add_argument("--out", type=Path, metavar="FILE", help="a file; else standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path | None = options["out"]
        if out is None:
            self._write(self.stdout, options)
            return
        # Whoever looks at the file meanwhile finds the former one or none.
        part = out.with_name(f"{out.name}.part")
        try:
            with part.open("w", encoding="utf-8", newline="") as file:
                self._write(file, options)
            part.replace(out)
        except OSError as problem:
            raise CommandError(f"{out} cannot be written: {problem.strerror}.") from problem
        finally:
            part.unlink(missing_ok=True)

    def _write(self, file: TextIO | OutputWrapper, options: dict[str, Any]) -> None:
        with transaction.atomic(), Progress(self.stderr, "lines") as progress:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            for number, line in enumerate(self._lines(options)):
                _put(file, line)
                if number % 1000 == 0:
                    progress.more(1000)

    def _lines(self, options: dict[str, Any]) -> Iterator[str]:
        if options["form"] == "ftm":
            if options["company"]:
                raise CommandError("Entities are exported of the whole base: leave out --company.")
            return entity_lines(
                settings.CLAIMBOOK_ADDRESS, demonstration=settings.CLAIMBOOK_DEMONSTRATION
            )
        company = None
        if slug := options["company"]:
            company = PublishedCompany.objects.filter(slug=slug).first()
            if company is None:
                raise CommandError(f"Readers know no company at /companies/{slug}/.")
        if options["form"] == "csv":
            return claim_rows(exported_claims(company))
        return exported_lines(company, demonstration=settings.CLAIMBOOK_DEMONSTRATION)


def _put(file: TextIO | OutputWrapper, line: str) -> None:
    """Django's wrapper of standard output would add an end of line of its own."""
    if isinstance(file, OutputWrapper):
        file.write(line, ending="")
    else:
        file.write(line)
