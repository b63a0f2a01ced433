"""The desk's sign-in: one answer to every failure, limits on them, and their end."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import F
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from kb.models import SignInFailure
from kb.signing_in import limits
from kb.signing_in.networks import UNKNOWN, is_shared_by_all, network_of, network_of_text
from tests.desk import factories
from tests.desk.admin.pages import text_of

pytestmark = pytest.mark.django_db
HERE, THERE = "203.0.113.7", "198.51.100.9"


def sign_in(name: str = "ana", password: str = "wrong", address: str = HERE) -> Any:
    typed = {"username": name, "password": password}
    return Client(REMOTE_ADDR=address).post("/desk/login/?next=/desk/", typed)


def fail(times: int, **told: str) -> None:
    for _ in range(times):
        assert sign_in(**told).status_code == 200


def fill(network: str) -> None:
    """As many failures of different names as lock the network."""
    SignInFailure.objects.bulk_create(
        SignInFailure(network=network, name_mark=limits.mark_of(f"nobody{number}"))
        for number in range(limits.PER_NETWORK)
    )


def test_it_signs_in_and_forgets_this_name_s_failures() -> None:
    factories.person("ana")
    fail(limits.PER_NAME - 1)
    fail(1, name="ben")
    assert sign_in(password="pass").status_code == 302
    assert SignInFailure.objects.count() == 1


def test_it_lets_a_name_wait_here_and_not_elsewhere() -> None:
    factories.person("ana")
    fail(limits.PER_NAME)
    refused = sign_in(password="pass")
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 900
    assert "Wait 15 minutes" in text_of(refused)
    assert sign_in(name="ANA ", password="pass").status_code == 429
    assert sign_in(password="pass", address=THERE).status_code == 302
    factories.person("ben")
    assert sign_in(name="ben", password="pass").status_code == 302


def test_it_lets_a_network_wait_whatever_the_names() -> None:
    factories.person("ana")
    fill(HERE)
    assert sign_in(password="pass").status_code == 429
    assert sign_in(password="pass", address=THERE).status_code == 302


def test_it_never_locks_everybody_behind_a_proxy_that_was_not_declared() -> None:
    factories.person("ana")
    fill("127.0.0.1")
    assert sign_in(password="pass", address="127.0.0.1").status_code == 302


def test_it_opens_after_the_window_and_waiting_is_not_made_longer() -> None:
    factories.person("ana")
    fail(limits.PER_NAME)
    assert sign_in().status_code == 429
    assert SignInFailure.objects.count() == limits.PER_NAME
    SignInFailure.objects.update(failed_at=F("failed_at") - limits.WINDOW + timedelta(minutes=1))
    assert "Wait a minute" in text_of(sign_in())
    SignInFailure.objects.update(failed_at=F("failed_at") - timedelta(minutes=1))
    assert sign_in(password="pass").status_code == 302
    assert not SignInFailure.objects.exists()


def test_it_answers_unknown_wrong_and_closed_accounts_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same page after the same number of hashes, so that neither tells which it was."""
    factories.person("ana")
    factories.person("gone", is_active=False)
    factories.person("lost").set_unusable_password()
    hashed: list[str] = []
    hasher: Any = hashers.get_hasher()
    encode = type(hasher).encode

    def counting(self: Any, password: str, salt: Any, *rest: Any) -> Any:
        hashed.append(password)
        return encode(self, password, salt, *rest)

    monkeypatch.setattr(type(hasher), "encode", counting)
    answers = set()
    for name, password in (("ana", "wrong"), ("nobody", "pass"), ("gone", "pass"), ("system", "x")):
        hashed.clear()
        answers.add((text_of(sign_in(name, password)).replace(name, ""), len(hashed)))
    assert len(answers) == 1, answers


def test_it_keeps_neither_names_nor_passwords() -> None:
    fail(1, name="my secret password", password="another one")
    kept = str(list(SignInFailure.objects.values()))
    assert "secret" not in kept
    assert "another" not in kept


@pytest.mark.parametrize("typed", ["a\x00b", "x" * 5000, "‮ana", ""])
def test_it_refuses_odd_names_in_words(typed: str) -> None:
    assert sign_in(name=typed).status_code == 200
    assert sign_in(name="ana", password=typed).status_code == 200


def test_it_counts_attempts_of_the_same_moment() -> None:
    """Each is counted before any password is looked at: none slips past the limit."""
    passed = 0
    for _ in range(3 * limits.PER_NAME):
        try:
            limits.begin("ana", HERE)
            passed += 1
        except limits.Locked:
            pass
    assert passed == limits.PER_NAME


class TestUnlock:
    def unlock(self, *told: str) -> str:
        out = io.StringIO()
        call_command("unlock", *told, stdout=out)
        return out.getvalue().strip()

    def test_it_ends_the_wait(self) -> None:
        factories.person("ana")
        fail(limits.PER_NAME)
        fail(1, name="ben")
        assert self.unlock("--name", "Ana", "--address", THERE) == "0 failed sign-ins forgotten"
        assert self.unlock("--name", "Ana") == "5 failed sign-ins forgotten"
        assert sign_in(password="pass").status_code == 302
        assert self.unlock("--address", HERE) == "1 failed sign-in forgotten"
        fail(1)
        assert self.unlock("--all") == "1 failed sign-in forgotten"

    @pytest.mark.parametrize(
        "told", [(), ("--all", "--name", "ana"), ("--address", "here")], ids=str
    )
    def test_it_asks_whom(self, told: tuple[str, ...]) -> None:
        with pytest.raises(CommandError, match=r"Say whom|is no IP address"):
            self.unlock(*told)


class TestNetworks:
    @pytest.mark.parametrize(
        ("text", "network"),
        [
            ("203.0.113.7", "203.0.113.7"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
            ("fe80::1%eth0", "fe80::/64"),
            ("", ""),
            ("unix:", ""),
        ],
    )
    def test_it_takes_a_household_as_one(self, text: str, network: str) -> None:
        assert network_of_text(text) == network

    def test_it_believes_the_declared_proxy_alone(self, settings: Any) -> None:
        request = RequestFactory().get(
            "/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=f"1.2.3.4, {HERE}"
        )
        settings.IS_BEHIND_PROXY = False
        assert network_of(request) == "10.0.0.1"
        settings.IS_BEHIND_PROXY = True
        assert network_of(request) == HERE
        bare = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="nonsense")
        assert network_of(bare) == UNKNOWN

    @given(text=st.text(max_size=60) | st.ip_addresses().map(str))
    def test_it_reads_whatever_is_sent(self, text: str) -> None:
        network = network_of_text(text)
        assert len(network) <= 45
        if network:
            assert is_shared_by_all(network) in (True, False)
