"""What two companies share."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.public.models import PublishedCompany
from tests.public import factories
from tests.public.briefs import published_brief

pytestmark = pytest.mark.django_db
AT_MOST = 4
ADDRESS = "/companies/harbour-data/with/northlight/"


@pytest.fixture
def two() -> tuple[PublishedCompany, PublishedCompany]:
    return factories.published_company("Harbour Data"), factories.published_company("Northlight")


Two = tuple[PublishedCompany, PublishedCompany]


def test_it_shows_shared_claims_in_time(client: Client, two: Two) -> None:
    factories.published_claim("Second.", companies=two, held_from="2025-07")
    factories.published_claim("First.", companies=two, held_from="2024")
    factories.published_claim("Undated.", companies=two, held_from=None)
    factories.published_claim("Of one only.", companies=two[:1])
    page = client.get(ADDRESS).content.decode()
    assert page.index("First.") < page.index("Second.") < page.index("Undated.")
    assert "Date not stated" in page
    assert "Of one only." not in page
    assert "3 shared claims" in page


def test_it_redirects_from_the_reverse(client: Client, two: Two) -> None:
    response = client.get("/companies/northlight/with/harbour-data/?after=X")
    assert (response.status_code, response["Location"]) == (301, f"{ADDRESS}?after=X")


def test_it_redirects_from_merged_companies(client: Client, two: Two) -> None:
    factories.published_company("Polar Pick", merged_into=two[1])
    response = client.get("/companies/harbour-data/with/polar-pick/")
    assert (response.status_code, response["Location"]) == (301, ADDRESS)


@pytest.mark.parametrize(
    "old", ["/companies/harbour-data/with/northlite/", "/companies/northlite/with/harbour-data/"]
)
def test_it_follows_a_renamed_company(client: Client, two: Two, old: str) -> None:
    factories.published_address("/companies/northlite/", "/companies/northlight/")
    response = client.get(old, follow=True)
    assert response.redirect_chain[0][1] == 301
    assert response.redirect_chain[-1][0] == ADDRESS


def test_it_leads_to_the_dossier_where_both_are_one(client: Client, two: Two) -> None:
    factories.published_company("Polar Pick", merged_into=two[1])
    response = client.get("/companies/northlight/with/polar-pick/")
    assert response["Location"] == "/companies/northlight/"


def test_it_has_a_sentence_where_they_share_nothing(client: Client, two: Two) -> None:
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert "No claim on record concerns both" in response.content.decode()


def test_it_refuses_an_unknown_company(client: Client, two: Two) -> None:
    assert client.get("/companies/harbour-data/with/nobody/").status_code == 404


def test_it_shows_the_brief_on_the_two(client: Client, two: Two) -> None:
    claim = factories.published_claim(companies=two)
    published_brief(company=two[1], counterparty=two[0], answer="They quarrel.", claim=claim)
    assert "They quarrel." in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("number", [3, 30])
def test_it_needs_as_few_queries_for_much_as_for_little(
    client: Client, two: Two, number: int, django_assert_max_num_queries: Any
) -> None:
    article = factories.published_article()
    for n in range(number):
        claim = factories.published_claim(companies=two, held_from=f"20{n % 20 + 10}")
        claim = factories.another_edition(claim, verdict="supported", confidence="high")
        factories.correction(claim)
        factories.published_appearance(claim, article, "The two sides")
    factories.published_relation(*two, claims=[claim])
    with django_assert_max_num_queries(AT_MOST):
        client.get(ADDRESS)
