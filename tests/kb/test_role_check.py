"""`check --deploy` asks real servers who the application is there."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import DatabaseWrapper

from kb.checks import check_roles
from kb.database.record import OWNER as OWNER_ROLE
from tests import throwaway

pytestmark = pytest.mark.usefixtures("committed_db")


def ids() -> list[str]:
    return [str(message.id) for message in check_roles()]


@contextmanager
def application_as(databases: throwaway.Databases, attributes: str) -> Iterator[str]:
    """The application's connection signs in as a new role with these attributes."""
    server = databases.server
    name, password = f"checked_{secrets.token_hex(4)}", secrets.token_hex(8)
    server.as_admin(f"CREATE ROLE {name} LOGIN PASSWORD '{password}' {attributes}")
    before = connections[DEFAULT_DB_ALIAS]
    owner = connections["owner"]
    database = owner.settings_dict["NAME"]
    with owner.cursor() as cursor:
        cursor.execute(f'GRANT CONNECT ON DATABASE "{database}" TO {name}')
    connections[DEFAULT_DB_ALIAS] = DatabaseWrapper(
        before.settings_dict
        | {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(server.socket_folder(server.ensure())),
            "PORT": "5432",
            "USER": name,
            "PASSWORD": password,
        },
        DEFAULT_DB_ALIAS,
    )
    try:
        yield name
    finally:
        connections[DEFAULT_DB_ALIAS].close()
        connections[DEFAULT_DB_ALIAS] = before
        with owner.cursor() as cursor:
            cursor.execute(f'REVOKE ALL ON DATABASE "{database}" FROM {name}')
            cursor.execute(f"REVOKE ALL ON articles_edition FROM {name}")
        server.as_admin(f"DROP ROLE {name}")


def test_two_roles_are_as_they_should_be() -> None:
    assert ids() == []


def test_it_warns_of_one_role_for_both(monkeypatch: pytest.MonkeyPatch) -> None:
    connections[DEFAULT_DB_ALIAS].close()
    monkeypatch.setitem(connections[DEFAULT_DB_ALIAS].settings_dict, "USER", OWNER_ROLE)
    (message,) = check_roles()
    assert message.id == "claimbook.W001"
    assert f"one role, “{OWNER_ROLE}”" in message.msg
    assert "DATABASE_OWNER_URL" in str(message.hint)
    shown = StringIO()
    call_command("check", deploy=True, tags=["security"], stderr=shown, stdout=shown)
    assert "claimbook.W001" in shown.getvalue()
    connections[DEFAULT_DB_ALIAS].close()


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ("SUPERUSER", "is a superuser"),
        ("CREATEROLE", "is allowed to make roles"),
        (f"IN ROLE {OWNER_ROLE}", "has the rights of the owner"),
    ],
)
def test_it_warns_of_a_role_that_can_do_more(
    attributes: str, words: str, databases: throwaway.Databases
) -> None:
    with application_as(databases, attributes) as name:
        (message,) = check_roles()
        assert message.id == "claimbook.W002"
        assert f"“{name}” {words}" in message.msg


def test_it_warns_of_grants_that_are_too_wide(databases: throwaway.Databases) -> None:
    with application_as(databases, "") as name:
        assert ids() == []
        with connections["owner"].cursor() as cursor:
            cursor.execute(f"GRANT UPDATE ON articles_edition TO {name}")
        assert ids() == ["claimbook.W003"]


@pytest.mark.parametrize("alias", [DEFAULT_DB_ALIAS, "owner"])
def test_it_says_that_the_server_cannot_be_asked(
    alias: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections[alias].close()
    monkeypatch.setitem(connections[alias].settings_dict, "NAME", "no_such_database")
    (message,) = check_roles()
    assert message.id == "claimbook.I001"
    assert "no_such_database" in message.msg


def test_it_asks_nobody_without_deploy(monkeypatch: pytest.MonkeyPatch) -> None:
    connections[DEFAULT_DB_ALIAS].close()
    monkeypatch.setitem(connections[DEFAULT_DB_ALIAS].settings_dict, "NAME", "no_such_database")
    shown = StringIO()
    call_command("check", stderr=shown, stdout=shown)
    assert "claimbook." not in shown.getvalue()
