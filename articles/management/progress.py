"""How far a long command is: a bar on a terminal, else a line now and then."""

from __future__ import annotations

from time import monotonic
from types import TracebackType
from typing import Self

from django.core.management.base import OutputWrapper

#: Seconds between two lines where nobody watches, and between two drawings of the bar.
EVERY, DRAWN = 30.0, 0.2
WIDTH = 30


class Progress:
    """`whole` is what `at` counts towards, None where nobody knows."""

    def __init__(self, out: OutputWrapper, what: str, whole: int | None = None) -> None:
        self._out, self._what, self._whole = out, what, whole
        self._is_terminal = out.isatty()
        self._last = monotonic()
        self._counted = 0
        self._is_drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_drawn:
            self._out.write("")

    def more(self, number: int) -> None:
        """So many more of what is counted."""
        self._counted += number
        self.at(0, f"{self._counted:,} {self._what}")

    def at(self, done: int, words: str) -> None:
        """`done` of the whole, and what to say beside it."""
        now = monotonic()
        if now - self._last < (DRAWN if self._is_terminal else EVERY):
            return
        self._last = now
        share = min(done / self._whole, 1.0) if self._whole else None
        if self._is_terminal:
            filled = round(WIDTH * share) if share is not None else 0
            bar = f"[{'#' * filled}{'.' * (WIDTH - filled)}] " if share is not None else ""
            self._out.write(f"\r{bar}{words} ", ending="")
            self._out.flush()
            self._is_drawn = True
        else:
            self._out.write(words if share is None else f"{words}, {share:.0%}")
