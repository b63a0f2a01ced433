"""sitemap.xml and robots.txt."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.public import factories

pytestmark = pytest.mark.django_db
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(client: Client) -> list[str]:
    """Of every file that the index names."""

    def locations(path: str) -> list[str]:
        response = client.get(path)
        assert response.status_code == 200, path
        return [row.text or "" for row in ElementTree.fromstring(response.content).iter(LOC)]

    host = "http://testserver"
    files = [file.removeprefix(host) for file in locations("/sitemap.xml")]
    return [row.removeprefix(host) for file in files for row in locations(file)]


def test_it_names_what_stands(client: Client) -> None:
    meta = factories.published_company("Meta")
    money = factories.published_topic("Money")
    claim = factories.published_claim(companies=[meta], topics=[money])
    article = factories.published_article()
    named = addresses(client)
    for path in (
        "/",
        "/companies/meta/",
        "/topics/money/",
        f"/claims/{claim.public_id}/",
        f"/articles/{article.public_id}/",
    ):
        assert path in named


def test_it_leaves_out_what_asks_not_to_be_indexed(client: Client) -> None:
    kept = factories.published_claim(risk="allegation", verdict="supported", confidence="high")
    hidden = [
        factories.published_claim(risk="allegation"),
        factories.published_claim(risk="legal", verdict="refuted", confidence="high"),
        factories.retracted(factories.published_claim()),
        factories.withdrawn(factories.published_claim()),
        factories.merged(factories.published_claim(), kept),
    ]
    named = addresses(client)
    assert f"/claims/{kept.public_id}/" in named
    for claim in hidden:
        assert f"/claims/{claim.public_id}/" not in named
    factories.published_topic("Secret")
    assert "/topics/secret/" not in addresses(client)


def test_it_is_bounded_in_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    factories.published_claim()
    with django_assert_max_num_queries(3):
        client.get("/sitemap.xml")


@pytest.mark.parametrize("name", ["people-0", "claims-99999999999999999999", "pages-1"])
def test_it_refuses_unknown_files(client: Client, name: str) -> None:
    assert client.get(f"/sitemaps/{name}.xml").status_code == 404


def test_it_sends_robots_away_from_the_desk(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    for path in ("/desk/", "/search/", "/api/v1/", "/oembed", "/claims/*/embed/"):
        assert f"Disallow: {path}\n" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_it_keeps_a_demonstration_out_of_search_engines(client: Client, settings: Settings) -> None:
    settings.CLAIMBOOK_DEMONSTRATION = True
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()
    assert client.get("/sitemap.xml").status_code == 404
    assert client.get("/sitemaps/pages-0.xml").status_code == 404
