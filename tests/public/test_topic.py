"""Topics."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.public import factories
from tests.public.briefs import published_brief

pytestmark = pytest.mark.django_db
AT_MOST = 4


def test_it_lists_topics_that_a_standing_claim_carries(client: Client) -> None:
    money, gone, empty = (factories.published_topic(n) for n in ("Money", "Gone", "Empty"))
    factories.published_claim(topics=[money])
    factories.retracted(factories.published_claim(topics=[gone]))
    page = client.get("/topics/").content.decode()
    assert money.name in page
    assert gone.name not in page
    assert empty.name not in page


def test_it_says_so_where_there_is_none(client: Client) -> None:
    assert "carries a topic yet" in client.get("/topics/").content.decode()


def test_it_shows_the_claims_of_a_topic(client: Client) -> None:
    money = factories.published_topic("Money")
    meta = factories.published_company("Meta")
    factories.published_claim("About money.", topics=[money], companies=[meta])
    factories.published_claim("About rights.")
    page = client.get("/topics/money/").content.decode()
    assert "About money." in page
    assert "About rights." not in page
    assert 'href="/companies/meta/"' in page


def test_it_filters_by_the_address(client: Client) -> None:
    money = factories.published_topic("Money")
    meta = factories.published_company("Meta")
    factories.published_claim("With Meta.", topics=[money], companies=[meta])
    factories.published_claim("Without.", topics=[money])
    page = client.get("/topics/money/?counterparty=meta").content.decode()
    assert "With Meta." in page
    assert "Without." not in page
    assert "1 of 2 claims" in page


def test_it_does_not_admit_that_an_empty_topic_exists(client: Client) -> None:
    factories.published_topic("Secret")
    assert client.get("/topics/secret/").status_code == 404
    assert client.get("/topics/nothing/").status_code == 404


def test_it_shows_the_brief(client: Client) -> None:
    money = factories.published_topic("Money")
    claim = factories.published_claim(topics=[money])
    published_brief(topic=money, answer="Nobody knows.", claim=claim)
    assert "Nobody knows." in client.get("/topics/money/").content.decode()


@pytest.mark.parametrize("number", [3, 30])
def test_it_needs_as_few_queries_for_much_as_for_little(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    money = factories.published_topic("Money")
    for _ in range(number):
        company = factories.published_company()
        factories.published_claim(topics=[money, factories.published_topic()], companies=[company])
    with django_assert_max_num_queries(AT_MOST):
        client.get("/topics/money/")
    with django_assert_max_num_queries(1):
        client.get("/topics/")
