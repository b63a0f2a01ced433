"""Verbs on the owner's connection: carrying a base over is refused on the application's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections

from articles.desk.editing.errors import EditingError

#: The alias of the tables' owner.
OWNER = "owner"


@contextmanager
def on_owners_connection() -> Iterator[None]:
    """In this thread, whatever uses the default connection uses the owner's meanwhile.

    Privileges are the owner's, guards and history stay in force. EditingError inside a
    transaction, whose rows the other connection could not see.
    """
    application = connections[DEFAULT_DB_ALIAS]
    if application.in_atomic_block:
        raise EditingError("An import starts outside of any transaction.")
    connections[DEFAULT_DB_ALIAS] = connections[OWNER]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = application
