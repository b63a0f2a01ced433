"""A database in which every test of this folder commits, and a server of several processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from articles.desk.publishing import integrity
from tests import throwaway
from tests.faults import invariants
from tests.faults.prepared import Staff, staff
from tests.faults.processes import environment


@dataclass(frozen=True)
class Arena:
    """`name` is the database; its people are made once."""

    name: str
    people: Staff
    databases: throwaway.Databases

    def environment(self, data: Path) -> dict[str, str]:
        """Of a process over this database, with its files in `data`."""
        return environment(data, server=self.databases.server, name=self.name)

    @contextmanager
    def without(self, **guards: str) -> Iterator[None]:
        """These triggers are off meanwhile, as only the owner can have it: `claim="d_steps …"`."""
        found = [(table, name) for table, names in guards.items() for name in names.split()]
        self._switch("DISABLE", found)
        try:
            yield
        finally:
            self._switch("ENABLE", found)

    def _switch(self, how: str, triggers: list[tuple[str, str]]) -> None:
        with connections["owner"].cursor() as cursor:
            for table, name in triggers:
                cursor.execute(f'ALTER TABLE articles_{table} {how} TRIGGER "{name}"')

    def faults(self, media: Path | None = None) -> list[str]:
        """I2, I3, I5 and I6 over the whole of it, and whatever verify_integrity finds."""
        found = invariants.broken() + [str(fault) for fault in integrity.faults()]
        found += invariants.held(self.databases.server, self.name)
        return found + (invariants.orphans(media) if media else [])


def _arena(databases: throwaway.Databases, blocker: DjangoDbBlocker) -> Iterator[Arena]:
    with blocker.unblock():
        name = databases.clone()
        with throwaway.pointed_at(name):
            people = staff()
    yield Arena(name, people, databases)
    with blocker.unblock():
        databases.drop(name)


@pytest.fixture(scope="package")
def _guarded_arena(
    django_db_setup: None, databases: throwaway.Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[Arena]:
    yield from _arena(databases, django_db_blocker)


@pytest.fixture
def arena(
    _guarded_arena: Arena, django_db_blocker: DjangoDbBlocker, settings: Any, tmp_path: Path
) -> Iterator[Arena]:
    """Shared by the tests of this folder: each makes claims of its own in it, and keeps files
    where no other test does."""
    settings.MEDIA_ROOT = tmp_path / "data" / "media"
    settings.MEDIA_ROOT.mkdir(parents=True)
    with django_db_blocker.unblock(), throwaway.pointed_at(_guarded_arena.name):
        yield _guarded_arena


@pytest.fixture(scope="package")
def _naive_arena(
    django_db_setup: None, databases: throwaway.Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[Arena]:
    yield from _arena(databases, django_db_blocker)


@pytest.fixture
def naive_arena(_naive_arena: Arena, django_db_blocker: DjangoDbBlocker) -> Iterator[Arena]:
    """Where code that works carelessly is tried, and what it breaks stays broken."""
    with django_db_blocker.unblock(), throwaway.pointed_at(_naive_arena.name):
        yield _naive_arena
