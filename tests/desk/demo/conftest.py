"""The demonstration, loaded once for the tests that only look at it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests import throwaway


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None,
    databases: throwaway.Databases,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """What the command printed; meanwhile every connection leads to the loaded database."""
    with django_db_blocker.unblock():
        name = databases.clone()
        with throwaway.pointed_at(name):
            yield load()
        databases.drop(name)


def load() -> str:
    said = io.StringIO()
    with override_settings(CLAIMBOOK_DEMONSTRATION=True):
        call_command("demo", "--into-named-database", stdout=said)
    return said.getvalue()
