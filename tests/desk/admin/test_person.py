from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from articles.desk.editing.acting import ADMINISTRATOR, EDITOR
from articles.desk.models import Person
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
FORM = "person_form"
PASSWORD = "seventeen-herons-wade"


def _add(client: Client, **typed: object) -> object:
    page = fields_of(client.get(address(Person, "add")), FORM)
    page |= {"username": "jo", "password1": PASSWORD, "password2": PASSWORD} | typed
    return client.post(address(Person, "add"), page)


def test_it_makes_an_account_with_roles() -> None:
    client = client_of(factories.person("root", ADMINISTRATOR))
    editor = Group.objects.get(name=EDITOR)
    assert _add(client, groups=[str(editor.pk)]).status_code == 302  # type: ignore[attr-defined]
    jo = Person.objects.get(username="jo")
    assert jo.is_staff
    assert not jo.is_superuser
    assert [group.name for group in jo.groups.all()] == [EDITOR]
    assert Client().login(username="jo", password=PASSWORD)


@pytest.mark.parametrize(
    "first, second, said",
    [("short", "short", "too short"), (PASSWORD, "another", "The two passwords differ.")],
)
def test_it_refuses_weak_or_unlike_passwords(first: str, second: str, said: str) -> None:
    client = client_of(factories.person("root", ADMINISTRATOR))
    response = _add(client, password1=first, password2=second)
    assert said in text_of(response)
    assert not Person.objects.filter(username="jo").exists()


def test_it_deactivates_and_never_deletes() -> None:
    jo = factories.person("jo")
    client = client_of(factories.person("root", ADMINISTRATOR))
    typed = fields_of(client.get(address(jo, "change")), FORM)
    del typed["is_active"]
    assert client.post(address(jo, "change"), typed | {"why": "Left"}).status_code == 302
    jo.refresh_from_db()
    assert not jo.is_active
    assert client.get(address(jo, "delete")).status_code == 403
    assert "Left" in text_of(client.get(address(jo, "history")))


def test_it_sets_a_password_without_showing_any() -> None:
    jo = factories.person("jo")
    client = client_of(factories.person("root", ADMINISTRATOR))
    step = address(jo, "step", "password")
    typed = fields_of(client.get(step)) | {"password1": PASSWORD, "password2": PASSWORD}
    assert client.post(step, typed).status_code == 302
    assert Client().login(username="jo", password=PASSWORD)
    assert "md5" not in client.get(address(jo, "change")).content.decode()
    assert PASSWORD not in client.get(address(jo, "history")).content.decode()


def test_it_keeps_administrators_off_their_own_account() -> None:
    root = factories.person("root", ADMINISTRATOR)
    client = client_of(root)
    assert client.get(address(root, "change")).status_code == 200
    editor = Group.objects.get(name=EDITOR)
    typed = {"username": "root", "groups": [str(editor.pk)], "seen_version": "1"}
    assert client.post(address(root, "change"), typed).status_code == 403
    step = address(root, "step", "password")
    assert client.get(step).status_code == 403
    typed = {"seen_version": "1", "password1": PASSWORD, "password2": PASSWORD}
    assert "Another administrator changes your own account." in text_of(client.post(step, typed))
    assert list(root.groups.values_list("name", flat=True)) == [ADMINISTRATOR]


def test_it_keeps_administrators_off_a_superuser() -> None:
    boss = factories.person("boss", is_superuser=True)
    client = client_of(factories.person("root", ADMINISTRATOR))
    assert client.post(address(boss, "change"), {"username": "x"}).status_code == 403
    step = address(boss, "step", "password")
    assert client.get(step).status_code == 403
    typed = {"seen_version": "1", "password1": PASSWORD, "password2": PASSWORD}
    assert "Only a superuser changes" in text_of(client.post(step, typed))


def test_it_lets_the_first_superuser_make_the_newsroom() -> None:
    boss = Person.objects.create_superuser("boss", password="pass")
    client = client_of(boss)
    editor = Group.objects.get(name=EDITOR)
    assert _add(client, groups=[str(editor.pk)]).status_code == 302  # type: ignore[attr-defined]


def test_it_is_closed_to_those_who_write_but_not_their_autocompletes() -> None:
    jo = factories.person("jo")
    client = client_of(factories.person("ana"))
    for page in (address(Person, "changelist"), address(jo, "change"), address(jo, "history")):
        assert client.get(page).status_code == 403
    asked = {
        "app_label": "articles",
        "model_name": "claim",
        "field_name": "assigned_to",
        "term": "jo",
    }
    found = client.get("/desk/autocomplete/", asked).json()["results"]
    assert [row["text"] for row in found] == ["jo"]


def test_it_refuses_a_stale_save() -> None:
    jo = factories.person("jo")
    first = client_of(factories.person("root", ADMINISTRATOR))
    second = client_of(factories.person("toor", ADMINISTRATOR))
    page = fields_of(first.get(address(jo, "change")), FORM)
    assert second.post(address(jo, "change"), page | {"first_name": "Jo"}).status_code == 302
    response = first.post(address(jo, "change"), page | {"first_name": "Joan"})
    assert response.status_code == 412
    assert "Somebody else changed this person" in text_of(response)
    jo.refresh_from_db()
    assert jo.first_name == "Jo"
