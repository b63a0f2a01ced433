"""The picture of a claim for social networks."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from articles.public.reading.claim import claim_page
from articles.public.renderings import social_card
from articles.public.renderings.social_card import can_draw
from articles.public.views.social_card import pictured
from tests.conformance.hostile_claim import hostile_claim
from tests.public import factories
from tests.public.pages import tags_of

pytestmark = pytest.mark.django_db


def picture(client: Client, path: str) -> Image.Image:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert len(response.content) < 60_000
    image = Image.open(BytesIO(response.content))
    image.load()
    assert (image.format, image.size) == ("PNG", (1200, 630))
    return image.convert("RGB")


def test_it_draws_each_edition(client: Client) -> None:
    claim = factories.published_claim("It is so.", verdict="supported", confidence="high")
    first = picture(client, f"/claims/{claim.public_id}/card.png")
    factories.another_edition(claim, verdict="refuted", confidence="low")
    assert picture(client, f"/claims/{claim.public_id}/card.png") != first
    assert picture(client, f"/claims/{claim.public_id}/v1/card.png") == first
    assert client.get(f"/claims/{claim.public_id}/v9/card.png").status_code == 404


def test_it_marks_what_the_reader_has_to_know(client: Client, settings: Settings) -> None:
    claim = factories.published_claim("It is so.")
    path = f"/claims/{claim.public_id}/card.png"
    plain = picture(client, path)
    factories.under_review(claim)
    reviewed = picture(client, path)
    settings.CLAIMBOOK_DEMONSTRATION = True
    assert picture(client, path) != reviewed != plain


def test_it_draws_only_letters_that_it_has(client: Client) -> None:
    assert can_draw("Miller & “Son” – 50 % of it…")
    for text in (
        "Müller",
        "Mu\u0308ller",
        "Škoda Łódź",
        "İstanbul ğ",
        "Việt Nam",
        "Ελλάδα",
        "Київ",
    ):
        assert can_draw(text), text
    # Others, letters to be shaped, marks without a letter of their own, emoji, odd spaces.
    for text in ("قال", "עברית", "हिन्दी", "中国", "x\u0323\u0308", "👩‍🚀", "a\u200bb", "\u202eabc"):
        assert not can_draw(text), text
    picture(client, f"/claims/{hostile_claim().public_id}/card.png")
    long = factories.published_claim("word " * 500 + "x" * 3000)
    picture(client, f"/claims/{long.public_id}/card.png")


def test_it_tells_words_with_accents(client: Client) -> None:
    """One letter more or less is another picture, however its accent is written."""
    plain = social_card.Pictured("AAAAAAAA", "", "Supported", "", 0, "", "")
    drawn = [
        social_card.picture(replace(plain, title=title))
        for title in ("Müller", "Mu\u0308ller", "Muller", "قال", "")
    ]
    assert drawn[0] == drawn[1] != drawn[2]
    assert drawn[3] == drawn[4]


def test_it_shows_no_allegation_and_nothing_that_is_gone(client: Client) -> None:
    meta = factories.published_company("Meta")
    claim = factories.published_claim("Meta stole it.", companies=[meta], risk="allegation")
    page = claim_page(claim.public_id)
    assert page is not None
    assert pictured(page).title == "Claim about Meta"
    picture(client, f"/claims/{claim.public_id}/card.png")
    factories.withdrawn(claim)
    assert client.get(f"/claims/{claim.public_id}/card.png").status_code == 410
    redacted = factories.published_claim("A name.")
    factories.redaction(redacted.edition)
    assert client.get(f"/claims/{redacted.public_id}/card.png").status_code == 404


def test_it_honours_conditional_requests(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    path = f"/claims/{factories.published_claim().public_id}/card.png"
    tag = client.get(path)["ETag"]
    with django_assert_max_num_queries(1):
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_it_is_named_in_the_head_of_the_page(client: Client) -> None:
    claim = factories.published_claim()
    named = {
        attrs["property"]: attrs["content"]
        for tag, attrs in tags_of(client.get(f"/claims/{claim.public_id}/"))
        if tag == "meta" and attrs.get("property")
    }
    assert named["og:image"] == f"http://testserver/claims/{claim.public_id}/v1/card.png"
