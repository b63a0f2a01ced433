"""Companies while a name is typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.desk.publishing.word_folding import fold_words
from articles.public.models import PublishedClaim
from tests.public import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/companies/suggest/"


def offered(client: Client, text: str) -> list[dict[str, Any]]:
    response = client.get(ADDRESS, {"q": text})
    assert response.status_code == 200
    return list(response.json()["companies"])


def names(client: Client, text: str) -> list[str]:
    return [company["name"] for company in offered(client, text)]


def test_it_offers_by_any_name_from_any_of_its_words(client: Client) -> None:
    factories.published_company("Meta", names=[("Facebook", "former")])
    factories.published_company("Harbour Data Metalworks")
    assert offered(client, "faceb") == [
        {
            "name": "Meta",
            "slug": "meta",
            "url": "/companies/meta/",
            "found_as": "Facebook",
            "kind": "former name",
            "claims": 0,
        }
    ]
    assert names(client, "meta") == ["Meta", "Harbour Data Metalworks"]
    assert names(client, "data met") == ["Harbour Data Metalworks"]
    assert names(client, "ata") == []


@pytest.mark.parametrize("typed", ["Metta", "mets", "Facebok", "facebook’s", "northlihgt robotics"])
def test_it_forgives_typing_errors(client: Client, typed: str) -> None:
    factories.published_company("Meta", names=[("Facebook", "former")])
    factories.published_company("Northlight Robotics")
    assert len(names(client, typed)) == 1


def test_the_most_claimed_of_come_first_once_they_are_ranked(client: Client) -> None:
    for name, number in (("Meridian A", 1), ("Meridian B", 3), ("Meridian C", 0)):
        company = factories.published_company(name)
        for _ in range(number):
            factories.published_claim(companies=[company])
    fold_words()
    assert [(c["name"], c["claims"]) for c in offered(client, "meri")] == [
        ("Meridian B", 3),
        ("Meridian A", 1),
        ("Meridian C", 0),
    ]
    PublishedClaim.objects.update(standing="retracted")
    fold_words()
    assert [c["claims"] for c in offered(client, "meri")] == [0, 0, 0]


def test_it_offers_no_merged_company(client: Client) -> None:
    survivor = factories.published_company("Brine")
    merged = factories.published_company("Brindle", names=[("Brinecove", "former")])
    assert len(names(client, "brin")) == 2
    factories._change(merged, merged_into=survivor)
    assert names(client, "brin") == ["Brine"]
    assert names(client, "brindel") == []
    factories._change(merged, merged_into=None)
    assert len(names(client, "brin")) == 2


@pytest.mark.parametrize(
    "typed", ["", " ", "\x00", "%", "_", "'; --", "é" * 9000, "📈", "-x", '"unbalanced', "\\"]
)
def test_it_takes_whatever_is_typed(client: Client, typed: str) -> None:
    factories.published_company("Meta")
    assert names(client, typed) == []


def test_it_may_be_kept_and_asks_twice_at_most(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        factories.published_company(f"Meridian {number}")
    with django_assert_max_num_queries(1):
        response = client.get(ADDRESS, {"q": "meri"})
    assert len(response.json()["companies"]) == 8
    assert response["Cache-Control"] == "public, max-age=300"
    with django_assert_max_num_queries(2):
        assert names(client, "meridain")
    assert client.post(ADDRESS).status_code == 405
