"""Editions by program: what readers were shown, for ever."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from django.test import Client

from tests.public import factories
from tests.public.api.reading import again, given, ids, page_by_page, queries, refused

pytestmark = pytest.mark.django_db


def test_it_gives_the_stored_content_with_its_hash() -> None:
    claim = factories.another_edition(factories.published_claim("First."), statement="Second.")
    said = given(f"claims/{claim.public_id}/editions/1/")
    assert said["content"]["statement"] == "First."
    assert (said["is_current"], said["standing"]) == (False, "current")
    text = Client().get(said["file"].removeprefix("http://testserver")).content
    assert sha256(text).hexdigest() == said["content_hash"]
    assert json.loads(text) == said["content"]
    assert given(f"claims/{claim.public_id}/editions/2/")["is_current"] is True


def test_it_lists_them_newest_first_without_their_content() -> None:
    claim = factories.published_claim()
    for number in range(5):
        claim = factories.another_edition(claim, statement=f"It is {number}.")
    at = f"claims/{claim.public_id}/editions/"
    assert ids(at, "number") == [6, 5, 4, 3, 2, 1]
    assert page_by_page(f"{at}?page_size=2", "number") == [6, 5, 4, 3, 2, 1]
    assert "content" not in given(at)["results"][0]
    assert given(f"{at}?fields=content")["results"][0]["content"]["number"] == 6
    assert queries(at) == 3
    assert queries(f"{at}1/") == 3
    assert again(at) == (304, 1)
    assert again(f"{at}1/") == (304, 1)


def test_it_tells_of_a_redacted_one_number_hash_and_notice() -> None:
    claim = factories.another_edition(factories.published_claim("Secret words."), statement="It.")
    first = given(f"claims/{claim.public_id}/editions/1/")
    edition = claim.edition.__class__.objects.of_claim(claim.public_id).get(number=1)
    factories.redaction(edition)
    said = given(f"claims/{claim.public_id}/editions/1/")
    assert said["content"] is None
    assert said["content_hash"] == first["content_hash"]
    assert said["redacted"]["notice"] == "Blanked to protect a person."
    assert "Secret" not in json.dumps(said)


def test_it_stays_when_its_claim_was_merged_and_goes_when_withdrawn() -> None:
    survivor, claim = factories.published_claim(), factories.published_claim("It was here.")
    factories.merged(claim, survivor)
    at = f"claims/{claim.public_id}/editions/"
    assert given(f"{at}1/")["content"]["statement"] == "It was here."
    response = Client().get(f"/api/v1/{at}")
    assert response["Location"] == f"/api/v1/claims/{survivor.public_id}/editions/"
    factories.withdrawn(survivor, "safety")
    for address in (at, f"{at}1/", f"claims/{survivor.public_id}/editions/1/"):
        assert given(address, 410)["ground"] == "safety"


def test_it_says_that_the_claim_was_retracted() -> None:
    claim = factories.retracted(factories.published_claim())
    assert given(f"claims/{claim.public_id}/editions/1/")["standing"] == "retracted"


@pytest.mark.parametrize("number", ["0", "2", "999999999", "9999999999", "x"])
def test_it_has_no_other_numbers(number: str) -> None:
    claim = factories.published_claim()
    assert given(f"claims/{claim.public_id}/editions/{number}/", 404)["status"] == 404
    assert given("claims/00000000/editions/", 404)["status"] == 404


def test_it_refuses_filters() -> None:
    claim = factories.published_claim()
    assert list(refused(f"claims/{claim.public_id}/editions/?verdict=supported")) == ["verdict"]
    assert list(refused(f"claims/{claim.public_id}/editions/1/?page_size=2")) == ["page_size"]
