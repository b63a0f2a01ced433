"""The account of the operating system that runs the server.

PostgreSQL refuses to run as root, so root hands the server to `postgres` or
`nobody`. Everybody else runs it as themselves.
"""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import DatabaseServerError

_SERVANTS = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """`is_other` when it is not the account of this process."""

    name: str
    uid: int
    gid: int
    is_other: bool

    def run(
        self,
        command: Sequence[str | Path],
        *,
        stdin: str | None = None,
        timeout: float | None = None,
        keep_output: bool = True,
    ) -> subprocess.CompletedProcess[str]:
        """Run as this account from `/`, with an environment of its own.

        Without `keep_output` nothing is captured: a server that inherits a pipe
        would hold it open, and the caller would wait for ever.
        """
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "LC_ALL": "C",
            "TZ": "UTC",
            "HOME": "/",
        }
        output = subprocess.PIPE if keep_output else subprocess.DEVNULL
        return subprocess.run(
            [str(part) for part in command],
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            stdout=output,
            stderr=output,
            text=True,
            timeout=timeout,
            check=False,
            cwd="/",
            env=environment,
            umask=0o077,
            user=self.uid if self.is_other else None,
            group=self.gid if self.is_other else None,
            extra_groups=[] if self.is_other else None,
        )

    def reaches(self, path: Path, *, how: str = "-x") -> bool:
        """Whether this account passes `test HOW path` (-x enter, -r read, -w write)."""
        return self.run(["test", how, path]).returncode == 0

    def make_folder(self, path: Path) -> None:
        """A folder only this account can enter; its parents stay as they are."""
        path.mkdir(mode=0o700, exist_ok=True)
        if self.is_other:
            os.chown(path, self.uid, self.gid)
        path.chmod(0o700)


def server_account() -> Account:
    """Raises `DatabaseServerError` when root finds nobody to hand the server to."""
    uid = os.geteuid()
    if uid != 0:
        try:
            name = pwd.getpwuid(uid).pw_name
        except KeyError:  # a container started with a bare number
            name = str(uid)
        return Account(name, uid, os.getegid(), is_other=False)
    for name in _SERVANTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(name, entry.pw_uid, entry.pw_gid, is_other=True)
    raise DatabaseServerError(
        "PostgreSQL cannot run as root, and there is neither an account `postgres` nor `nobody`. "
        "Run as another account, or name a server in DATABASE_URL."
    )
