"""`manage.py load table FILE --as claims --base NAME`: rows of a base into drafts; with
`load claimreview FILE` the ClaimReviews of a feed, with `load annotations FILE…` those of an
article."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.desk.editing.errors import EditingError
from articles.desk.editing.loading.reviews import load_reviews
from articles.desk.editing.loading.suggestions import suggest_loaded
from articles.desk.importing.carrying_over import CarriedOver, carry_over_all
from articles.desk.importing.claimreview import claim_reviews
from articles.desk.importing.readings import READINGS
from articles.desk.importing.refused_file import RefusedFile
from articles.desk.importing.review_file import ReviewFile
from articles.desk.importing.review_tables import REVIEWS, review_table
from articles.desk.importing.table_file import TableFile
from articles.desk.importing.tables import Counted, Refusal, TableImport
from articles.desk.importing.told_base import Came, load_base
from articles.desk.models import ImportedRow
from articles.desk.models.imported_row import loaded
from articles.logic.import_kinds import ImportKind
from articles.management.annotation_files import load_annotation_files
from articles.management.beside_tables import mapping_at, ratings_at
from articles.management.people import actor_named
from articles.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Loads a table of another base as drafts: CSV with a row of names, or JSON Lines; or "
        "ClaimReviews of schema.org; or annotations of an article. May be stopped at any time "
        "and run again: each row is taken once. Prints one line of JSON."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["table", "claimreview", "jsonl", "annotations"])
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "more", type=Path, nargs="*", metavar="FILE", help="further files of annotations"
        )
        parser.add_argument(
            "--article", metavar="ID", help="the article that annotations are about"
        )
        parser.add_argument(
            "--as", dest="kind", choices=[*(kind.value for kind in ImportKind), REVIEWS],
            help="what the rows of a table are",
        )  # fmt: skip
        parser.add_argument("--base", help="the name of the base that the rows come from")
        parser.add_argument("--map", type=Path, help="a JSON file: our columns and theirs")
        parser.add_argument(
            "--ratings", type=Path,
            help="further words for ratings: lines with ours, a tab, theirs with | between",
        )  # fmt: skip
        parser.add_argument(
            "--by", dest="username", metavar="USERNAME", help="who loads; else the person “system”"
        )
        parser.add_argument(
            "--carry-over",
            metavar="NAME",
            help="publish the claims of the base as imported from NAME, not checked by this desk",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "annotations":
            told = load_annotation_files(
                [options["file"], *options["more"]],
                options["article"],
                actor_named(options["username"]),
                self.stderr.write,
            )
            self.stdout.write(json.dumps(told))
            return
        if options["more"] or options["article"]:
            raise CommandError("Several files, and --article, are for annotations.")
        if options["what"] == "jsonl":
            self._load_base(options)
            return
        is_table = options["what"] == "table"
        if not options["base"] or (is_table and not options["kind"]):
            raise CommandError("Say what its rows are with --as, and their base with --base.")
        if not is_table and (options["kind"] or options["map"]):
            raise CommandError("--as and --map are for tables.")
        counted = Counted()
        try:
            rows, table = self._table(options) if is_table else self._reviews(options)
            place = getattr(rows, "place", "line")
            progress = Progress(self.stderr, "rows", rows.size)
            with (
                RefusedFile(options["file"], place=place) as refused,
                RefusedFile(options["file"], "left_out", place=place) as left_out,
                progress,
            ):
                for counted in table.run(iter(rows)):
                    refused.add(counted.refusals)
                    left_out.add(counted.left_out)
                    progress.at(rows.done, f"{counted.rows:,} rows")
                self._suggest(options)
                told = {name: getattr(counted, name) for name in ("taken", "skipped", "refused")}
                if name := options["carry_over"]:
                    told |= self._carry_over(options, name, refused)
        except (EditingError, KeyboardInterrupt) as stop:
            words = str(stop) or "Stopped."
            raise CommandError(f"{words} {counted.taken:,} rows were taken.") from stop
        self.stdout.write(json.dumps(told))

    def _table(self, options: dict[str, Any]) -> tuple[TableFile, TableImport]:
        is_reviews = options["kind"] == REVIEWS
        kind = ImportKind.CLAIMS if is_reviews else ImportKind(options["kind"])
        ratings = ratings_at(options["ratings"])
        reading = review_table(ratings) if is_reviews else READINGS[kind]
        columns = mapping_at(options["map"], reading.columns)
        names = set(reading.columns)
        if columns:
            names |= {one.column for one in columns.columns.values()} - {""}
        table = TableImport(
            actor_named(options["username"]),
            kind,
            base=options["base"],
            columns=columns,
            reading=reading,
            load=load_reviews if is_reviews else None,
        )
        known = [*reading.columns, *sorted(names - set(reading.columns))]
        return TableFile(options["file"], known, is_mapped=columns is not None), table

    def _reviews(self, options: dict[str, Any]) -> tuple[ReviewFile, TableImport]:
        table = TableImport(
            actor_named(options["username"]),
            ImportKind.CLAIMS,
            base=options["base"],
            reading=claim_reviews(ratings_at(options["ratings"])),
            load=load_reviews,
        )
        return ReviewFile(options["file"]), table

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

    def _suggest(self, options: dict[str, Any]) -> None:
        person = actor_named(options["username"])
        with Progress(self.stderr, "claims computed") as progress:
            for computed in suggest_loaded(person, options["base"]):
                progress.more(computed)

    def _carry_over(
        self, options: dict[str, Any], name: str, refused: RefusedFile
    ) -> dict[str, int]:
        person, base = actor_named(options["username"]), options["base"]
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
