"""The files of a cluster: where they live, how they are made and configured."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from .account import Account
from .errors import DatabaseServerError
from .record import Record
from .software import Software

ADMIN = "claimbook_admin"
"""The superuser: no password, only through the socket, only for the server's account."""

LONGEST_SOCKET = 90
"""Bytes of a socket's folder; the whole path must stay below 104 (macOS) or 108."""

ELSEWHERE = (Path("/var/lib/claimbook"), Path("/var/tmp/claimbook"))  # noqa: S108 - its owner is checked
"""Where root keeps the data when the server's account cannot enter KB_DATA."""

_CONFIGURATION = """\
# Written at every start. Put settings of your own into local.conf.
listen_addresses = ''
unix_socket_directories = {socket}
unix_socket_permissions = 0777  # the folder around it is private
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on
log_directory = {log}
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
# The log must not repeat what drafts and notes say.
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length_on_error = 0
include_if_exists = 'local.conf'
"""


def new_record(data: Path, account: Account) -> Record:
    """Chooses the home: inside KB_DATA, else where the server's account can live."""
    if account.reaches(data):
        home = data / "postgres"
        account.make_folder(home)
        return Record(home="postgres", socket=_socket_folder(home))
    for parent in ELSEWHERE:
        try:
            parent.mkdir(parents=True, exist_ok=True, mode=0o755)
        except OSError:
            continue
        if parent.stat().st_uid == os.geteuid() and account.reaches(parent):
            home = parent / secrets.token_hex(6)
            account.make_folder(home)
            return Record(home=str(home), socket=_socket_folder(home))
    raise DatabaseServerError(
        f"PostgreSQL has to run as the account {account.name}, which can enter neither {data} nor "
        f"{ELSEWHERE[0]}. Choose another KB_DATA, or name a server in DATABASE_URL."
    )


def _socket_folder(home: Path) -> str:
    if len(os.fsencode(home / "run")) <= LONGEST_SOCKET:
        return "run"
    return str(Path(tempfile.gettempdir()) / f"claimbook-{secrets.token_hex(6)}")


def initialise(home: Path, software: Software, account: Account) -> None:
    """A new cluster in `home/data`; half-made ones keep another name."""
    target, draft = home / "data", home / f"data.new.{os.getpid()}"
    command: list[str | Path] = [
        software["initdb"],
        *("--pgdata", draft, "--username", ADMIN, "--encoding", "UTF8", "--data-checksums"),
        *("--auth-local", "peer", "--auth-host", "reject", "--lc-messages", "C"),
        *_locale(software.major),
    ]
    answer = account.run(command)
    if answer.returncode != 0:
        raise DatabaseServerError(f"PostgreSQL could not be set up:\n{answer.stderr.strip()}")
    _write(
        draft / "pg_hba.conf", f"local all {ADMIN} peer map=server\nlocal all all scram-sha-256\n"
    )
    _write(draft / "pg_ident.conf", f'server "{account.name}" {ADMIN}\n')
    main = draft / "postgresql.conf"
    _write(main, main.read_text(encoding="utf-8") + "\ninclude = 'claimbook.conf'\n")
    draft.rename(target)


def _locale(major: int) -> list[str]:
    """C.UTF-8 orders by code point everywhere alike; before 17 the system supplies it."""
    if major >= 17:
        return ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"]
    return ["--locale", "C.UTF-8"]


def configure(home: Path, socket: Path, account: Account) -> None:
    """Settings that depend on where the folders are now."""
    account.make_folder(home / "log")
    _private_socket_folder(socket, account)
    path = home / "data" / "claimbook.conf"
    _write(path, _CONFIGURATION.format(socket=_quoted(f'"{socket}"'), log=_quoted(home / "log")))
    if account.is_other:
        os.chown(path, account.uid, account.gid)


def _private_socket_folder(socket: Path, account: Account) -> None:
    if socket.is_symlink() or (socket.exists() and socket.stat().st_uid not in {0, account.uid}):
        raise DatabaseServerError(f"{socket} is not ours. Remove it, then start again.")
    account.make_folder(socket)


def _quoted(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"


def _write(path: Path, content: str) -> None:
    """Root keeps writing into files that the server's account owns."""
    path.write_text(content, encoding="utf-8")
