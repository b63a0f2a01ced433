"""Every edit happens inside `acting(person, reason)`: one transaction, one named author."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import pghistory
from django.db import connection, transaction

from articles.desk.editing.errors import EditingError, NotAllowed, in_words
from articles.desk.models import Person

JOURNALIST = "journalist"
FACT_CHECKER = "fact-checker"
EDITOR = "editor"
ADMINISTRATOR = "administrator"
#: Who may capture, make and edit claims, attach evidence, send enquiries.
WRITERS = (JOURNALIST, FACT_CHECKER, EDITOR)
#: Who may verify, send back, reject, challenge and grade.
CHECKERS = (FACT_CHECKER, EDITOR)

_actor: ContextVar[Person | None] = ContextVar("actor", default=None)


@contextmanager
def acting(person: Person, reason: str) -> Iterator[Person]:
    """Opens the transaction in which `person` acts; all or nothing of it is kept.

    The database learns the actor, history learns the actor and the reason. Raises
    EditingError for whatever the database refuses, also at the commit.
    """
    if _actor.get() is not None:
        raise EditingError("Somebody is acting already; one action at a time.")
    if not (person.is_active or person.is_system):
        raise NotAllowed("This account is no longer active.")
    token = _actor.set(person)
    try:
        with in_words(), transaction.atomic():
            _tell_database(str(person.pk), secrets.token_hex(4))
            with pghistory.context(person=person.pk, reason=reason):
                yield person
            _end_deed()
    finally:
        _actor.reset(token)


def _tell_database(actor: str, deed: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('claimbook.actor', %s, true), "
            "set_config('claimbook.deed', %s, true)",
            [actor, deed],
        )


def _end_deed() -> None:
    """Lets the deferred guards speak while their refusal can still be put in words."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    _tell_database("", "")


def actor() -> Person:
    """Who is acting; EditingError outside of `acting`."""
    person = _actor.get()
    if person is None:
        raise EditingError("Nobody is acting: this belongs inside acting(person, reason).")
    return person


def roles_of(person: Person) -> frozenset[str]:
    """Names of the person's groups; the built-in person imports like a journalist."""
    if person.is_system:
        return frozenset({JOURNALIST})
    if not hasattr(person, "_roles"):
        person._roles = frozenset(person.groups.values_list("name", flat=True))  # type: ignore[attr-defined]
    return person._roles  # type: ignore[attr-defined,no-any-return]


def only(*roles: str) -> Person:
    """The actor, who has one of `roles`; NotAllowed otherwise. A superuser is no exception."""
    person = actor()
    if not roles_of(person) & set(roles):
        *others, last = [f"an {role}" if role[0] in "ae" else f"a {role}" for role in roles]
        who = f"{', '.join(others)} or {last}" if others else last
        raise NotAllowed(f"Only {who} can do this.")
    return person
