"""Error pages of the public side, and headers that only some of its pages differ in."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.public import factories

pytestmark = pytest.mark.django_db


def test_it_keeps_search_on_the_page_that_is_not_there(client: Client) -> None:
    response = client.get("/claims/ZZZZZZZZ/")
    assert response.status_code == 404
    assert b'name="q"' in response.content


def test_it_follows_an_address_that_a_record_used_to_have(client: Client) -> None:
    factories.published_company("Meta")
    factories.published_address("/companies/facebook/", "/companies/meta/")
    response = client.get("/companies/facebook/")
    assert (response.status_code, response["Location"]) == (301, "/companies/meta/")


def test_it_lets_only_the_embed_card_be_framed(client: Client) -> None:
    claim = factories.published_claim()
    page = client.get(f"/claims/{claim.public_id}/")
    card = client.get(f"/claims/{claim.public_id}/embed/")
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "X-Frame-Options" not in card
