"""Client processes and a web server of several processes over one database."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kb.database import Server
from kb.database.address import to_address
from kb.database.record import APPLICATION, OWNER
from tests.throwaway import CHECKOUT

SECRET_KEY = "only-for-tests"
STARTED_WITHIN = 60.0


def environment(data: Path, *, server: Server | None = None, name: str = "") -> dict[str, str]:
    """Of a process that keeps its files in `data`, over the database `name` of `server`.

    Without them it uses the server of `data` itself, which it starts when it needs to.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    kept |= {
        "DJANGO_SETTINGS_MODULE": "kb.settings",
        "KB_DATA": str(data),
        "SECRET_KEY": SECRET_KEY,
        "DEBUG": "0",
        "STATIC_HASHED": "0",
        "PYTHONUNBUFFERED": "1",
    }
    if server is not None:
        record = server.ensure()
        for variable, role in (("DATABASE_URL", APPLICATION), ("DATABASE_OWNER_URL", OWNER)):
            kept[variable] = to_address(
                user=role,
                password=record.password(role),
                socket=str(server.socket_folder(record)),
                name=name,
            )
    return kept


@dataclass(frozen=True)
class Started:
    """What it prints goes into a file: a pipe that nobody reads would stop it."""

    process: subprocess.Popen[str]
    output: IO[str]

    def ends(self, within: float = 300) -> str:
        """What it printed, once it has ended in whatever way."""
        self.process.wait(within)
        self.output.seek(0)
        return self.output.read()

    def succeeds(self, within: float = 300) -> str:
        """What it printed; it has to end well."""
        said = self.ends(within)
        assert self.process.returncode == 0, said
        return said


def begin(given: dict[str, str], *command: object) -> Started:
    """`command` is what follows `python`: `-m module …` or `manage.py …`."""
    output = tempfile.TemporaryFile("w+")  # noqa: SIM115  (read after the process has ended)
    process = subprocess.Popen(
        [sys.executable, *map(str, command)],
        cwd=CHECKOUT,
        env=given,
        stdout=output,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Started(process, output)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(given: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Port and process id of `manage.py serve`: gunicorn, several workers of several threads."""
    port = free_port()
    given = given | {"CLAIMBOOK_ADDRESS": f"http://127.0.0.1:{port}"}
    started = begin(given, "manage.py", "serve", "--without-work", "--port", port)
    try:
        deadline = time.monotonic() + STARTED_WITHIN
        while not _answers(port):
            assert started.process.poll() is None, started.ends()
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.05)
        yield port, started.process.pid
    finally:
        started.process.terminate()
        started.ends(30)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
