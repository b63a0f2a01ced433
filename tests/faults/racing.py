"""Threads that begin at the same moment, each with a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any, Self

from django.db import connections

from tests.desk.refusals import rule_of

Deed = Callable[[], Any]
DONE = ""
PATIENCE = 60


class Racers:
    """`count` threads that are used again and again; they close their connections at the end."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool = ThreadPoolExecutor(count)
        self._leaving = threading.Barrier(count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        list(self._pool.map(lambda _: self._leave(), range(self.count)))
        self._pool.shutdown()

    def _leave(self) -> None:
        connections.close_all()
        self._leaving.wait(PATIENCE)

    def race(self, deeds: Sequence[Deed]) -> list[str]:
        """DONE for each that went through, else the rule or the words that refused it."""
        assert len(deeds) <= self.count
        start = threading.Barrier(len(deeds))

        def one(deed: Deed) -> str:
            start.wait(PATIENCE)
            try:
                deed()
            except Exception as problem:
                return rule_of(problem) or type(problem).__name__
            return DONE

        return list(self._pool.map(one, deeds))


def raced(*deeds: Deed) -> list[str]:
    """One race with threads of its own."""
    with Racers(len(deeds)) as racers:
        return racers.race(deeds)
