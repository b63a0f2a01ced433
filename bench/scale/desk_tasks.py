"""What the desk and its owner do in one base: exporting, grading a source again, connecting."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from time import perf_counter
from typing import Any

import psutil
import psycopg
from django.core.management import call_command
from django.db import connection, connections
from django.db.models import Count, Max
from psycopg_pool import ConnectionPool

from articles.desk.editing.outdated import stale
from articles.desk.models import Evidence, Person, Source, Suggestion
from bench.recompute import downgrade, recompute
from bench.scale.loading import memory

#: Of the claims that a grade reaches so many are computed again: they tell the rate.
RECOMPUTED = 10_000
_ASKED = "SELECT sum(n) FROM articles_publishedtotal WHERE company_key = 0 AND facet = 1"


def exported() -> dict[str, Any]:
    """Seconds, rows and MB of exporting all as JSON Lines; seconds of COPY of the editions."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.jsonl"
        with memory() as grown:
            start = perf_counter()
            call_command(
                "export", "jsonl", "--out", str(path), stdout=StringIO(), stderr=StringIO()
            )
            seconds = perf_counter() - start
        with path.open("rb") as file:
            rows = sum(1 for _ in file)
        start = perf_counter()
        with (
            connections["owner"].cursor() as cursor,
            cursor.copy("COPY (SELECT content FROM articles_edition) TO STDOUT") as copy,
            (Path(folder) / "copied").open("wb") as out,
        ):
            for piece in copy:
                out.write(piece)
        copied = perf_counter() - start
    return {"seconds": seconds, "rows": rows, "grew": grown[0], "copied": copied}


def graded() -> dict[str, Any]:
    """The source with the most items is graded, and what rests on it computed again, twice."""
    author = Person.objects.get(username="bench")
    most = Evidence.objects.values("source").annotate(n=Count("pk")).order_by("-n", "source")[0]
    before = set(stale().values_list("pk", flat=True))
    seconds = downgrade(Source.objects.get(pk=most["source"]), author, "B")
    keys = [key for key in stale().values_list("pk", flat=True) if key not in before]
    again = keys[:RECOMPUTED]
    taken, _, slowest = recompute(author, again)
    written = Suggestion.objects.aggregate(Max("computed_at"))
    recompute(author, again)
    return {
        "marked": len(keys),
        "seconds": seconds,
        "each": 1e6 * seconds / max(len(keys), 1),
        "rate": len(again) / taken,
        "slowest": slowest,
        "written": int(written != Suggestion.objects.aggregate(Max("computed_at"))),
    }


def connected(rounds: int) -> dict[str, Any]:
    """Milliseconds of all the server's processes for one small question, by how it is connected."""
    connection.ensure_connection()
    info = connection.connection.info
    options: dict[str, Any] = {
        "host": info.host, "port": info.port, "user": info.user, "password": info.password,
        "dbname": info.dbname, "autocommit": True,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        server = psutil.Process(cursor.fetchone()[0]).parent()
    if server is None:
        raise RuntimeError("the server has ended")

    def new() -> None:
        with psycopg.connect(**options) as own:
            own.execute(_ASKED).fetchall()

    with (
        psycopg.connect(**options) as one,
        ConnectionPool(kwargs=options, min_size=2, max_size=4, open=True) as pool,
    ):

        def kept() -> None:
            one.execute(_ASKED).fetchall()

        def pooled() -> None:
            with pool.connection() as lent:
                lent.execute(_ASKED).fetchall()

        return {
            name: _spent_by(ask, rounds, server)
            for name, ask in (("kept", kept), ("pooled", pooled), ("new", new))
        }


def _spent_by(ask: Callable[[], None], rounds: int, server: psutil.Process) -> float:
    ask()
    before = _spent(server)
    for _ in range(rounds):
        ask()
    return 1000 * (_spent(server) - before) / rounds


def _spent(server: psutil.Process) -> float:
    """Seconds of processor time of the server's processes, those that ended included."""
    own = server.cpu_times()
    seconds = own.user + own.system + own.children_user + own.children_system
    for child in server.children(recursive=True):
        times = child.cpu_times()
        seconds += times.user + times.system
    return float(seconds)
