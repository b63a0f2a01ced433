"""A server of one's own with normal settings, to be killed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections

from kb.data_folder import make_data_folder
from kb.database import Server
from kb.database.account import server_account
from kb.database.processes import cluster_processes, living_postmaster
from kb.database.record import NAME, OWNER
from tests import throwaway


class Fragile:
    """`data` is a KB_DATA with the tables of `template`, which is on the shared test server."""

    def __init__(self, databases: throwaway.Databases, template: str) -> None:
        self.data = Path(tempfile.mkdtemp(prefix="claimbook-"))
        make_data_folder(self.data)
        self.data.chmod(0o711)
        self.server = Server(self.data)
        self.server.ensure()
        _copy(databases.server, template, self.server)

    def close(self) -> None:
        self.server.destroy()
        shutil.rmtree(self.data)

    @contextmanager
    def pointed_at(self) -> Iterator[None]:
        """Both connections of this process use it meanwhile."""
        before = {alias: connections.settings[alias]["KB_DATA"] for alias in connections}
        with throwaway.pointed_at(NAME):
            for alias in before:
                connections.settings[alias]["KB_DATA"] = str(self.data)
            try:
                yield
            finally:
                connections.close_all()
                for alias, former in before.items():
                    connections.settings[alias]["KB_DATA"] = former

    def kill_backend(self) -> bool:
        """kill -9 of one of the application's; the server then ends all the others."""
        said = self.server.as_admin(
            "SELECT pid FROM pg_stat_activity WHERE usename = 'claimbook_app'"
        )
        served = {int(line) for line in said.split()}
        for process in cluster_processes(self._cluster()):
            if process.pid in served:
                process.kill()
                return True
        return False

    def kill_postmaster(self) -> bool:
        postmaster = living_postmaster(self._cluster())
        if postmaster is not None:
            postmaster.kill()
        return postmaster is not None

    def end_backends(self) -> bool:
        """pg_terminate_backend of all of them."""
        return "t" in self.server.as_admin(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'claimbook_app'"
        )

    def _cluster(self) -> Path:
        home = self.server.status().home
        assert home is not None
        return home / "data"


def _copy(source: Server, name: str, target: Server) -> None:
    """Tables, guards and rows; migrating anew would take ten times as long."""
    programs = source.software(source.ensure(), server_account()).programs
    dump = target.data / "dump"
    _client(source, programs / "pg_dump", "-Fc", "-d", name, "-f", str(dump))
    _client(target, programs / "pg_restore", "-d", NAME, str(dump))
    dump.unlink()


def _client(server: Server, program: Path, *options: str) -> None:
    record = server.ensure()
    given = os.environ | {"PGPASSWORD": record.password(OWNER)}
    connection = ("-h", str(server.socket_folder(record)), "-U", OWNER)
    subprocess.run([program, *connection, *options], env=given, check=True, capture_output=True)
