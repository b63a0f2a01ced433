"""Where a piece of text stands in another."""

from __future__ import annotations

from collections.abc import Iterator


def occurrences(text: str, needle: str, most: int) -> list[int] | None:
    """Every place of the needle, also overlapping ones; None where there are more than `most`."""
    places: list[int] = []
    for place in _places(text, needle):
        if len(places) == most:
            return None
        places.append(place)
    return places


def _places(text: str, needle: str) -> Iterator[int]:
    place = text.find(needle) if needle else -1
    while place >= 0:
        yield place
        place = text.find(needle, place + 1)
