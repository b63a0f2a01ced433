"""A base of a given size, through the project's own importer, and what that costs beside COPY."""

from __future__ import annotations

import csv
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from time import perf_counter, sleep

import psutil
from django.core.management import call_command
from django.db import connections

from articles.desk.importing.carrying_over import CarriedOver, carry_over_all
from articles.desk.models import ImportedRow, Person
from articles.desk.publishing.folding import fold_counts
from articles.logic.import_kinds import ImportKind
from bench.scale.world import COLUMNS, SEED, TABLES, World

BASE = "Benchmark"
MEGABYTE = 1 << 20
#: Claims after which counts are folded while they are carried over.
FOLDED_EACH = 20_000


@dataclass
class Loaded:
    """Seconds and rows of each table, of plain COPY of the same files, and of carrying over."""

    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    copied: dict[str, float] = field(default_factory=dict)
    carried_over: float = 0.0
    grew: float = 0.0

    def rate(self, tables: tuple[str, ...] = TABLES) -> float:
        """Rows a second."""
        return sum(self.rows[t] for t in tables) / sum(self.seconds[t] for t in tables)

    @property
    def of_copy(self) -> float:
        return sum(self.copied.values()) / sum(self.seconds.values())


def load(size: int, folder: Path, *, base: str = BASE, seed: int = SEED) -> Loaded:
    """All tables, and the claims carried over, into the base of the connections."""
    files = World(size, seed).write(folder)
    made = Loaded()
    for table in TABLES:
        told = StringIO()
        with memory() as grown:
            start = perf_counter()
            call_command(
                "load", "table", str(files[table]), "--as", table, "--base", base,
                "--by", "bench", stdout=told, stderr=StringIO(),
            )  # fmt: skip
            made.seconds[table] = perf_counter() - start
        made.grew = max(made.grew, *grown)
        counted = json.loads(told.getvalue())
        made.rows[table] = counted["taken"]
        if counted["refused"]:
            refused = files[table].with_name(f"{files[table].name}.refused.csv").read_text()
            raise RuntimeError(f"{counted['refused']} {table} were refused: {refused[:300]}")
        made.copied[table] = copied(table, files[table])
        say(
            f"  {table:10} {made.rows[table]:>9,} rows in {made.seconds[table]:6.1f} s, "
            f"{made.rate((table,)):>7,.0f} a second; by COPY {made.copied[table]:5.1f} s"
        )
    made.carried_over = carried_over(base)
    say(f"  carried over {made.rows['claims'] / made.carried_over:7,.0f} claims a second")
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    return made


def carried_over(base: str = BASE) -> float:
    """Seconds for publishing all claims of the base."""
    loaded = ImportedRow.objects.of(base, ImportKind.CLAIMS).order_by("record")
    keys = list(loaded.values_list("record", flat=True))
    person = Person.objects.get(username="bench")
    start, folded = perf_counter(), 0

    def fold(done: CarriedOver) -> None:
        nonlocal folded
        if done.taken - folded >= FOLDED_EACH:
            folded = done.taken
            fold_counts()

    done = carry_over_all(keys, by=person, base=base, progress=fold)
    if done.refused:
        raise RuntimeError(
            f"{len(done.refused)} claims were refused: {next(iter(done.refused.items()))}"
        )
    fold_counts()
    return perf_counter() - start


def copied(table: str, path: Path) -> float:
    """Seconds of plain COPY of the file's rows into a logged table of texts."""
    columns = ", ".join(f'"{name}" text' for name in COLUMNS[table])
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"CREATE TABLE plain ({columns})")
        start = perf_counter()
        with (
            cursor.copy("COPY plain FROM STDIN (FORMAT csv, HEADER)") as copy,
            path.open("rb") as file,
        ):
            while piece := file.read(MEGABYTE):
                copy.write(piece)
        taken = perf_counter() - start
        cursor.execute("DROP TABLE plain")
    return taken


@contextmanager
def memory() -> Iterator[list[float]]:
    """MB by which this process grew inside at most, as the one entry of a list."""
    process, grown, ended = psutil.Process(), [0.0], threading.Event()
    before = process.memory_info().rss

    def look() -> None:
        while not ended.is_set():
            grown[0] = max(grown[0], (process.memory_info().rss - before) / MEGABYTE)
            sleep(0.05)

    watch = threading.Thread(target=look, daemon=True)
    watch.start()
    try:
        yield grown
    finally:
        ended.set()
        watch.join()


def rows_of(path: Path) -> int:
    with path.open(newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
