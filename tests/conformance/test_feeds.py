"""Feeds against RFC 4287, JSON Feed 1.1 and a feed reader's parser."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import feedparser
import jsonschema
import pytest
from django.test import Client
from lxml import etree

from articles.logic.edition_content import Named
from tests.conformance.hostile_claim import HOSTILE, hostile_claim
from tests.public import factories
from tests.public.contents import evidence

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: Of the specification's objects what it requires, with the types it gives.
JSON_FEED: dict[str, Any] = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "format": "uri", "pattern": "^https?://"},
        "feed_url": {"type": "string", "format": "uri", "pattern": "^https?://"},
        "description": {"type": "string"},
        "language": {"type": "string"},
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "minProperties": 1,
                "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
                "additionalProperties": False,
            },
        },
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "pattern": "^https?://"},
                    "title": {"type": "string"},
                    "content_text": {"type": "string"},
                    "date_published": {"type": "string", "format": "date-time"},
                    "date_modified": {"type": "string", "format": "date-time"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "language": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}

#: RFC 4287, 4.1.1 and 4.1.2: (element, at least, at most) among the children.
FEED_CHILDREN = (("id", 1, 1), ("title", 1, 1), ("updated", 1, 1), ("author", 1, 99))
ENTRY_CHILDREN = (
    ("id", 1, 1), ("title", 1, 1), ("updated", 1, 1), ("published", 0, 1), ("summary", 0, 1),
    ("rights", 0, 1), ("content", 0, 1),
)  # fmt: skip


@pytest.fixture
def paths() -> list[str]:
    """Of each feed without its form, over a base with a hostile and a harmless claim."""
    claim = hostile_claim()
    topic = factories.published_topic("Money & more")
    source = factories.published_source("Daily & <Sons>")
    item = evidence("E0000011", source=Named(source.public_id, source.label))
    harmless = factories.published_claim("It is so.", topics=[topic], evidence=(item,))
    factories.correction(factories.another_edition(harmless, verdict="unproven"), was_wrong=HOSTILE)
    factories.correction(factories.another_edition(claim), is_right=HOSTILE)
    factories.retracted(factories.published_claim(HOSTILE))
    return [
        "/feeds/everything", "/companies/hostile-name/feed", f"/topics/{topic.slug}/feed",
        f"/sources/{source.public_id}/feed", "/corrections/feed", "/changes/feed",
    ]  # fmt: skip


def assert_atom(content: bytes, address: str) -> None:
    """The MUSTs of RFC 4287 that bear on what we write."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    assert root.tag == f"{ATOM}feed"
    assert_children(root, FEED_CHILDREN)
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        assert_children(entry, ENTRY_CHILDREN)
        links = entry.findall(f"{ATOM}link")
        # 4.1.2: without content there is an alternate.
        assert [link for link in links if link.get("rel") == "alternate"]
    for part in (root, *entries):
        # 4.1.1 and 4.1.2: no two alternates of the same type and language.
        found = [
            (link.get("type"), link.get("hreflang"))
            for link in part.findall(f"{ATOM}link")
            if link.get("rel") == "alternate"
        ]
        assert len(found) == len(set(found))
    for link in root.iter(f"{ATOM}link"):
        assert (link.get("href") or "").startswith("http://testserver/")  # 4.2.7.1
    for moment in (*root.iter(f"{ATOM}updated"), *root.iter(f"{ATOM}published")):
        assert datetime.fromisoformat(moment.text or "").tzinfo  # 3.3
    for category in root.iter(f"{ATOM}category"):
        assert category.get("term")  # 4.2.2.1
    ids = [one.text or "" for one in root.iter(f"{ATOM}id")]
    assert all(one.startswith("http://testserver/") for one in ids)  # 4.2.6: an absolute IRI
    assert len(ids) == len(set(ids))
    own = [one.get("href") for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert own == [f"http://testserver{address}"]


def assert_children(element: Any, wanted: tuple[tuple[str, int, int], ...]) -> None:
    for name, least, most in wanted:
        assert least <= len(element.findall(f"{ATOM}{name}")) <= most, (element.tag, name)
    assert all(str(child.tag).startswith(ATOM) for child in element)


def test_it_is_atom(client: Client, paths: list[str]) -> None:
    for path in paths:
        response = client.get(f"{path}.atom")
        assert_atom(response.content, f"{path}.atom")
        read = feedparser.parse(
            response.content, response_headers={"content-type": response["Content-Type"]}
        )
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert read.version == "atom10"
        assert read.entries, path
        for entry in read.entries:
            assert entry.id
            assert entry.title
            assert entry.updated_parsed
            assert entry.link


def test_it_is_json_feed(client: Client, paths: list[str]) -> None:
    checker = jsonschema.Draft202012Validator(
        JSON_FEED, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for path in paths:
        said = client.get(f"{path}.json").json()
        checker.validate(said)
        assert said["feed_url"] == f"http://testserver{path}.json"
        ids = [item["id"] for item in said["items"]]
        assert ids
        assert len(ids) == len(set(ids))
        for item in said["items"]:
            assert datetime.fromisoformat(item["date_modified"]).tzinfo
        assert read_by_feedparser(client, path) == ids


def read_by_feedparser(client: Client, path: str) -> list[str]:
    read = feedparser.parse(client.get(f"{path}.atom").content)
    return [entry.id for entry in read.entries]


def test_it_keeps_hostile_words_as_they_were(client: Client, paths: list[str]) -> None:
    for path in ("/feeds/everything", "/companies/hostile-name/feed"):
        root = etree.fromstring(client.get(f"{path}.atom").content)
        titles = [one.text for one in root.iterfind(f"{ATOM}entry/{ATOM}title")]
        assert HOSTILE in titles
        assert HOSTILE in [one["title"] for one in client.get(f"{path}.json").json()["items"]]


def test_it_holds_what_xml_cannot(client: Client) -> None:
    factories.published_claim("A bell \x07 and \x0b a tab \ufffe rang.")
    (entry,) = feedparser.parse(client.get("/feeds/everything.atom").content).entries
    assert entry.title == "A bell \ufffd and \ufffd a tab \ufffd rang."


def test_it_is_well_formed_without_an_entry(client: Client) -> None:
    for path in ("/feeds/everything", "/corrections/feed", "/changes/feed"):
        assert_atom(client.get(f"{path}.atom").content, f"{path}.atom")
        jsonschema.validate(client.get(f"{path}.json").json(), JSON_FEED)
        assert client.get(f"{path}.atom").content == client.get(f"{path}.atom").content


def told(client: Client, path: str) -> tuple[dict[str, str], str]:
    """When each entry was updated, by its id; and the feed."""
    read = feedparser.parse(client.get(f"{path}.atom").content)
    return {entry.id: entry.updated for entry in read.entries}, read.feed.updated


def test_it_keeps_ids_and_moves_updated_over_a_claims_life(client: Client) -> None:
    claim = factories.published_claim("It is so.")
    day = timedelta(days=1)
    first, began = told(client, "/changes/feed")

    at = factories.MOMENT + day
    factories.another_edition(
        claim, verdict="supported", confidence="low", published_at=at.isoformat()
    )
    second, then = told(client, "/changes/feed")
    assert first.items() < second.items()
    assert then > began

    factories.redaction(claim.edition)
    at += day
    redaction = claim.edition.redaction
    factories._change(redaction, redacted_at=at)
    redacted, moved = told(client, "/changes/feed")
    assert redacted.keys() == second.keys()
    assert moved > then

    at += day
    factories.correction(claim, kind="retraction", made_at=at)
    factories._change(claim, standing="retracted")
    gone, last = told(client, "/changes/feed")
    assert len(gone) == 1
    assert last > moved
    corrected, newest = told(client, "/corrections/feed")
    assert len(corrected) == 1
    assert newest == last
