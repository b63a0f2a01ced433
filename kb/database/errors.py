"""What can go wrong with the database server, in the operator's words."""

from __future__ import annotations


class DatabaseServerError(Exception):
    """The embedded server cannot be found, made, started or stopped."""
