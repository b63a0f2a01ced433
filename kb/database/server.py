"""One PostgreSQL for one data folder, started by whoever needs it first.

Any number of processes may call `ensure` at once: a lock in the data folder lets
one of them make or start the server while the others wait. Nothing depends on a
process that stays: after `kill -9`, a restart of the machine or a full stop, the
next call clears the remains and starts again.
"""

from __future__ import annotations

import shutil
import socket
import time
from dataclasses import dataclass
from pathlib import Path

from kb.data_folder import make_data_folder

from .account import Account, server_account
from .cluster import configure, initialise, new_record
from .errors import DatabaseServerError
from .lock import locked
from .processes import clear_remains, living_postmaster
from .record import Record, read_record, write_record
from .roles import make_roles, run_as_admin
from .software import Software, find_software

START_PATIENCE = 120
"""Seconds for a start, which includes replaying the log after a crash."""

STOP_PATIENCE = 20
"""Seconds for an orderly stop. After them the log is replayed at the next start instead: a
server that is just recovering from a killed process may not hear an orderly request."""


@dataclass(frozen=True)
class Status:
    """`pid` is None when the server is stopped; all is None before its first start."""

    pid: int | None
    home: Path | None
    socket: Path | None


class Server:
    """The embedded server of the data folder `data` (KB_DATA)."""

    def __init__(self, data: Path) -> None:
        self.data = data.absolute()

    def ensure(self) -> Record:
        """The record of a server that accepts connections; starts it if needed.

        Raises `DatabaseServerError` with a remedy. Cheap when it runs: two small
        files and one connection to a local socket.
        """
        record = read_record(self.data)
        if record is not None and self._is_ready(record):
            return record
        self._make_data_folder()
        with locked(self.data / "database.lock"):
            record = read_record(self.data)
            if record is not None and self._is_ready(record):
                return record
            return self._start(record, server_account())

    def stop(self) -> bool:
        """Whether it was running. Open transactions are rolled back."""
        record = read_record(self.data)
        if record is None:
            return False
        account = server_account()
        with locked(self.data / "database.lock"):
            cluster = self.home(record) / "data"
            if living_postmaster(cluster) is None:
                clear_remains(cluster, self.socket_folder(record))
                return False
            software = find_software(account, self.home(record))
            for mode in ("fast", "immediate"):
                answer = account.run(
                    [
                        *(software["pg_ctl"], "stop", "-D", cluster, "-m", mode),
                        *("-w", "-t", str(STOP_PATIENCE)),
                    ]
                )
                if answer.returncode == 0:
                    break
            clear_remains(cluster, self.socket_folder(record))
            return True

    def status(self) -> Status:
        """Without starting anything."""
        record = read_record(self.data)
        if record is None:
            return Status(None, None, None)
        home = self.home(record)
        postmaster = living_postmaster(home / "data")
        return Status(postmaster.pid if postmaster else None, home, self.socket_folder(record))

    def as_admin(self, sql: str) -> str:
        """What psql prints after running `sql` as superuser in the database `postgres`."""
        record, account = self.ensure(), server_account()
        software = self.software(record, account)
        return run_as_admin(sql, self.socket_folder(record), software, account)

    def destroy(self) -> None:
        """Stops the server and deletes its data for good. For throw-away folders."""
        record = read_record(self.data)
        if record is not None:
            self.stop()
            shutil.rmtree(self.home(record))
            shutil.rmtree(self.socket_folder(record), ignore_errors=True)
        (self.data / "database.json").unlink(missing_ok=True)

    def home(self, record: Record) -> Path:
        """The server's folder; a relative one moves along with KB_DATA."""
        return self.data.resolve() / record.home

    def socket_folder(self, record: Record) -> Path:
        """The socket's folder, relative to the home when it lies inside it."""
        return self.home(record) / record.socket

    def software(self, record: Record, account: Account) -> Software:
        """The programs, which must be of the version that made the data."""
        software = find_software(account, self.home(record))
        made_by = (self.home(record) / "data" / "PG_VERSION").read_text(encoding="ascii").strip()
        if made_by != str(software.major):
            raise DatabaseServerError(
                f"The data in {self.home(record)} was made by PostgreSQL {made_by}, but version "
                f"{software.major} was found. Install version {made_by}, or restore a backup into "
                "a new KB_DATA."
            )
        return software

    def _make_data_folder(self) -> None:
        try:
            make_data_folder(self.data)
        except OSError as error:
            raise DatabaseServerError(
                f"The data folder {self.data} cannot be made: {error.strerror}. "
                "Choose another one with KB_DATA."
            ) from error

    def _start(self, record: Record | None, account: Account) -> Record:
        is_new = record is None
        record = record or new_record(self.data, account)
        home = self.home(record)
        if not account.reaches(home):
            raise DatabaseServerError(
                f"The account {account.name}, which runs PostgreSQL, cannot enter {home}. "
                "Open the folders above it for passing (chmod o+x), or run as the account that "
                "owns it."
            )
        cluster = home / "data"
        if not (cluster / "PG_VERSION").exists():
            if not is_new:
                raise DatabaseServerError(
                    f"The database that belonged in {cluster} is gone. Restore it; or, to begin "
                    f"with an empty one, delete {self.data / 'database.json'}."
                )
            initialise(home, find_software(account, home), account)
        software = self.software(record, account)
        self._launch(record, software, account)
        if is_new:
            make_roles(record, self.socket_folder(record), software, account)
            write_record(self.data, record)
        return record

    def _launch(self, record: Record, software: Software, account: Account) -> None:
        home, folder = self.home(record), self.socket_folder(record)
        if living_postmaster(home / "data") is not None and self._wait_until_ready(record):
            return
        clear_remains(home / "data", folder)
        configure(home, folder, account)
        log = home / "log" / "start.log"
        log.unlink(missing_ok=True)
        answer = account.run(
            [
                *(software["pg_ctl"], "start", "-D", home / "data", "-l", log),
                *("-w", "-t", str(START_PATIENCE)),
            ],
            keep_output=False,
        )
        if answer.returncode != 0 or not self._is_ready(record):
            said = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
            raise DatabaseServerError(
                f"PostgreSQL did not start. {home / 'log'} says more:\n{said[-2000:].strip()}"
            )

    def _wait_until_ready(self, record: Record) -> bool:
        """A living server that is just starting; not one whose socket was swept away."""
        cluster = self.home(record) / "data"
        deadline = time.monotonic() + START_PATIENCE
        while time.monotonic() < deadline and living_postmaster(cluster) is not None:
            if self._is_ready(record):
                return True
            if _pid_file_says_ready(cluster) and not self.socket_folder(record).exists():
                return False
            time.sleep(0.05)
        return False

    def _is_ready(self, record: Record) -> bool:
        path = self.socket_folder(record) / ".s.PGSQL.5432"
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.settimeout(2.0)
            try:
                probe.connect(str(path))
            except PermissionError as error:
                raise DatabaseServerError(
                    f"This account may not use the database in {self.home(record)}. "
                    "Run as the account that made it, or choose another KB_DATA."
                ) from error
            except OSError:
                return False
        return _pid_file_says_ready(self.home(record) / "data")


def _pid_file_says_ready(cluster: Path) -> bool:
    """The eighth line is the state; a server accepts connections before it is ready."""
    try:
        lines = (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[7].strip() == "ready"
