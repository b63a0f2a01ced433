"""The two databases, told once for all tests of a module."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg
import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests import throwaway
from tests.secrecy.twins import Twin, tell


@contextmanager
def behind(databases: throwaway.Databases, *names: str) -> Iterator[list[psycopg.Connection[Any]]]:
    """Connections to these databases for which no trigger runs: tokens are no edits."""
    role, password = f"planter_{os.getpid()}", secrets.token_hex(16)
    server = databases.server
    server.as_admin(f"CREATE ROLE {role} LOGIN SUPERUSER PASSWORD '{password}'")
    with ExitStack() as stack:
        stack.callback(server.as_admin, f"DROP ROLE {role}")
        folder = str(server.socket_folder(server.ensure()))
        opened = []
        for name in names:
            one = psycopg.connect(
                host=folder, user=role, password=password, dbname=name, autocommit=True
            )
            one.execute("SET session_replication_role = replica")
            opened.append(stack.enter_context(one))
        yield opened


@pytest.fixture(scope="session")
def twins(
    django_db_setup: None, databases: throwaway.Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Twin, Twin]]:
    """(without the secrets, with them); open one before asking it for anything."""
    with django_db_blocker.unblock():
        names = databases.clone(), databases.clone()
        with behind(databases, *names) as (first, second):
            without = Twin(names[0], first, is_secret=False)
            having = Twin(names[1], second, is_secret=True)
            tell(without, having)
        yield without, having
        for name in names:
            databases.drop(name)
