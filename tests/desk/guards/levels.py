"""The table of refusals × levels: what a row says, and how each of its cells is tried.

A row is one refusal of workflow.md. Its cells are the levels at which somebody could try; a cell
holds an attempt, or the words why there is none at that level. All attempts of a row are made on
one prepared scene, each in a savepoint of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, partial
from typing import Any

from django.db import DatabaseError, models, transaction
from django.test import Client

from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, Person
from articles.migrations._guards import ACTED_ON
from tests.desk.admin.pages import address, fields_of, text_of
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import (
    add_by_bulk_create,
    add_by_save,
    add_by_sql,
    by_bulk_update,
    by_save,
    by_sql,
    by_update,
    rule_of,
    run,
    tell,
)


class Level(StrEnum):
    VERB = "verb"
    ORM = "ORM"
    BULK = "bulk"
    SQL = "raw SQL"
    IGNORING = "raw SQL with pgtrigger.ignore"
    SUPERUSER = "as superuser"
    FORM = "admin form"
    POST = "forged POST"


@dataclass
class Scene:
    """`doer` tries it; `claim` is what it is tried on, `more` whatever else an attempt needs."""

    newsroom: Newsroom
    doer: Person
    claim: Claim
    more: dict[str, Any] = field(default_factory=dict)
    row: models.Model | None = None
    page: Any = None

    def __getitem__(self, name: str) -> Any:
        return self.more[name]


# --- Cells -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Absent:
    """No such attempt exists at this level, and why."""

    why: str


@dataclass(frozen=True)
class Verb:
    """Inside `acting` as the doer. `says`: words of the refusal; None: those of the row's guard.

    `alone`: the attempt opens `acting` by itself.
    """

    run: Callable[[Scene], Any]
    says: str | None = None
    alone: bool = False


@dataclass(frozen=True)
class Changed:
    """A row and the values somebody would like it to have: fills ORM, bulk and raw SQL."""

    row: Callable[[Scene], tuple[models.Model, dict[str, Any]]]


@dataclass(frozen=True)
class Added:
    """A row that somebody would like to add: fills ORM, bulk and raw SQL."""

    row: Callable[[Scene], models.Model]


@dataclass(frozen=True)
class Written:
    """Attempts spelt out for each of these three levels."""

    orm: Callable[[Scene], Any]
    bulk: Callable[[Scene], Any]
    sql: Callable[[Scene], Any]


@dataclass(frozen=True)
class Step:
    """A step of a claim's workbench.

    As a form: where the page offers it, it is filled in and sent, and comes back with `says`;
    else the page says `instead` in its place, or nothing of it ("").
    As a forged POST: sent although it may not be offered; comes back with `says`.
    """

    name: str
    answers: dict[str, Any] | Callable[[Scene], dict[str, Any]]
    says: str
    instead: str = ""


@dataclass(frozen=True)
class Typed:
    """Names of columns that no form has, sent along with the whole workbench: they are ignored."""

    columns: dict[str, Any]


@dataclass(frozen=True)
class Posted:
    """Any other page of the admin: address and fields; it comes back with `says` or a status."""

    page: Callable[[Scene], tuple[str, dict[str, Any]]]
    says: str | int


Cell = Absent | Verb | Changed | Added | Written | Step | Typed | Posted


@dataclass(frozen=True)
class Refusal:
    """`step`: of workflow.md, such as "T6". `rule`: the guard or constraint that refuses."""

    step: str
    what: str
    rule: str
    scene: Callable[[Newsroom], Scene]
    verb: Verb | Absent
    write: Changed | Added | Written | Absent
    form: Step | Posted | Absent
    post: Step | Typed | Posted | Absent
    #: Why no superuser tries it.
    not_superuser: str = ""

    def __str__(self) -> str:
        return f"{self.step}: {self.what}"

    def cell(self, level: Level) -> Cell:
        if level == Level.VERB:
            return self.verb
        if level == Level.FORM:
            return self.form
        if level == Level.POST:
            return self.post
        if level == Level.SUPERUSER:
            if self.not_superuser:
                return Absent(self.not_superuser)
            return self.write if isinstance(self.verb, Absent) else self.verb
        return self.write


# --- Writing by hand -------------------------------------------------------------------------


def _stored(row: models.Model, values: dict[str, Any]) -> tuple[list[str], list[Any]]:
    from django.db import connection

    fields: list[Any] = [row._meta.get_field(name) for name in values]
    return [f'"{one.column}"' for one in fields], [
        one.get_db_prep_save(getattr(value, "pk", value), connection)
        for one, value in zip(fields, values.values(), strict=True)
    ]


def by_merge(row: models.Model, **values: Any) -> None:
    columns, stored = _stored(row, values)
    sets = ", ".join(f"{column} = %s" for column in columns)
    run(
        f'MERGE INTO "{row._meta.db_table}" t USING (SELECT %s::bigint AS id) s ON t.id = s.id '
        f"WHEN MATCHED THEN UPDATE SET {sets}",
        [row.pk, *stored],
    )


def by_cte(row: models.Model, **values: Any) -> None:
    columns, stored = _stored(row, values)
    sets = ", ".join(f"{column} = %s" for column in columns)
    table = row._meta.db_table
    run(
        f'WITH w AS (UPDATE "{table}" SET {sets} WHERE id = %s RETURNING id) SELECT * FROM w',
        [*stored, row.pk],
    )


def _new_values(row: models.Model) -> tuple[list[str], list[Any]]:
    from django.db import connection
    from django.db.models.expressions import DatabaseDefault

    columns, stored = [], []
    for one in row._meta.concrete_fields:
        value = one.pre_save(row, add=True)
        if one.primary_key or isinstance(value, DatabaseDefault):
            continue
        columns.append(f'"{one.column}"')
        stored.append(one.get_db_prep_save(value, connection))
    return columns, stored


def add_by_cte(row: models.Model) -> None:
    columns, stored = _new_values(row)
    marks = ", ".join(["%s"] * len(stored))
    run(
        f'WITH w AS (INSERT INTO "{row._meta.db_table}" ({", ".join(columns)}) VALUES ({marks}) '
        "RETURNING id) SELECT * FROM w",
        stored,
    )


def writing(write: Cell, level: Level) -> list[Callable[[Scene], Any]]:
    """The attempts of a row's `write` at this level."""
    if isinstance(write, Written):
        named = {Level.ORM: write.orm, Level.BULK: write.bulk}
        return [named.get(level, write.sql)]
    if isinstance(write, Changed):
        return [partial(_change, write, change) for change in CHANGING.get(level, [by_sql])]
    if isinstance(write, Added):
        return [partial(_add, write, add) for add in ADDING.get(level, [add_by_sql])]
    return []


def _change(write: Changed, change: Callable[..., None], scene: Scene) -> None:
    row, values = write.row(scene)
    change(row, **values)


def _add(write: Added, add: Callable[[models.Model], None], scene: Scene) -> None:
    """The row is made once for all levels: whatever was added of it is undone by then."""
    if scene.row is None:
        scene.row = write.row(scene)
    add(copy(scene.row))


CHANGING: dict[Level, list[Callable[..., None]]] = {
    Level.ORM: [by_save],
    Level.BULK: [by_update, by_bulk_update],
    Level.SQL: [by_sql, by_merge, by_cte],
}
ADDING: dict[Level, list[Callable[[models.Model], None]]] = {
    Level.ORM: [add_by_save],
    Level.BULK: [add_by_bulk_create],
    Level.SQL: [add_by_sql, add_by_cte],
}


# --- Trying ----------------------------------------------------------------------------------


class NotRefusedError(AssertionError):
    """An attempt got through, or was refused for another reason than its row's."""


@contextmanager
def undone() -> Iterator[None]:
    """A savepoint that is always rolled back, with the deferred guards asked before."""

    class Back(Exception):
        pass

    try:
        with transaction.atomic():
            yield
            run("SET CONSTRAINTS ALL IMMEDIATE")
            raise Back
    except Back:
        pass
    finally:
        run("SET CONSTRAINTS ALL DEFERRED")


@cache
def _triggers() -> str:
    found = run("SELECT DISTINCT tgname FROM pg_trigger")
    return "{" + ",".join(f'"{name}"' for (name,) in found) + "}"


@cache
def _fingerprint_of() -> str:
    tables = run(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND (tablename = ANY (%s) "
        "OR tablename LIKE 'articles\\_published%%' OR tablename = 'articles_partchange')",
        [[f"articles_{name}" for name in ACTED_ON]],
    )
    return " UNION ALL ".join(
        f"SELECT '{name}', count(*), sum(hashtextextended(t::text, 0)) FROM {name} t"
        for (name,) in sorted(tables)
    )


def fingerprint() -> list[tuple[Any, ...]]:
    """One line a table: how many rows, and a sum over all that they say."""
    return run(_fingerprint_of())


def expect(rule: str, says: str | None, attempt: Callable[[], Any]) -> None:
    """`attempt` is refused by `rule`, or with words that match `says`."""
    try:
        with undone():
            attempt()
    except (DatabaseError, EditingError, models.ProtectedError) as problem:
        found = rule_of(problem)
        is_right = found == rule if says is None else re.search(says, str(problem)) is not None
        if not is_right:
            raise NotRefusedError(
                f"refused by {found!r} ({str(problem)[:160]!r}) instead of {says or rule!r}"
            ) from problem
        return
    raise NotRefusedError(f"got through; {says or rule!r} was to refuse it")


def try_cell(row: Refusal, level: Level, scene: Scene) -> int:
    """Makes the attempts of one cell; how many. Raises NotRefusedError for the first that fails."""
    cell = row.cell(level)
    if isinstance(cell, Absent):
        return 0
    scene.claim = scene.claim.refreshed()
    if level == Level.SUPERUSER:
        with transaction.atomic():
            Person.objects.filter(pk=scene.doer.pk).update(is_superuser=True)
            try:
                return _try(row, cell, level, scene)
            finally:
                Person.objects.filter(pk=scene.doer.pk).update(is_superuser=False)
    return _try(row, cell, level, scene)


def _try(row: Refusal, cell: Cell, level: Level, scene: Scene) -> int:
    before = fingerprint()
    if isinstance(cell, Verb):
        tell(None)
        expect(row.rule, cell.says, lambda: _by_verb(cell, scene))
        count = 1
    elif isinstance(cell, Step | Typed | Posted):
        with transaction.atomic():
            _by_page(cell, level, scene)
        count = 1
    else:
        attempts = writing(cell, level)
        for attempt in attempts:
            tell(scene.doer)
            expect(row.rule, None, lambda attempt=attempt: _by_hand(attempt, level, scene))  # type: ignore[misc]
        tell(None)
        count = len(attempts)
    if fingerprint() != before:
        raise NotRefusedError("refused, and yet something is otherwise now")
    return count


def _by_verb(cell: Verb, scene: Scene) -> None:
    if cell.alone:
        cell.run(scene)
        return
    with acting(scene.doer, "an attempt"):
        cell.run(scene)


def _by_hand(attempt: Callable[[Scene], Any], level: Level, scene: Scene) -> None:
    if level == Level.IGNORING:
        run("SELECT set_config('pgtrigger.ignore', %s, true)", [_triggers()])
    attempt(scene)


def _by_page(cell: Step | Typed | Posted, level: Level, scene: Scene) -> None:
    client = Client(raise_request_exception=True)
    client.force_login(scene.doer)
    if isinstance(cell, Posted):
        where, sent = cell.page(scene)
        _comes_back(client.post(where, sent), cell.says)
        return
    if isinstance(cell, Typed):
        sent = fields_of(_workbench(client, scene), "workbench") | cell.columns
        response = client.post(address(scene.claim, "change"), sent)
        if response.status_code >= 500:
            raise NotRefusedError(f"answered with {response.status_code}")
        return
    answers = cell.answers(scene) if callable(cell.answers) else cell.answers
    sent = {"seen_version": scene.claim.version, **answers}
    if level == Level.FORM:
        page = _workbench(client, scene)
        if page.status_code == 200 and f'id="step-{cell.name}"' in page.content.decode():
            sent = fields_of(page, f"step-{cell.name}") | answers
        elif page.status_code != 200:
            _comes_back(page, cell.instead or cell.says)
            return
        else:
            said = text_of(page)
            if cell.instead not in said:
                raise NotRefusedError(f"the page does not say {cell.instead!r}")
            return
    _comes_back(client.post(address(scene.claim, "step", cell.name), sent), cell.says)


def _workbench(client: Client, scene: Scene) -> Any:
    """As the doer sees it: the same for every level."""
    if scene.page is None:
        scene.page = client.get(address(scene.claim, "change"))
    return scene.page


def _comes_back(response: Any, says: str | int) -> None:
    if isinstance(says, int) or says.isdecimal():
        if response.status_code != int(says):
            raise NotRefusedError(f"answered with {response.status_code} instead of {says}")
        return
    if response.status_code not in (200, 412):
        raise NotRefusedError(f"answered with {response.status_code}; {says!r} was to be said")
    said = text_of(response)
    if says not in said:
        raise NotRefusedError(f"the page does not say {says!r}: {said[-600:]}")


def try_row(row: Refusal, newsroom: Newsroom, levels: Sequence[Level] = tuple(Level)) -> int:
    """Makes all attempts of a row; how many. Raises NotRefusedError naming each cell that fails."""
    count, wrong = 0, []
    with undone():
        scene = row.scene(newsroom)
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("SET CONSTRAINTS ALL DEFERRED")
        for level in levels:
            try:
                count += try_cell(row, level, scene)
            except NotRefusedError as problem:
                wrong.append(f"{level}: {problem}")
    if wrong:
        raise NotRefusedError(f"{row}\n  " + "\n  ".join(wrong))
    return count
