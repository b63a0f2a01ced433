"""Where mail goes: nowhere unless told, and `check --deploy` says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.test import override_settings

from kb import environment
from kb.checks import check_mail
from kb.mail_files import EmailBackend
from tests.kb.test_production import run

_SHOWN = (
    "from django.conf import settings as s; "
    "print(s.EMAIL_BACKEND.split('.')[-2], s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL, "
    "s.DEFAULT_FROM_EMAIL, s.EMAIL_HOST_PASSWORD)"
)


@pytest.mark.parametrize(
    "variables, shown",
    [
        ({"EMAIL_HOST": ""}, "mail_files 587 True False claimbook@claims.example"),
        (
            {"EMAIL_SECURITY": "tls", "EMAIL_FROM": "desk@claims.example", "EMAIL_PASSWORD": "p"},
            "smtp 465 False True desk@claims.example p",
        ),
        ({"EMAIL_SECURITY": "none", "EMAIL_PORT": "2525"}, "smtp 2525 False False claimbook@"),
    ],
)
def test_it_is_set_by_the_environment(
    tmp_path: Path, variables: dict[str, str], shown: str
) -> None:
    answer = run(tmp_path, "-c", _SHOWN, **variables)
    assert answer.stdout.startswith(shown), answer.stderr


def test_it_keeps_letters_where_nobody_else_looks(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    with override_settings(EMAIL_FILE_PATH=folder):
        message = EmailMessage("Hello", "It rains.", to=["jo@example.org"])
        message.connection = EmailBackend()
        assert message.send() == 1
    assert folder.stat().st_mode & 0o077 == 0
    (letter,) = folder.iterdir()
    assert "It rains." in letter.read_text()


@pytest.mark.parametrize("value", ["desk", "@claims.example", "a b@c.example", "<d@c.example>"])
def test_it_refuses_what_is_no_address(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_FROM", value)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_FROM must be an address"):
        environment.mail_address("EMAIL_FROM", "x@y.example")


@pytest.mark.parametrize(
    "host, is_encrypted, found",
    [
        ("", True, ["claimbook.W004"]),
        ("mail.example", True, []),
        ("mail.example", False, ["claimbook.W005"]),
        ("127.0.0.1", False, []),
    ],
)
def test_it_warns_of_mail_that_reaches_nobody_or_everybody(
    host: str, is_encrypted: bool, found: list[str]
) -> None:
    with override_settings(EMAIL_HOST=host, EMAIL_USE_TLS=is_encrypted, EMAIL_USE_SSL=False):
        assert [message.id for message in check_mail()] == found
