"""Settings, headers, commands: what surrounds the knowledge base."""

from __future__ import annotations

import io
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from articles.management.commands.migrate import grant_application
from kb import environment
from kb.database.address import from_address, to_address
from kb.database.base import DatabaseWrapper
from kb.desk_only import (
    DeskAuthenticationMiddleware,
    DeskMessageMiddleware,
    DeskSessionMiddleware,
)
from kb.management.commands.serve import check_port, needs_migration
from kb.secret_key import kept_secret_key
from kb.security import DESK_POLICY, PUBLIC_POLICY, SecurityHeadersMiddleware
from tests.throwaway import CHECKOUT


class TestEnvironment:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [("1", True), ("Yes", True), (" on ", True), ("0", False), ("FALSE", False), ("", True)],
    )
    def test_it_reads_a_flag(
        self, value: str, expected: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("KB_TRY", value)
        assert environment.flag("KB_TRY", default=True) is expected

    @pytest.mark.parametrize(
        ("read", "value"),
        [
            (lambda: environment.flag("KB_TRY", default=False), "maybe"),
            (lambda: environment.number("KB_TRY", 1), "-1"),
            (lambda: environment.number("KB_TRY", 1), "1.5"),
            (lambda: environment.number("KB_TRY", 1), "²"),
            (lambda: environment.number("KB_TRY", 1, least=1), "0"),
            (lambda: environment.number("KB_TRY", 1, most=100), "101"),
            (lambda: environment.number("KB_TRY", 1, most=100), "9" * 5000),
            (lambda: environment.origin("KB_TRY", "http://x"), "claims.example"),
            (lambda: environment.origin("KB_TRY", "http://x"), "ftp://claims.example"),
            (lambda: environment.origin("KB_TRY", "http://x"), "https://claims.example/base"),
            (lambda: environment.folder("KB_TRY", Path("/tmp")), __file__),
        ],
    )
    def test_it_refuses_in_words_that_name_the_variable(
        self, read: Any, value: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("KB_TRY", value)
        with pytest.raises(ImproperlyConfigured, match="KB_TRY must be"):
            read()

    def test_it_reads_lists_numbers_and_addresses(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KB_TRY", "a, b,,c ")
        assert environment.names("KB_TRY") == ["a", "b", "c"]
        monkeypatch.setenv("KB_TRY", "12")
        assert environment.number("KB_TRY", 1) == 12
        monkeypatch.setenv("KB_TRY", "https://claims.example/")
        assert environment.origin("KB_TRY", "http://x") == "https://claims.example"

    def test_it_reads_secrets_from_files(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "secret"
        file.write_text("hidden\n")
        monkeypatch.setenv("KB_TRY_FILE", str(file))
        assert environment.secret("KB_TRY") == "hidden"
        monkeypatch.setenv("KB_TRY", "also")
        with pytest.raises(ImproperlyConfigured, match="not both"):
            environment.secret("KB_TRY")
        monkeypatch.delenv("KB_TRY")
        file.write_text("")
        with pytest.raises(ImproperlyConfigured, match="empty"):
            environment.secret("KB_TRY")
        file.unlink()
        with pytest.raises(ImproperlyConfigured, match="cannot be read"):
            environment.secret("KB_TRY")


class TestAddresses:
    def test_it_reads_an_address(self) -> None:
        entry = from_address(
            "postgresql://me:p%40ss@db.example:6432/claims?sslmode=require", variable="X"
        )
        assert entry == {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "claims",
            "USER": "me",
            "PASSWORD": "p@ss",
            "HOST": "db.example",
            "PORT": "6432",
            "OPTIONS": {"sslmode": "require"},
        }

    @pytest.mark.parametrize(
        "address",
        ["", "claims", "mysql://h/claims", "postgres://h/", "postgres://h:x/c", "postgres://h/a/b"],
    )
    def test_it_refuses_without_repeating_a_password(self, address: str) -> None:
        with pytest.raises(ImproperlyConfigured) as refusal:
            from_address(address.replace("://", "://me:hidden@"), variable="DATABASE_URL")
        assert "DATABASE_URL must look like" in str(refusal.value)
        assert "hidden" not in str(refusal.value)

    @given(
        user=st.from_regex(r"[a-z_]{1,8}", fullmatch=True),
        password=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1),
        socket=st.from_regex(r"(/[a-z ,'%]{1,8}){1,3}", fullmatch=True),
    )
    def test_it_reads_what_it_writes(self, user: str, password: str, socket: str) -> None:
        address = to_address(user=user, password=password, socket=socket, name="claims")
        entry = from_address(address, variable="X")
        assert (entry["USER"], entry["PASSWORD"]) == (user, password)
        assert (entry["HOST"], entry["NAME"]) == (socket, "claims")


def settings_of(tmp_path: Path, expression: str, **variables: str) -> str:
    """What a fresh process with these variables and no others prints, or its complaint."""
    answer = subprocess.run(
        [
            sys.executable,
            "-c",
            f"from django.conf import settings as s; print(repr(({expression})))",
        ],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "kb.settings",
            "KB_DATA": str(tmp_path / "var"),
            **variables,
        },
    )
    return answer.stdout.strip() or answer.stderr.strip().splitlines()[-1]


class TestSettings:
    def test_it_is_in_production_unless_told_otherwise(self, tmp_path: Path) -> None:
        found = settings_of(tmp_path, "s.DEBUG, s.CLAIMBOOK_DEMONSTRATION, s.IS_STATIC_HASHED")
        assert found == "(False, False, True)"

    def test_it_secures_cookies_where_the_address_is_secure(self, tmp_path: Path) -> None:
        expression = "s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.ALLOWED_HOSTS[0]"
        found = settings_of(tmp_path, expression, CLAIMBOOK_ADDRESS="https://claims.example:8443")
        assert found == "(True, True, 'claims.example')"

    def test_it_needs_a_secret_key_beside_a_named_database(self, tmp_path: Path) -> None:
        found = settings_of(tmp_path, "s.SECRET_KEY", DATABASE_URL="postgres://h/claims")
        assert "SECRET_KEY (or SECRET_KEY_FILE) must be set" in found

    def test_it_takes_both_roles_from_the_environment(self, tmp_path: Path) -> None:
        found = settings_of(
            tmp_path,
            "[(d['USER'], d['ENGINE']) for d in s.DATABASES.values()]",
            DATABASE_URL="postgres://app@h/claims",
            DATABASE_OWNER_URL="postgres://owner@h/claims",
            SECRET_KEY="x",
        )
        engine = "django.db.backends.postgresql"
        assert found == f"[('app', '{engine}'), ('owner', '{engine}')]"

    def test_it_refuses_an_owner_without_an_application(self, tmp_path: Path) -> None:
        found = settings_of(tmp_path, "s.DEBUG", DATABASE_OWNER_URL="postgres://h/claims")
        assert "DATABASE_OWNER_URL is set, but DATABASE_URL is not" in found

    def test_it_keeps_one_secret_key(self, tmp_path: Path) -> None:
        data = tmp_path / "var"
        key = kept_secret_key(data)
        assert len(key) > 50
        assert kept_secret_key(data) == key
        assert stat.S_IMODE((data / "secret-key").stat().st_mode) == 0o600
        assert [path.name for path in data.iterdir()] == ["secret-key"]

    def test_it_says_so_when_no_key_can_be_kept(self, tmp_path: Path) -> None:
        file = tmp_path / "file"
        file.touch()
        with pytest.raises(ImproperlyConfigured, match="Set SECRET_KEY"):
            kept_secret_key(file / "var")

    @pytest.mark.django_db
    def test_it_lacks_no_migration(self) -> None:
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)


class TestHeaders:
    def respond(self, path: str) -> HttpResponse:
        answer = SecurityHeadersMiddleware(lambda request: HttpResponse())(
            RequestFactory().get(path)
        )
        assert isinstance(answer, HttpResponse)
        return answer

    def test_it_is_strict_for_readers(self) -> None:
        policy = self.respond("/")["Content-Security-Policy"]
        assert policy == PUBLIC_POLICY
        assert "unsafe" not in policy

    def test_it_is_relaxed_and_never_kept_at_the_desk(self) -> None:
        answer = self.respond("/desk/articles/claim/")
        assert answer["Content-Security-Policy"] == DESK_POLICY
        assert answer["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("path", ["/", "/desk/"])
    def test_it_keeps_demonstrations_out_of_indexes(self, path: str, settings: Any) -> None:
        settings.CLAIMBOOK_DEMONSTRATION = True
        assert self.respond(path)["X-Robots-Tag"] == "noindex"
        settings.CLAIMBOOK_DEMONSTRATION = False
        assert "X-Robots-Tag" not in self.respond(path)

    @pytest.mark.parametrize(("path", "expected"), [("/", False), ("/desk/", True)])
    def test_it_signs_nobody_in_outside_the_desk(self, path: str, expected: bool) -> None:
        seen: list[HttpRequest] = []

        def view(request: HttpRequest) -> HttpResponse:
            seen.append(request)
            return HttpResponse()

        chain: Any = view
        for middleware in (
            DeskMessageMiddleware,
            DeskAuthenticationMiddleware,
            DeskSessionMiddleware,
        ):
            chain = middleware(chain)
        chain(RequestFactory().get(path))
        for name in ("session", "user", "_messages"):
            assert hasattr(seen[0], name) is expected

    @pytest.mark.django_db
    def test_it_gives_readers_no_cookie(self, client: Client) -> None:
        response = client.get("/")
        assert response.status_code == 200
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert response["Content-Security-Policy"] == PUBLIC_POLICY

    @pytest.mark.django_db
    def test_it_asks_staff_to_sign_in(self, client: Client) -> None:
        response = client.get("/desk/")
        assert response.status_code == 302
        response = client.get("/desk/login/")
        assert response.status_code == 200
        assert response["Cache-Control"] == "no-store"


class TestMigrate:
    def test_it_leaves_nothing_to_do(self, committed_db: str) -> None:
        assert needs_migration() is False

    def test_it_runs_as_the_owner_and_grants(self, committed_db: str) -> None:
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "DELETE FROM django_migrations WHERE app = 'sessions';"
                "DROP TABLE django_session;"
                "SELECT claimbook_grant(%s)",
                [connections["default"].settings_dict["USER"]],
            )
        assert needs_migration() is True
        call_command("migrate", verbosity=0)
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT tableowner FROM pg_tables WHERE tablename = 'django_session'")
            assert cursor.fetchone() == (connections["owner"].settings_dict["USER"],)
            cursor.execute("SELECT has_table_privilege(current_user, 'django_session', 'INSERT')")
            assert cursor.fetchone() == (True,)

    def test_it_grants_nothing_where_one_role_serves_for_both(
        self, committed_db: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        owner = connections["owner"].settings_dict["USER"]
        monkeypatch.setitem(connections["default"].settings_dict, "USER", owner)
        with connections["owner"].cursor() as cursor:
            cursor.execute("DROP FUNCTION claimbook_grant(text)")
        grant_application()


class TestServe:
    def test_it_refuses_a_port_in_use(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            with pytest.raises(CommandError, match=f"Port {port} cannot be used"):
                check_port(port)
        check_port(port)

    def test_it_loads_no_demonstration_into_a_named_database(self, settings: Any) -> None:
        settings.IS_DATABASE_NAMED = True
        with pytest.raises(CommandError, match="INTO_NAMED_DATABASE=1"):
            call_command("serve", "--demo", "--load-only", stdout=io.StringIO())

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_it_serves_a_named_database_until_it_is_told_to_end(
        self, committed_db: str, tmp_path: Path, number: signal.Signals
    ) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=CHECKOUT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={
                "PATH": os.environ["PATH"],
                "KB_DATA": str(tmp_path / "var"),
                "DATABASE_URL": _address("default", committed_db),
                "DATABASE_OWNER_URL": _address("owner", committed_db),
                "DATABASE_POOL": "2",
                "SECRET_KEY": "only-for-this-test",
                "STATIC_HASHED": "0",
            },
        )
        try:
            assert _fetch_soon(f"http://127.0.0.1:{port}/") == 200
        finally:
            server.send_signal(number)
            output, _ = server.communicate(timeout=30)
        assert server.returncode == 0, output
        assert f"http://127.0.0.1:{port}/desk/" in output
        assert "ERROR" not in output


def _address(alias: str, name: str) -> str:
    wrapper = connections[alias]
    assert isinstance(wrapper, DatabaseWrapper)
    record = wrapper.server.ensure()
    user = wrapper.settings_dict["USER"]
    return to_address(
        user=user,
        password=record.password(user),
        socket=str(wrapper.server.socket_folder(record)),
        name=name,
    )


def _fetch_soon(address: str) -> int:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            assert time.monotonic() < deadline
        time.sleep(0.1)


class TestSetup:
    def test_it_tells_an_old_python_what_to_do(self) -> None:
        """Without a newer one on the path, which a folder of its own makes sure of."""
        code = (
            "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); "
            "sys.version = '3.9.2 (main)'; sys.argv = ['setup', 'requirements.txt']; "
            "runpy.run_path('.ci/setup', run_name='__main__')"
        )
        answer = subprocess.run(
            [sys.executable, "-c", code],
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": "/nowhere"},
        )
        assert answer.returncode == 1
        assert re.search(r"needs Python 3\.11 or later; this one is 3\.9\.2", answer.stderr)
        assert "make demo PYTHON=" in answer.stderr

    def test_it_names_a_missing_python(self) -> None:
        answer = subprocess.run(
            ["make", "setup", "PYTHON=python-nowhere"],
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode != 0
        assert "there is no python-nowhere" in answer.stderr
