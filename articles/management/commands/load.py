"""`manage.py load table FILE --as claims --base NAME`: rows of a base into drafts."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.desk.editing.errors import EditingError
from articles.desk.editing.loading.suggestions import suggest_loaded
from articles.desk.importing.mapping import ColumnMap, read_mapping
from articles.desk.importing.readings import READINGS
from articles.desk.importing.refused_file import RefusedFile
from articles.desk.importing.table_file import TableFile
from articles.desk.importing.tables import Counted, TableImport
from articles.logic.import_kinds import ImportKind
from articles.management.people import actor_named
from articles.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Loads a table of another base as drafts: CSV with a row of names, or JSON Lines. May be "
        "stopped at any time and run again: each row is taken once. Prints one line of JSON."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["table"])
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--as", dest="kind", required=True, choices=[kind.value for kind in ImportKind],
            help="what its rows are",
        )  # fmt: skip
        parser.add_argument("--base", required=True, help="the name of the base they come from")
        parser.add_argument("--map", type=Path, help="a JSON file: our columns and theirs")
        parser.add_argument(
            "--by", dest="username", metavar="USERNAME", help="who loads; else the person “system”"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        person, kind = actor_named(options["username"]), ImportKind(options["kind"])
        names = READINGS[kind].columns
        counted = Counted()
        try:
            columns = _mapping(options["map"], names)
            read = (*names, *(one.column for one in columns.columns.values())) if columns else names
            file = TableFile(options["file"], read, is_mapped=columns is not None)
            table = TableImport(person, kind, base=options["base"], columns=columns)
            progress = Progress(self.stderr, "rows", file.size)
            with RefusedFile(options["file"]) as refused, progress:
                for counted in table.run(iter(file)):
                    refused.add(counted.refusals)
                    progress.at(file.done, f"{counted.rows:,} rows")
            with Progress(self.stderr, "claims computed") as progress:
                for computed in suggest_loaded(person, options["base"]):
                    progress.more(computed)
        except (EditingError, KeyboardInterrupt) as stop:
            words = str(stop) or "Stopped."
            raise CommandError(f"{words} {counted.taken:,} rows were taken.") from stop
        self.stdout.write(
            json.dumps(
                {"taken": counted.taken, "skipped": counted.skipped, "refused": counted.refused}
            )
        )


def _mapping(path: Path | None, names: tuple[str, ...]) -> ColumnMap | None:
    if path is None:
        return None
    try:
        return read_mapping(path.read_text(encoding="utf-8-sig"), names)
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"The map cannot be read: {problem}.") from problem
