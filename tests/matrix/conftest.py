"""One newsroom for all tests of a process; what a test changes is taken back."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.db import connections, transaction
from pytest_django.plugin import DjangoDbBlocker

from tests import throwaway
from tests.matrix.newsroom import World, build
from tests.matrix.walking import Walker


@pytest.fixture(scope="session")
def newsroom_database(
    django_db_setup: None,
    databases: throwaway.Databases,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[tuple[str, World]]:
    """A clone's name, and what was made in it."""
    with django_db_blocker.unblock():
        name = databases.clone()
        with throwaway.pointed_at(name):
            _count_from(7_100_000)
            world = build()
    yield name, world
    with django_db_blocker.unblock():
        databases.drop(name)


def _count_from(first: int) -> None:
    """Keys that stand for nothing else on a page: answers are compared without them."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(table_name, 'id'), %s) "
            "FROM information_schema.columns WHERE column_name = 'id' AND is_identity = 'YES' "
            "AND table_name LIKE 'articles\\_%%'",
            [first],
        )


@pytest.fixture(scope="module")
def walker(
    newsroom_database: tuple[str, World], django_db_blocker: DjangoDbBlocker
) -> Iterator[Walker]:
    name, world = newsroom_database
    with django_db_blocker.unblock(), throwaway.pointed_at(name):
        yield Walker(world)


@pytest.fixture
def kept(walker: Walker) -> Iterator[Walker]:
    """The walker, in a transaction that is rolled back."""
    with transaction.atomic():
        yield walker
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _refusals_are_no_news(caplog: pytest.LogCaptureFixture) -> None:
    """Thousands of refusals are asked for here; each would be logged with its trace."""
    caplog.set_level(logging.CRITICAL, logger="django.request")
    caplog.set_level(logging.CRITICAL, logger="django.security")
