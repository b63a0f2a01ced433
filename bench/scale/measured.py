"""What one request or statement costs, and the plans of the statements that it made."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from django.db import connection
from django.test import Client

#: Rows from which reading a table whole, or sorting, counts as large.
LARGE = 20_000
_COUNTED_WHOLE = re.compile(r"^SELECT COUNT\(\*\)", re.I)


@dataclass(frozen=True)
class Cost:
    """Of one request: milliseconds by the clock, and of our and the server's processor."""

    wall: float
    python: float
    database: float
    status: int
    size: int

    @property
    def processor(self) -> float:
        return self.python + self.database


@dataclass
class Statements:
    """What a request asked the database; `buffers` are 8 kB pages touched by all of them."""

    count: int = 0
    buffers: int = 0
    milliseconds: float = 0.0
    faults: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Backend:
    """The server's process behind this connection; Linux tells its time in nanoseconds."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self._file = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def spent(self) -> float:
        """Seconds."""
        return int(self._file.read_text().split()[0]) / 1e9 if self._file.exists() else 0.0


def cost_of(ask: Callable[[], Any], backend: Backend) -> tuple[Cost, Any]:
    theirs, ours, start = backend.spent(), process_time(), perf_counter()
    answer = ask()
    wall, python = perf_counter() - start, process_time() - ours
    cost = Cost(
        wall=1000 * wall,
        python=1000 * python,
        database=1000 * (backend.spent() - theirs),
        status=getattr(answer, "status_code", 200),
        size=len(getattr(answer, "content", b"")),
    )
    return cost, answer


@contextmanager
def recorded() -> Iterator[list[tuple[str, Any]]]:
    """Statements that are executed inside, with their parameters, savepoints left out."""
    found: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "SET ")):
            found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def statements_of(client: Client, path: str, **headers: str) -> Statements:
    """The request's statements again, each explained as it runs."""
    with recorded() as found:
        client.get(path, headers=headers)
    told = Statements(count=len(found))
    for sql, params in found:
        told.texts.append(sql)
        if " OFFSET " in sql:
            told.faults.append("OFFSET")
        if _COUNTED_WHOLE.match(sql) and " LIMIT " not in sql:
            told.faults.append("an unbounded count")
        if sql.lstrip("( \n").startswith(("SELECT", "WITH", "-- ")):
            _explain(sql, params, told)
    return told


def _explain(sql: str, params: Any, told: Statements) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
        (found,) = cursor.fetchone()
    (explained,) = json.loads(found) if isinstance(found, str) else found
    plan = explained["Plan"]
    told.buffers += plan.get("Shared Hit Blocks", 0) + plan.get("Shared Read Blocks", 0)
    told.milliseconds += explained["Execution Time"] + explained["Planning Time"]
    told.faults += [f"{fault} in {sql[:60]}" for fault in faults_of(plan)]


def faults_of(plan: dict[str, Any]) -> Iterator[str]:
    """Large tables read whole, and large sorts."""
    kind, loops = plan["Node Type"], plan.get("Actual Loops", 1)
    rows = loops * (plan.get("Actual Rows", 0) + plan.get("Rows Removed by Filter", 0))
    if kind == "Seq Scan" and rows > LARGE:
        yield f"{plan['Relation Name']} read whole ({rows:,.0f} rows)"
    if kind in ("Sort", "Incremental Sort") and _input(plan) > LARGE:
        yield f"{_input(plan):,.0f} rows sorted"
    for below in plan.get("Plans", ()):
        yield from faults_of(below)


def _input(plan: dict[str, Any]) -> float:
    """Rows that come in: a sort that stops early gives few of many."""
    below = plan.get("Plans", ())
    return float(sum(one.get("Actual Rows", 0) * one.get("Actual Loops", 1) for one in below))
