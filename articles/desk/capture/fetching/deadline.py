"""One end of time for everything that a fetch does."""

from __future__ import annotations

from time import monotonic

from articles.desk.capture.fetching.fetched import Unfetchable


class Deadline:
    """So many seconds from now, for all steps together."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left, more than 0. Raises Unfetchable where none are."""
        left = self._end - monotonic()
        if left <= 0:
            raise self.over()
        return left

    def over(self) -> Unfetchable:
        return Unfetchable(f"The page took longer than {self._seconds:g} seconds.")
