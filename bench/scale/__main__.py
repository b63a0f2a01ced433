"""`python -m bench.scale [SIZE]`: the goals of performance at 10,000 and SIZE (100,000) claims.

Loads the small base through the importer on the tests' server, makes the large one of it
(`bench.scale.copying`), counts first, then asks in turn, and loads more into both. Writes
bench/results.json and prints the table. `--keep` leaves the bases for another look, which
`--again FIRST SECOND` takes with the names that it prints.
"""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from tests import throwaway

os.environ |= {"DJANGO_SETTINGS_MODULE": "kb.settings", "KB_DATA": str(throwaway.folder()),
               "SECRET_KEY": "only-for-benchmarks", "STATIC_HASHED": "0"}  # fmt: skip

import django

django.setup()

from bench.scale import desk_work, goals, rounds  # noqa: E402
from bench.scale.asked import Base  # noqa: E402
from bench.scale.copying import copied  # noqa: E402
from bench.scale.loading import Loaded, load, say  # noqa: E402
from kb.database.record import OWNER  # noqa: E402
from tests.desk import factories  # noqa: E402

SMALL = 10_000
#: Claims that are loaded into both bases at the end.
FURTHER = 2_000


def main() -> int:
    parser = ArgumentParser(prog="python -m bench.scale")
    parser.add_argument("size", type=int, nargs="?", default=100_000)
    parser.add_argument("--small", type=int, default=SMALL)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--again", nargs=2, metavar="DATABASE")
    options = parser.parse_args()
    databases = throwaway.Databases(throwaway.folder())
    bases: list[Base] = []
    loaded: Loaded | None = None
    try:
        if options.again:
            names = tuple(options.again)
        else:
            first, loaded = _loaded(databases, options.small)
            names = first, _copied(databases, first, options.small, options.size)
        sizes = (options.small, options.size)
        bases += [Base(name, size) for name, size in zip(names, sizes, strict=True)]
        results = rounds.all_of(bases[0], bases[1])
        results += desk_work.loading(loaded, [_further(base) for base in bases])
    finally:
        for base in bases:
            base.close()
            if options.keep or options.again:
                say(f"kept: {base.name}")
            else:
                databases.drop(base.name)
        databases.close()
    goals.write(results)
    for result in results:
        print(result)
    missed = [result for result in results if not result.holds]
    print(f"{len(results) - len(missed)} of {len(results)} hold.")
    return 1 if missed else 0


def _loaded(databases: throwaway.Databases, size: int) -> tuple[str, Loaded]:
    """A new base through the importer."""
    name = databases.clone()
    say(f"{size:,} claims")
    with tempfile.TemporaryDirectory() as folder, throwaway.pointed_at(name):
        factories.person("bench", is_superuser=True)
        return name, load(size, Path(folder))


def _copied(databases: throwaway.Databases, first: str, small: int, size: int) -> str:
    """A new base, that one many times over."""
    say(f"{size:,} claims")
    name = databases.clone(first)
    databases.server.as_admin(f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}")
    with throwaway.pointed_at(name):
        copied(size, small)
    return name


def _further(base: Base) -> Loaded:
    say(f"{FURTHER:,} more into {base.size:,}")
    with tempfile.TemporaryDirectory() as folder, throwaway.pointed_at(base.name):
        return load(FURTHER, Path(folder), base="Further", seed=FURTHER)


if __name__ == "__main__":
    sys.exit(main())
