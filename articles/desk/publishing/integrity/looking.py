"""All looks, and one pass over the whole base as it was at one moment."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction

from articles.desk.publishing.integrity import (
    chain,
    coverage,
    editions,
    files,
    history,
    parts,
    published_articles,
    published_claims,
    published_lists,
    published_records,
    standing,
    texts,
)
from articles.desk.publishing.integrity.fault import Fault, Look

LOOKS: tuple[Look, ...] = (
    *coverage.LOOKS,
    *editions.LOOKS,
    *parts.LOOKS,
    *published_claims.LOOKS,
    *published_lists.LOOKS,
    *standing.LOOKS,
    *published_records.LOOKS,
    *published_articles.LOOKS,
    *history.LOOKS,
    *texts.LOOKS,
    *chain.LOOKS,
    *files.LOOKS,
)
KINDS: tuple[str, ...] = tuple(kind for look in LOOKS for kind in look.kinds)

_SETTINGS = """
SELECT set_config('cursor_tuple_fraction', '1', true), set_config('statement_timeout', '0', true),
    set_config('idle_in_transaction_session_timeout', '0', true)
"""


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything inside sees the base as it was at one moment, and writes nothing.

    Inside a transaction of the caller's own it is that transaction's view.
    """
    is_ours = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if is_ours:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(_SETTINGS)
        yield


class CouldNotLook(Exception):
    """Why one look failed: what it reads is not even as it is stored by any code of ours."""


def faults(only: Collection[str] = ()) -> Iterator[Fault]:
    """Everything that is wrong; with `only`, of these kinds alone. CouldNotLook where it fails."""
    with one_moment():
        for look in chosen(only):
            yield from found_by(look, only)


def chosen(only: Collection[str] = ()) -> list[Look]:
    """The looks that find these kinds; all of them for none."""
    return [look for look in LOOKS if not only or set(only) & set(look.kinds)]


def found_by(look: Look, only: Collection[str] = ()) -> Iterator[Fault]:
    """What one look finds, inside `one_moment`; others can follow where it fails."""
    try:
        with transaction.atomic():
            for fault in look.find():
                if not only or fault.kind in only:
                    yield fault
    except (DatabaseError, OSError, ValueError, TypeError, LookupError) as problem:
        raise CouldNotLook(f"{', '.join(look.kinds)}: {str(problem).splitlines()[0]}") from problem
