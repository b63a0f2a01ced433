"""One newsroom with a row of every record, for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.hostile.site import Site, build


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """With the pages that take most questions."""
    yield from _built(django_db_blocker, walk=False)


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """With every form that following the links leads to."""
    yield from _built(django_db_blocker, walk=True)


def _built(blocker: DjangoDbBlocker, *, walk: bool) -> Iterator[Site]:
    """Inside one transaction, which ends with the module; each test has a savepoint of its own."""
    with blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        built = build(walk=walk)
    yield built
    with blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)
