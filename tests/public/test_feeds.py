"""Atom feeds."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.public import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client: Client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)


def titles(root: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") or "" for entry in root.iter(f"{ATOM}entry")]


def test_it_follows_a_company(client: Client) -> None:
    meta = factories.published_company("Meta")
    factories.published_claim("About Meta.", companies=[meta])
    factories.published_claim("About another.")
    root = feed(client, "/companies/meta/feed.atom")
    assert titles(root) == ["About Meta."]
    assert root.findtext(f"{ATOM}title") == "Claims about Meta · Claimbook"


def test_it_takes_the_filters_of_the_page(client: Client) -> None:
    meta = factories.published_company("Meta")
    factories.published_claim("Borne out.", companies=[meta], verdict="supported", confidence="low")
    factories.published_claim("Not carried.", companies=[meta])
    assert titles(feed(client, "/companies/meta/feed.atom?verdict=supported")) == ["Borne out."]
    assert len(titles(feed(client, "/companies/meta/feed.atom?verdict=nonsense"))) == 2


def test_it_makes_a_new_entry_of_a_new_edition(client: Client) -> None:
    claim = factories.published_claim("It is so.")
    factories.another_edition(claim, statement="It is otherwise.")
    root = feed(client, "/feeds/everything.atom")
    entry = next(root.iter(f"{ATOM}entry"))
    assert (entry.findtext(f"{ATOM}id") or "").endswith(f"/claims/{claim.public_id}/v2/")
    assert titles(root) == ["It is otherwise."]


def test_it_does_not_repeat_an_allegation_that_is_not_borne_out(client: Client) -> None:
    meta = factories.published_company("Meta")
    factories.published_claim("Meta stole it.", companies=[meta], risk="allegation")
    for path in ("/companies/meta/feed.atom", "/feeds/everything.atom"):
        assert titles(feed(client, path)) == ["Claim about Meta"]
        assert b"stole" not in client.get(path).content


def test_it_leaves_out_what_does_not_stand(client: Client) -> None:
    factories.retracted(factories.published_claim("Retracted."))
    factories.withdrawn(factories.published_claim("Withdrawn."))
    assert titles(feed(client, "/feeds/everything.atom")) == []


def test_it_tells_of_corrections(client: Client) -> None:
    claim = factories.another_edition(factories.published_claim("It is so."), confidence=None)
    factories.correction(claim)
    assert titles(feed(client, "/corrections/feed.atom")) == ["Correction: It is so."]
    factories.withdrawn(claim)
    assert titles(feed(client, "/corrections/feed.atom")) == []


def test_it_says_that_a_demonstration_is_no_reporting(client: Client, settings: Settings) -> None:
    settings.CLAIMBOOK_DEMONSTRATION = True
    title = feed(client, "/feeds/everything.atom").findtext(f"{ATOM}title") or ""
    assert title.startswith("Demonstration, not reporting")


def test_it_follows_a_topic_and_refuses_an_empty_one(client: Client) -> None:
    money = factories.published_topic("Money")
    factories.published_topic("Secret")
    factories.published_claim("About money.", topics=[money])
    assert titles(feed(client, "/topics/money/feed.atom")) == ["About money."]
    assert client.get("/topics/secret/feed.atom").status_code == 404
    assert client.get("/companies/nobody/feed.atom").status_code == 404


def test_it_redirects_from_a_merged_company(client: Client) -> None:
    meta = factories.published_company("Meta")
    factories.published_company("Facebook", merged_into=meta)
    response = client.get("/companies/facebook/feed.atom")
    assert (response.status_code, response["Location"]) == (301, "/companies/meta/feed.atom")


def test_it_lists_the_feeds(client: Client) -> None:
    factories.published_claim(companies=[factories.published_company("Meta")])
    page = client.get("/feeds/").content.decode()
    for path in ("/feeds/everything.atom", "/corrections/feed.atom", "/companies/meta/feed.atom"):
        assert path in page


@pytest.mark.parametrize("number", [3, 30])
def test_it_needs_as_few_queries_for_much_as_for_little(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    meta = factories.published_company("Meta")
    for _ in range(number):
        claim = factories.published_claim(companies=[meta])
        factories.correction(factories.another_edition(claim))
    for path in ("/companies/meta/feed.atom", "/feeds/everything.atom", "/corrections/feed.atom"):
        with django_assert_max_num_queries(3):
            client.get(path)
