"""Who acts in a command: `--as USERNAME`, else the built-in person `system`."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import CommandError

from articles.desk.models import Person


def add_actor(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--as", dest="as_username", metavar="USERNAME", help="who acts; else the person “system”"
    )


def actor_named(username: str | None) -> Person:
    """The active person of that name, or `system`; CommandError if there is none."""
    if username is None:
        return Person.objects.get(is_system=True)
    can_be = username.isprintable()  # neither NUL nor a lone surrogate, which no query takes
    person = Person.objects.filter(username=username, is_active=True).first() if can_be else None
    if person is None:
        raise CommandError(f"There is no active person “{username}”.")
    return person
