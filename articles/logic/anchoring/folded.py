"""A folded text and the way back to the text that it was."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folded:
    """`lined` keeps line breaks as "\\n", `flat` has spaces for them at the same places.

    `places` and `sources` tell where pieces begin here and in the text: a piece of the same
    length on both sides goes character by character, any other is one cluster.
    """

    lined: str
    flat: str
    places: tuple[int, ...]
    sources: tuple[int, ...]

    def begin(self, place: int) -> int:
        """Where in the text the character at `place` begins."""
        index = bisect_right(self.places, place) - 1
        if self._is_cluster(index):
            return self.sources[index]
        return self.sources[index] + place - self.places[index]

    def end(self, place: int) -> int:
        """Where in the text that which ends before `place` has ended; `place` is 1 or more."""
        index = bisect_left(self.places, place) - 1
        if self._is_cluster(index):
            return self.sources[index + 1]
        return self.sources[index] + place - self.places[index]

    def find(self, source: int) -> int:
        """The place of the first character that begins at `source` of the text or later."""
        index = bisect_right(self.sources, source) - 1
        if self.sources[index] == source or not self._is_cluster(index):
            return self.places[index] + source - self.sources[index]
        return self.places[index + 1]

    def _is_cluster(self, index: int) -> bool:
        if index + 1 == len(self.places):
            return False
        return (
            self.places[index + 1] - self.places[index]
            != self.sources[index + 1] - self.sources[index]
        )
