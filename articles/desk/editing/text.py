"""Text that can be stored."""

from __future__ import annotations

from articles.desk.editing.errors import EditingError


def storable(value: str) -> str:
    """The text as it is; EditingError where PostgreSQL could not store it."""
    if "\x00" in value:
        raise EditingError("The text holds a NUL character; remove it.")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise EditingError("The text holds half a character (a lone surrogate); paste it again.")
    return value
