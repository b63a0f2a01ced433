"""Sessions end by themselves, with the account, and without losing what was being typed."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.test import Client
from lxml import html

from articles.desk.editing.acting import EDITOR
from articles.desk.models import Company, Person
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
COMPANIES = "/desk/articles/company/"


@pytest.fixture
def ana() -> Person:
    return factories.person("ana")


@pytest.fixture
def client(ana: Person) -> Client:
    client = client_of(ana)
    assert client.get(COMPANIES).status_code == 200
    return client


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that have passed, to be set."""
    passed, began = [0.0], time.time()
    monkeypatch.setattr("kb.session_ends.time.time", lambda: began + passed[0])
    return passed


def ended(client: Client) -> str:
    """The words on the sign-in page that a former session leads to."""
    response = client.get(COMPANIES, follow=True)
    assert response.redirect_chain, "the session goes on"
    return text_of(response)


def test_it_ends_unused(client: Client, clock: list[float], settings: Any) -> None:
    clock[0] = settings.SESSION_IDLE_SECONDS - 1
    assert client.get(COMPANIES).status_code == 200
    clock[0] += settings.SESSION_IDLE_SECONDS + 1
    assert "Nothing was done here for an hour" in ended(client)


def test_it_ends_however_busy(client: Client, clock: list[float], settings: Any) -> None:
    settings.SESSION_LONGEST_SECONDS = 2 * 3600
    for at in (3000, 6000):
        clock[0] = at
        assert client.get(COMPANIES).status_code == 200
    clock[0] = settings.SESSION_LONGEST_SECONDS + 1
    assert "A session lasts 2 hours at most" in ended(client)


def test_it_lasts_anew_after_signing_in_again(
    client: Client, clock: list[float], settings: Any
) -> None:
    clock[0] = settings.SESSION_LONGEST_SECONDS - 1800
    client.get(COMPANIES)
    client.post("/desk/login/", {"username": "ana", "password": "pass"})
    clock[0] += 3000
    assert client.get(COMPANIES).status_code == 200


def test_it_writes_the_time_once_a_minute(
    client: Client, clock: list[float], django_assert_num_queries: Any
) -> None:
    def writes(at: float) -> bool:
        clock[0] = at
        before = Session.objects.get().session_data
        client.get(COMPANIES)
        return bool(Session.objects.get().session_data != before)

    assert [writes(at) for at in (10, 50, 61, 100, 125)] == [False, False, True, False, True]


@pytest.mark.parametrize("what", ["deactivated", "password", "roles", "superuser", "staff"])
def test_it_ends_with_what_the_account_was(what: str, client: Client, ana: Person) -> None:
    if what == "deactivated":
        ana.is_active = False
    elif what == "password":
        ana.set_password("another")
    elif what == "roles":
        ana.groups.remove(Group.objects.get(name=EDITOR))
    elif what == "superuser":
        ana.is_superuser = True
    else:
        ana.is_staff = False
    ana.save()
    assert "Sign in again" in ended(client)
    ana.is_active = ana.is_staff = True
    ana.save()
    assert client.get(COMPANIES).status_code == 302, "it is not revived"


def test_it_sets_its_cookies_for_the_desk_alone(ana: Person, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = Client()
    client.get("/desk/login/")
    signed = client.post("/desk/login/", {"username": "ana", "password": "pass"})
    for name in ("sessionid", "csrftoken"):
        cookie = signed.cookies[name]
        assert cookie["path"] == "/desk/"
        assert cookie["httponly"]
        assert cookie["secure"]
        assert cookie["samesite"] == "Lax"
    assert not signed.cookies["sessionid"]["max-age"], "the browser forgets it when closed"
    assert not client.get("/").cookies


def browser() -> Client:
    return Client(enforce_csrf_checks=True, headers={"sec-fetch-site": "same-origin"})


def sign_in(client: Client) -> Any:
    typed = fields_of(client.get("/desk/login/"), "login-form")
    return client.post("/desk/login/", typed | {"username": "ana", "password": "pass"})


class TestAFormThatIsSentTooLate:
    def test_it_is_kept_over_the_sign_in(self, ana: Person) -> None:
        company = factories.make_company(ana, "Acme")
        client = browser()
        sign_in(client)
        typed = fields_of(client.get(address(company, "change")), "company_form")
        typed |= {"name": "Acme & Söhne", "description": "One\r\ntwo"}
        Session.objects.all().delete()

        asked = client.post(address(company, "change"), typed)
        assert asked.status_code == 401
        assert "nothing is lost" in text_of(asked)
        again = _login_fields(asked)
        wrong = client.post("/desk/login/", again | {"username": "ana", "password": "no"})
        assert "nothing is lost" in text_of(wrong)
        signed = client.post(
            "/desk/login/", _login_fields(wrong) | {"username": "ana", "password": "pass"}
        )
        assert signed.status_code == 200
        company.refresh_from_db()
        assert company.name == "Acme", "only the person's own click saves"
        form = _again_form(signed)
        saved = client.post(form.action, dict(form.form_values()))
        assert saved.status_code == 302
        company.refresh_from_db()
        assert (company.name, company.description) == ("Acme & Söhne", "One\ntwo")

    def test_it_is_kept_where_another_tab_signed_in_meanwhile(self, ana: Person) -> None:
        client = browser()
        sign_in(client)
        typed = fields_of(client.get(COMPANIES + "add/"), "company_form") | {"name": "Bolt"}
        Session.objects.all().delete()
        sign_in(client)
        refused = client.post(COMPANIES + "add/", typed)
        assert refused.status_code == 403
        form = _again_form(refused)
        assert client.post(form.action, dict(form.form_values())).status_code == 302
        assert Company.objects.filter(name="Bolt").exists()

    def test_it_is_not_offered_to_other_sites(self, ana: Person) -> None:
        client = browser()
        sign_in(client)
        forged = client.post(
            COMPANIES + "add/",
            {"name": "Evil", "csrfmiddlewaretoken": "x" * 64},
            headers={"sec-fetch-site": "cross-site"},
        )
        assert forged.status_code == 403
        assert b"again-form" not in forged.content
        assert b"Evil" not in forged.content

    def test_it_keeps_no_password(self, ana: Person) -> None:
        client = browser()
        sign_in(client)
        typed = fields_of(client.get(COMPANIES + "add/"), "company_form")
        typed |= {"password1": "secret", "name": "x"}
        Session.objects.all().delete()
        assert b"secret" not in client.post(COMPANIES + "add/", typed).content

    @pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/desk/", "/", "/desk"])
    def test_it_leads_to_the_desk_alone(self, to: str, ana: Person) -> None:
        typed = {"username": "ana", "password": "pass", "kept-to": to, "kept-field-a": "b"}
        assert Client().post("/desk/login/", typed).status_code == 302

    def test_it_tells_scripts_as_ever(self, ana: Person) -> None:
        client = browser()
        sign_in(client)
        typed = fields_of(client.get(COMPANIES + "add/"), "company_form")
        Session.objects.all().delete()
        answer = client.post(COMPANIES + "add/", typed, headers={"sec-fetch-mode": "cors"})
        assert answer.status_code == 302


def _again_form(response: Any) -> Any:
    return html.fromstring(response.content.decode()).get_element_by_id("again-form")


def _login_fields(response: Any) -> dict[str, Any]:
    """As browsers do: fields outside of the form that name it belong to it."""
    tree: Any = html.fromstring(response.content.decode())
    fields = dict(tree.get_element_by_id("login-form").form_values())
    return fields | {
        field.get("name"): field.get("value") for field in tree.cssselect("input[form=login-form]")
    }
