"""Django's door to the embedded server: `"ENGINE": "kb.database"`.

The server is made or started when the first connection is wanted, and again
whenever it has gone. Host and password are only known by then.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from django.db.utils import OperationalError

from .errors import DatabaseServerError
from .record import Record
from .server import Server

RECOVERY_PATIENCE = 15.0
"""Seconds to wait for a server that replays its log after a crash."""

# The server's messages are in the language C. While it ends all its processes because one of
# them was killed, it also drops connections that have not got as far as a message.
_PASSING = ("the database system is", "server closed the connection", "Connection refused")


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL whose server we run ourselves; settings add `KB_DATA`."""

    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        super().__init__(settings_dict, alias)
        pool = settings_dict["OPTIONS"].get("pool")
        if pool:
            pool["connection_class"] = _starting_class(self.server)

    @property
    def server(self) -> Server:
        """The server of this connection's data folder."""
        return Server(Path(self.settings_dict["KB_DATA"]))

    def get_connection_params(self) -> dict[str, Any]:
        """Starts the server; adds its socket and the role's password."""
        record = self._ensure_server()
        params: dict[str, Any] = super().get_connection_params()
        params["host"] = str(self.server.socket_folder(record))
        params["port"] = "5432"
        params["password"] = record.password(params["user"])
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Waits while the server recovers; refuses at once whatever else is wrong."""
        deadline = time.monotonic() + RECOVERY_PATIENCE
        while True:
            try:
                return super().get_new_connection(conn_params)
            except psycopg.OperationalError as error:
                is_passing = any(words in str(error) for words in _PASSING)
                if not is_passing or time.monotonic() > deadline:
                    raise
            time.sleep(0.1)
            self._ensure_server()

    def _ensure_server(self) -> Record:
        try:
            return self.server.ensure()
        except DatabaseServerError as error:
            raise OperationalError(str(error)) from error


def _starting_class(server: Server) -> type[psycopg.Connection[Any]]:
    """Connections of a pool, which tries again by itself and would only wait otherwise."""

    class StartingConnection(psycopg.Connection[Any]):
        @classmethod
        def connect(cls, conninfo: str = "", **options: Any) -> Any:
            server.ensure()
            return super().connect(conninfo, **options)

    return StartingConnection
