"""`python -m bench.scale [SIZE]`: the goals of performance at 10,000 and SIZE (100,000) claims.

Loads both bases through the importer on the tests' server, counts first, then asks in turn. Writes
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

from bench.scale import goals, rounds  # noqa: E402
from bench.scale.asked import Base  # noqa: E402
from bench.scale.loading import Made, load, say  # noqa: E402
from tests.desk import factories  # noqa: E402

SMALL = 10_000


def main() -> int:
    parser = ArgumentParser(prog="python -m bench.scale")
    parser.add_argument("size", type=int, nargs="?", default=100_000)
    parser.add_argument("--small", type=int, default=SMALL)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--again", nargs=2, metavar="DATABASE")
    options = parser.parse_args()
    databases = throwaway.Databases(throwaway.folder())
    sizes = (options.small, options.size)
    bases: list[Made] = []
    try:
        if options.again:
            pairs = zip(options.again, sizes, strict=True)
            bases += [(Base(name, size), None) for name, size in pairs]
        else:
            bases += [_made(databases, size) for size in sizes]
        results = rounds.all_of(*bases)
    finally:
        for base, _ in bases:
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


def _made(databases: throwaway.Databases, size: int) -> Made:
    name = databases.clone()
    say(f"{size:,} claims")
    with tempfile.TemporaryDirectory() as folder, throwaway.pointed_at(name):
        factories.person("bench", is_superuser=True)
        loaded = load(size, Path(folder))
    return Base(name, size), loaded


if __name__ == "__main__":
    sys.exit(main())
