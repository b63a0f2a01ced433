"""A newsroom, built once for the tests of a module, and a web site to fetch from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.desk.newsroom import Newsroom, build
from tests.desk.page_server import PageServer, serving


@pytest.fixture(scope="module")
def newsroom(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Newsroom]:
    """Inside one transaction, which ends with the module; each test has a savepoint of its own."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        built = build()
    yield built
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def page_server() -> Iterator[PageServer]:
    with serving() as site:
        yield site
