"""Verbs on people: accounts, their groups and passwords; never one's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password

from articles.desk.editing.acting import ADMINISTRATOR, actor, only
from articles.desk.editing.changing import set_fields
from articles.desk.editing.errors import NotAllowed
from articles.desk.editing.trail import locked_as_seen
from articles.desk.models import Person

FIELDS = ("username", "first_name", "last_name", "email", "public_name", "is_active")


def make_person(*, username: str, password: str, groups: Iterable[Group], **fields: Any) -> Person:
    """An account for the desk. ValidationError, in words, for a weak password."""
    _check_may(None)
    person = Person(is_staff=True)
    person.set_password(password)
    set_fields(person, {"username": username, **fields}, FIELDS)
    validate_password(password, person)
    groups = list(groups)
    person.held_roles = _named(groups)
    person.save(force_insert=True)
    person.groups.set(groups)
    return person


def revise_person(
    person: Person, *, version: int, groups: Iterable[Group] | None = None, **fields: Any
) -> Person:
    """`version` is the length of the account's history, as editing/trail.py has it."""
    _check_may(person)
    person = locked_as_seen(person, version)
    set_fields(person, fields, FIELDS)
    changed = list(fields)
    if groups is not None:
        groups = list(groups)
        person.held_roles = _named(groups)
        changed.append("held_roles")
    if changed:
        person.save(update_fields=changed)
    if groups is not None:
        person.groups.set(groups)
    return person


def _named(groups: Iterable[Group]) -> str:
    return ", ".join(sorted(group.name for group in groups))


def set_password(person: Person, *, version: int, password: str) -> None:
    """A new password for somebody else; sessions of that account end with it."""
    _check_may(person)
    person = locked_as_seen(person, version)
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])


def _check_may(person: Person | None) -> None:
    """Administrators; the superuser too, who alone changes a superuser."""
    by = actor()
    if not by.is_superuser:
        only(ADMINISTRATOR)
    if person is None:
        return
    if person.pk == by.pk:
        raise NotAllowed("Another administrator changes your own account.")
    if person.is_system:
        raise NotAllowed("The built-in person “system” stays as it is.")
    if person.is_superuser and not by.is_superuser:
        raise NotAllowed("Only a superuser changes a superuser’s account.")
