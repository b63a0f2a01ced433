"""The server and the databases that tests throw away.

All runs of one checkout share a server in the system's temporary folder, with
`fsync` off. A template database is migrated once for each state of the models
and migrations; whoever needs a database gets a clone of it. The last process to
finish stops the server and leaves its folder for the next run.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connections

from kb.data_folder import make_data_folder
from kb.database import Server
from kb.database.lock import locked
from kb.database.record import APPLICATION, OWNER

CHECKOUT = Path(__file__).resolve().parent.parent
KEPT_TEMPLATES = 12

# What decides the content of a freshly migrated database.
SCHEMA = (
    "articles/*.py",
    "articles/desk/models/**/*.py",
    "articles/public/models/**/*.py",
    "articles/migrations/**/*",
    "articles/management/commands/migrate.py",
    "articles/logic/vocabulary.py",
    "kb/migrations/*.py",
    "kb/settings.py",
    "requirements.txt",
)
PREPARE = f"""
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
ALTER SYSTEM SET autovacuum = off;
ALTER ROLE {OWNER} CREATEDB;
GRANT pg_signal_backend TO {OWNER}; -- dropping a clone disconnects the application
SELECT pg_reload_conf();
"""


def folder() -> Path:
    """Private to this account and checkout."""
    mark = hashlib.sha256(os.fsencode(CHECKOUT)).hexdigest()[:8]
    return Path(tempfile.gettempdir()) / f"claimbook-tests-{os.getuid()}-{mark}"


def schema_mark() -> str:
    """A hash over the names and contents of everything in `SCHEMA`."""
    total = hashlib.sha256()
    for pattern in SCHEMA:
        for path in sorted(CHECKOUT.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                total.update(f"{path.relative_to(CHECKOUT)}\0{path.stat().st_size}\0".encode())
                total.update(path.read_bytes())
    return total.hexdigest()[:16]


#: For tests that make published rows without the door: within the test's transaction the
#: publishing guards are off. Only the throw-away template has this function.
UNGUARDED = """
CREATE FUNCTION test_without_guards(application text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    shown text;
    derives text;
BEGIN
    IF (SELECT tgenabled FROM pg_trigger WHERE tgname = 'c_guard'
        AND tgrelid = 'articles_edition'::regclass) = 'D' THEN
        RETURN;
    END IF;
    SET CONSTRAINTS ALL IMMEDIATE;
    FOR shown IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
        AND (tablename LIKE 'articles\\_published%' OR tablename IN
            ('articles_edition', 'articles_correction', 'articles_redaction'))
    LOOP
        EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', shown);
    END LOOP;
    -- What derives lists, counts and words from public rows guards nothing: it stays.
    FOR shown, derives IN SELECT tgrelid::regclass, tgname FROM pg_trigger
        WHERE tgname LIKE 'derive\\_%'
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %I', shown, derives);
    END LOOP;
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON articles_edition, articles_redaction, '
        'articles_correction TO %I', application);
END
$$;
"""


class Databases:
    """Clones for one process of a test run."""

    def __init__(self, data: Path) -> None:
        make_data_folder(data)
        if data.stat().st_uid != os.getuid():
            raise RuntimeError(f"{data} belongs to somebody else. Remove it, or set TMPDIR.")
        self.data = data
        self.server = Server(data)
        self._clones = 0
        self._used = os.open(data / "used.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._used, fcntl.LOCK_SH)

    def close(self) -> None:
        """Stops the server unless another process still uses it."""
        fcntl.flock(self._used, fcntl.LOCK_UN)
        try:
            fcntl.flock(self._used, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        else:
            self.server.stop()
        os.close(self._used)

    @cached_property
    def template(self) -> str:
        """The name of the migrated template, built by the first process to ask."""
        name = f"template_{schema_mark()}"
        with locked(self.data / "template.lock"):
            prepared = self.data / f"prepared-{hashlib.sha256(PREPARE.encode()).hexdigest()[:8]}"
            if not prepared.exists():
                self.server.as_admin(PREPARE)
                prepared.touch()
            existing = self._names()
            if name not in existing:
                self._sweep(existing)
                self._build(name)
        return name

    def clone(self, template: str = "") -> str:
        """The name of a new database, which the application may connect to."""
        template = template or self.template
        self._clones += 1
        name = f"run_{os.getpid()}_{self._clones}"
        with self._maintenance() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            _protect(cursor, name)
        return name

    def drop(self, name: str) -> None:
        """Whoever is still connected is disconnected."""
        with self._maintenance() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    @contextmanager
    def _maintenance(self) -> Iterator[psycopg.Cursor[Any]]:
        record = self.server.ensure()
        with (
            psycopg.connect(
                host=str(self.server.socket_folder(record)),
                user=OWNER,
                password=record.password(OWNER),
                dbname="postgres",
                autocommit=True,
            ) as connection,
            connection.cursor() as cursor,
        ):
            yield cursor

    def _names(self) -> list[str]:
        with self._maintenance() as cursor:
            # Oldest first: numbers of databases rise.
            cursor.execute("SELECT datname FROM pg_database ORDER BY oid")
            return [name for (name,) in cursor.fetchall()]

    def _build(self, name: str) -> None:
        draft = f"building_{os.getpid()}"
        with self._maintenance() as cursor:
            cursor.execute(f'CREATE DATABASE "{draft}"')
            _protect(cursor, draft)
        try:
            with pointed_at(draft):
                call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
                with connections["owner"].cursor() as cursor:
                    cursor.execute(UNGUARDED)
        except BaseException:
            self.drop(draft)
            raise
        with self._maintenance() as cursor:
            cursor.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')

    def _sweep(self, names: list[str]) -> None:
        """Clones of runs that were killed, and all but the newest templates."""
        for name in names:
            run = re.fullmatch(r"(?:run|building)_(\d+)(?:_\d+)?", name)
            if run and not _is_alive(int(run[1])):
                self.drop(name)
        templates = [name for name in names if name.startswith("template_")]
        for name in templates[:-KEPT_TEMPLATES]:
            self.drop(name)


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Both connections, in every thread, use the database `name` meanwhile."""
    before = {alias: connections.settings[alias]["NAME"] for alias in connections}
    connections.close_all()
    for alias in connections:
        connections.settings[alias]["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        for alias, former in before.items():
            connections.settings[alias]["NAME"] = former


def _protect(cursor: psycopg.Cursor[Any], name: str) -> None:
    """As the real database is: privileges on a database are not cloned."""
    cursor.execute(f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC')
    cursor.execute(f'GRANT CONNECT ON DATABASE "{name}" TO {APPLICATION}')


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
