"""What is wrong, and the looks that find it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class Fault:
    """`subject` is the public id of the record, or its table and key where it has none."""

    kind: str
    subject: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}: {self.words}"


@dataclass(frozen=True)
class Look:
    """One pass over the base; every fault that `find` yields is of one of `kinds`."""

    kinds: tuple[str, ...]
    find: Callable[[], Iterator[Fault]]


def by_query(kind: str, statement: str) -> Look:
    """A look by one statement that gives rows of subject and sentence, streamed by the server."""
    return Look((kind,), lambda: rows_of(kind, statement))


def rows_of(kind: str, statement: str) -> Iterator[Fault]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement)
        for subject, words in cursor:
            yield Fault(kind, str(subject), words)
