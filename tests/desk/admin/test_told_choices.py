"""What I am told, and how: my own choices, each kind by itself."""

from __future__ import annotations

import pytest

from articles.desk.editing.acting import ADMINISTRATOR, JOURNALIST, acting
from articles.desk.editing.errors import EditingError
from articles.desk.editing.notification_choice import choices_now, choose, seen_of
from articles.desk.models import NotificationChoice, Person
from articles.logic.mail_kinds import How
from articles.logic.notification_kinds import NotificationKind
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
CHOICES = "/desk/articles/claim/told/choices/"


@pytest.fixture
def jo() -> Person:
    return factories.person("jo", JOURNALIST, email="jo@example.org")


def test_it_begins_with_what_does_not_wait(jo: Person) -> None:
    sent = fields_of(client_of(jo).get(CHOICES), "choices")
    at_once = {kind for kind in NotificationKind if sent[kind.value] == How.AT_ONCE}
    assert at_once == {"assigned", "asked_to_check", "contradicted"}
    assert {sent[kind.value] for kind in NotificationKind} == {"at_once", "digest"}
    assert "jo@example.org" in text_of(client_of(jo).get(CHOICES))
    assert CHOICES in client_of(jo).get("/desk/articles/claim/told/").content.decode()


def test_it_keeps_what_differs(jo: Person) -> None:
    client = client_of(jo)
    sent = fields_of(client.get(CHOICES), "choices") | {"assigned": "never", "comment": "at_once"}
    assert client.post(CHOICES, sent).status_code == 302
    kept = {row.kind: row.how for row in NotificationChoice.objects.filter(person=jo)}
    assert kept == {"assigned": "never", "comment": "at_once"}
    again = fields_of(client.get(CHOICES), "choices")
    assert (again["assigned"], again["comment"]) == ("never", "at_once")
    assert client.post(CHOICES, again).status_code == 302
    assert NotificationChoice.objects.count() == 2


def test_it_tells_of_another_window(jo: Person) -> None:
    client = client_of(jo)
    sent = fields_of(client.get(CHOICES), "choices")
    assert client.post(CHOICES, sent | {"comment": "never"}).status_code == 302
    page = client.post(CHOICES, sent | {"report": "never"})
    assert page.status_code == 412
    assert "in another window" in text_of(page)
    assert fields_of(page, "choices")["comment"] == "never"
    assert fields_of(page, "choices")["report"] == "digest"


@pytest.mark.parametrize("value", ["", "loudly", "at_once\x00"])
def test_it_refuses_what_is_no_way(jo: Person, value: str) -> None:
    client = client_of(jo)
    page = client.post(CHOICES, fields_of(client.get(CHOICES), "choices") | {"comment": value})
    assert page.status_code == 200
    assert "one of the ways that are offered" in text_of(page)
    assert not NotificationChoice.objects.exists()


def test_it_is_ones_own(jo: Person) -> None:
    kim = factories.person("kim", JOURNALIST)
    for attempt in (
        lambda: NotificationChoice.objects.create(person=kim, kind="comment", how="never"),
        lambda: choose({"praise": "never"}, seen=seen_of(choices_now(jo))),
    ):
        with pytest.raises(EditingError), acting(jo, "test"):
            attempt()
    assert client_of(factories.person("adm", ADMINISTRATOR)).get(CHOICES).status_code == 403


def test_it_says_where_an_address_is_missing() -> None:
    client = client_of(factories.person("kim", JOURNALIST))
    assert "has no mail address" in text_of(client.get(CHOICES))
    assert queries_of(client, CHOICES) < 10
