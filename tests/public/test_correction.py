"""The page of corrections."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from articles.public.models import PublishedClaim
from tests.public import factories
from tests.public.pages import page_by_page

pytestmark = pytest.mark.django_db
AT_MOST = 8


def corrected(statement: str = "It is so.", **values: Any) -> PublishedClaim:
    claim = factories.published_claim(statement, **values)
    claim = factories.another_edition(claim, verdict="supported", confidence="low")
    factories.correction(claim)
    return claim


def test_it_shows_before_and_after_with_a_link_to_the_difference(client: Client) -> None:
    claim = corrected()
    page = client.get("/corrections/").content.decode()
    assert "<del>An earlier edition counted six reports as six origins.</del>" in page
    assert "<ins>They share one origin.</ins>" in page
    assert f'href="/claims/{claim.public_id}/changes/v1..v2/"' in page


def test_it_shows_retractions_without_a_difference(client: Client) -> None:
    factories.retracted(factories.published_claim("Was retracted."))
    page = client.get("/corrections/").content.decode()
    assert "Retraction" in page
    assert "/changes/v" not in page


def test_it_says_nothing_of_withdrawn_claims(client: Client) -> None:
    factories.withdrawn(corrected("Secret."))
    page = client.get("/corrections/").content.decode()
    assert "six reports" not in page
    assert "Nothing has had to be corrected so far." in page


def test_it_narrows_by_kind_and_company(client: Client) -> None:
    meta = factories.published_company("Meta")
    corrected("About Meta.", companies=[meta])
    factories.retracted(factories.published_claim("Was retracted."))
    assert "Was retracted." not in client.get("/corrections/?kind=correction").content.decode()
    assert "Was retracted." not in client.get("/corrections/?company=meta").content.decode()
    assert "About Meta." in client.get("/corrections/?company=meta").content.decode()


def test_it_says_what_it_did_not_understand(client: Client) -> None:
    corrected("About Meta.")
    page = client.get("/corrections/?kind=mistake").content.decode()
    assert "is not a kind of correction" in page
    assert "About Meta." in page


@pytest.mark.parametrize(
    "after", ["x", "1", "-1", "AAAAAAAA-", "AAAAAAAA-1", "AAAAAAAA-9999999999", "\x00", "²"]
)
def test_it_shows_page_one_for_an_unknown_place(client: Client, after: str) -> None:
    corrected("About Meta.")
    assert client.get("/corrections/", {"company": after, "kind": after}).status_code == 200
    response = client.get("/corrections/", {"after": after})
    assert response.status_code == 200
    assert "About Meta." in response.content.decode()


def test_it_pages_without_losing_one(client: Client) -> None:
    for n in range(60):
        claim = factories.another_edition(factories.published_claim())
        made = factories.MOMENT - timedelta(days=n // 2)
        factories.correction(claim, is_right=f"Right no. {n}.", made_at=made)
    seen = page_by_page(client, "/corrections/", r"Right no\. (\d+)\.")
    assert sorted(map(int, seen)) == list(range(60))


def test_it_names_a_place_by_what_readers_know(client: Client) -> None:
    claims = [corrected() for _ in range(51)]
    [after] = re.findall(r'after=([^"&]+)', client.get("/corrections/").content.decode())
    assert after == f"{claims[1].public_id}-1"
    assert client.get(f"/corrections/?after={after}").content.decode().count("<del>") == 1


@pytest.mark.parametrize("number", [3, 30])
def test_it_needs_as_few_queries_for_much_as_for_little(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(number):
        corrected()
    with django_assert_max_num_queries(2):
        client.get("/corrections/")
