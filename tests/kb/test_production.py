"""The settings of production, in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.throwaway import CHECKOUT

PRODUCTION = {
    "CLAIMBOOK_ADDRESS": "https://claims.example",
    "DATABASE_URL": "postgresql://app:a@db.example/claims",
    "DATABASE_OWNER_URL": "postgresql://owner:o@db.example/claims",
    "SECRET_KEY": "3Vt9nS0qkz-Xh2mW7bYc4RpLd8fGuJ5eTa1oNi6sQvBxZwKyHrMC",
    "BEHIND_PROXY": "1",
    "EMAIL_HOST": "mail.example",
}


def run(tmp_path: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "kb.settings",
            "KB_DATA": str(tmp_path / "var"),
            **PRODUCTION,
            **variables,
        },
    )


def test_it_passes_django_s_check_for_deployment(tmp_path: Path) -> None:
    answer = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert answer.returncode == 0, answer.stderr
    said = answer.stdout + answer.stderr
    assert "(0 silenced)" in said
    assert "WARNING" not in said
    # The server of this example does not exist, which is told and is no fault of the settings.
    assert "claimbook.I001" in said


def test_it_would_tell_of_settings_that_are_not_safe(tmp_path: Path) -> None:
    unsafe = {"CLAIMBOOK_ADDRESS": "http://claims.example", "DEBUG": "1", "SECRET_KEY": "short"}
    answer = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **unsafe)
    assert answer.returncode == 1
    for code in ("W004", "W008", "W009", "W018"):
        assert f"security.{code}" in answer.stderr


def test_it_logs_json_and_keeps_sessions_short(tmp_path: Path) -> None:
    expression = (
        "s.LOG_FORM, s.SESSION_IDLE_SECONDS, s.SESSION_LONGEST_SECONDS, s.IS_STATIC_HASHED, s.DEBUG"
    )
    code = f"from django.conf import settings as s; print(({expression}))"
    assert run(tmp_path, "-c", code).stdout.strip() == "('json', 3600, 43200, True, False)"
    chosen = {"LOG_FORM": "plain", "SESSION_IDLE_MINUTES": "30", "SESSION_HOURS": "8"}
    found = run(tmp_path, "-c", code, **chosen).stdout.strip()
    assert found == "('plain', 1800, 28800, True, False)"


@pytest.mark.parametrize(
    ("name", "value"),
    [("LOG_FORM", "xml"), ("SESSION_IDLE_MINUTES", "0")],
)
def test_it_refuses_in_words(name: str, value: str, tmp_path: Path) -> None:
    answer = run(tmp_path, "-c", "from django.conf import settings as s; s.DEBUG", **{name: value})
    assert f"{name} must be" in answer.stderr
