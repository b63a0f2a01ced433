"""One committed base for all of these tests; what they plant in it is rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests import throwaway
from tests.desk import newsroom
from tests.desk.integrity.world import World, build


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,
    databases: throwaway.Databases,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """In a database and a folder for documents of its own."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
    ):
        name = databases.clone()
        with throwaway.pointed_at(name):
            yield build(newsroom.build())
        databases.drop(name)


@pytest.fixture
def as_owner(world: World) -> Iterator[None]:
    """Everything goes over the owner's connection, whose triggers are off; rolled back."""
    application = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections["owner"]
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        connections[DEFAULT_DB_ALIAS] = application
