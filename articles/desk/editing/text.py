"""Text that can be stored."""

from __future__ import annotations

from articles.desk.editing.errors import EditingError
from articles.logic.directions import turning

#: Fields that hold a name or an identifier: they stand in the middle of lines of others.
NAMES = frozenset(
    {
        "name", "label", "public_label", "username", "first_name", "last_name", "email",
        "public_name", "value", "country", "language", "website", "canonical_url", "url",
        "identity_reference",
    }
)  # fmt: skip


def storable(value: str) -> str:
    """The text as it is; EditingError where PostgreSQL could not store it."""
    if "\x00" in value:
        raise EditingError("The text holds a NUL character; remove it.")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise EditingError("The text holds half a character (a lone surrogate); paste it again.")
    return value


def plain_name(value: str) -> str:
    """The same for a name; EditingError where it would turn round the line it stands in."""
    if controls := turning(storable(value)):
        raise EditingError(
            f"“{value}” holds an invisible character that turns the line round "
            f"({', '.join(controls)}). Names are written without; type it again."
        )
    return value
