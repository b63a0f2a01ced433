"""The database: a server of our own in KB_DATA, unless DATABASE_URL names another."""

from .errors import DatabaseServerError
from .server import Server, Status

__all__ = ["DatabaseServerError", "Server", "Status"]
