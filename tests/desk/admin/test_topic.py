from __future__ import annotations

import pytest

from articles.desk.editing.acting import JOURNALIST
from articles.desk.models import Origin, Topic
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db


def test_it_makes_and_renames_a_topic_once() -> None:
    client = client_of(factories.person("ana"))
    typed = fields_of(client.get(address(Topic, "add")), "topic_form") | {"name": "Prices"}
    assert client.post(address(Topic, "add"), typed).status_code == 302
    assert client.post(address(Topic, "add"), typed).status_code == 302  # sent twice: one topic
    again = client.post(address(Topic, "add"), typed | {"name": "prices", "sent_key": ""})
    assert "There is a topic “prices” already." in text_of(again)
    topic = Topic.objects.get()
    typed = fields_of(client.get(address(topic, "change")), "topic_form") | {"name": "Price"}
    assert client.post(address(topic, "change"), typed).status_code == 302
    topic.refresh_from_db()
    assert topic.name == "Price"


def test_it_keeps_the_name_that_readers_know() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    factories.published_claim(ana, ben, topics=["Prices"])
    topic = Topic.objects.get()
    client = client_of(ana)
    typed = fields_of(client.get(address(topic, "change")), "topic_form") | {"name": "Price"}
    response = client.post(address(topic, "change"), typed)
    assert "Readers know this topic by its name" in text_of(response)
    assert fields_of(response, "topic_form")["name"] == "Price"


def test_it_is_renamed_by_editors_only() -> None:
    ana, jo = factories.person("ana"), factories.person("jo", JOURNALIST)
    factories.draft(ana, topics=["Prices"])
    topic = Topic.objects.get()
    client = client_of(jo)
    page = client.get(address(topic, "change"))
    assert 'name="name"' not in page.content.decode()
    assert client.post(address(topic, "change"), {"name": "Price"}).status_code == 403
    topic.refresh_from_db()
    assert topic.name == "Prices"
    assert client.get(address(topic, "delete")).status_code == 403


def test_it_lists_topics_with_few_questions() -> None:
    ana = factories.person("ana")
    client = client_of(ana)
    counts = []
    for rows in (3, 12):
        for number in range(rows):
            factories.draft(ana, topics=[f"Topic {rows} {number}"])
        counts.append(queries_of(client, address(Topic, "changelist")))
    assert counts[0] == counts[1]


def test_it_makes_an_origin_and_asks_for_no_name() -> None:
    client = client_of(factories.person("ana"))
    page = client.get(address(Origin, "add"))
    assert "an opaque word or number, never a name" in text_of(page)
    typed = fields_of(page, "origin_form") | {"kind": "person", "label": "K7"}
    assert client.post(address(Origin, "add"), typed).status_code == 302
    origin = Origin.objects.get()
    typed = fields_of(client.get(address(origin, "change")), "origin_form") | {"label": "K8"}
    assert client.post(address(origin, "change"), typed).status_code == 302
    origin.refresh_from_db()
    assert (origin.label, origin.version) == ("K8", 2)
