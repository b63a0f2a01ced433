"""`manage.py load table FILE --as claims --base NAME`: rows of a base into drafts."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.desk.editing.errors import EditingError
from articles.desk.editing.loading.suggestions import suggest_loaded
from articles.desk.importing.carrying_over import CarriedOver, carry_over_all
from articles.desk.importing.mapping import ColumnMap, read_mapping
from articles.desk.importing.readings import READINGS
from articles.desk.importing.refused_file import RefusedFile
from articles.desk.importing.table_file import TableFile
from articles.desk.importing.tables import Counted, Refusal, TableImport
from articles.desk.importing.told_base import Came, load_base
from articles.desk.models import ImportedRow, Person
from articles.desk.models.imported_row import loaded
from articles.logic.import_kinds import ImportKind
from articles.management.people import actor_named
from articles.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Loads a table of another base as drafts: CSV with a row of names, or JSON Lines. May be "
        "stopped at any time and run again: each row is taken once. Prints one line of JSON."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["table", "jsonl"])
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--as", dest="kind", choices=[kind.value for kind in ImportKind],
            help="what its rows are",
        )  # fmt: skip
        parser.add_argument("--base", help="the name of the base that the rows come from")
        parser.add_argument("--map", type=Path, help="a JSON file: our columns and theirs")
        parser.add_argument(
            "--by", dest="username", metavar="USERNAME", help="who loads; else the person “system”"
        )
        parser.add_argument(
            "--carry-over",
            metavar="NAME",
            help="publish the claims of the base as imported from NAME, not checked by this desk",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "jsonl":
            self._load_base(options)
            return
        if not options["kind"] or not options["base"]:
            raise CommandError("Say what its rows are with --as, and their base with --base.")
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
                self._suggest(person, options["base"])
                told = {name: getattr(counted, name) for name in ("taken", "skipped", "refused")}
                if name := options["carry_over"]:
                    told |= self._carry_over(person, options["base"], name, refused)
        except (EditingError, KeyboardInterrupt) as stop:
            words = str(stop) or "Stopped."
            raise CommandError(f"{words} {counted.taken:,} rows were taken.") from stop
        self.stdout.write(json.dumps(told))

    def _load_base(self, options: dict[str, Any]) -> None:
        """What `export jsonl` wrote: all of it is carried over."""
        if not options["carry_over"]:
            raise CommandError("Say the name of the base with --carry-over.")
        person, refusals, came = actor_named(options["username"]), 0, Came()
        try:
            with RefusedFile(options["file"]) as refused, Progress(self.stderr, "claims") as shown:
                for came in load_base(options["file"], by=person, base=options["carry_over"]):
                    refused.add(came.refusals)
                    refusals += len(came.refusals)
                    came.refusals.clear()
                    shown.at(0, f"{came.taken:,} claims")
        except (EditingError, KeyboardInterrupt) as stop:
            words = str(stop) or "Stopped."
            raise CommandError(f"{words} {came.taken:,} claims were taken.") from stop
        told = {"taken": came.taken, "skipped": came.skipped, "refused": refusals}
        self.stdout.write(json.dumps(told))

    def _suggest(self, person: Person, base: str) -> None:
        with Progress(self.stderr, "claims computed") as progress:
            for computed in suggest_loaded(person, base):
                progress.more(computed)

    def _carry_over(
        self, person: Person, base: str, name: str, refused: RefusedFile
    ) -> dict[str, int]:
        keys = list(loaded(base).values_list("pk", flat=True))

        def show(so_far: CarriedOver) -> None:
            done = so_far.taken + so_far.skipped + len(so_far.refused)
            progress.at(done, f"{done:,} claims carried over")

        with Progress(self.stderr, "claims", len(keys)) as progress:
            done = carry_over_all(keys, by=person, base=name, progress=show)
        rows = ImportedRow.objects.of(base, ImportKind.CLAIMS).filter(record__in=done.refused)
        for row in rows:
            why = f"The claim “{row.key}” was not carried over: {done.refused[row.record]}"
            refused.add([Refusal(0, why)])
        return {"carried_over": done.taken, "not_carried_over": len(done.refused)}


def _mapping(path: Path | None, names: tuple[str, ...]) -> ColumnMap | None:
    if path is None:
        return None
    try:
        return read_mapping(path.read_text(encoding="utf-8-sig"), names)
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"The map cannot be read: {problem}.") from problem
