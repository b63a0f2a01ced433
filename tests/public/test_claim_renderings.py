from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from articles.logic.edition_content import Named
from articles.public.models import Edition
from tests.public import factories as make
from tests.public import samples
from tests.public.contents import review

pytestmark = pytest.mark.django_db
FORMS = ("json", "jsonld", "bib", "ris", "csl.json")


def test_it_gives_the_stored_text_byte_for_byte_for_ever(client: Client) -> None:
    claim = make.published_claim("It “was” so — naïve.")
    stored = claim.edition.content.encode()
    address = f"/claims/{claim.public_id}/v1.json"
    assert client.get(address).content == stored
    make.another_edition(claim, statement="It is so.")
    make.under_review(claim)
    assert client.get(address).content == stored
    assert client.get(f"/claims/{claim.public_id}.json").content == claim.edition.content.encode()


@pytest.mark.parametrize("form", FORMS)
def test_it_answers_gone_in_every_form_once_withdrawn(client: Client, form: str) -> None:
    claim = make.withdrawn(make.published_claim("A secret was told."))
    for address in (f"/claims/{claim.public_id}.{form}", f"/claims/{claim.public_id}/v1.{form}"):
        response = client.get(address)
        assert response.status_code == 410
        assert b"secret" not in response.content


def test_it_gives_the_notice_of_a_redacted_edition(client: Client) -> None:
    claim = make.published_claim("A name was told.")
    before = claim.edition.content_hash
    make.redaction(claim.edition)
    data = client.get(f"/claims/{claim.public_id}/v1.json").json()
    assert data["content_hash"] == before
    assert data["redacted"]["notice"] == "Blanked to protect a person."
    for form in FORMS:
        for rest in (f"/v1.{form}", f".{form}"):
            response = client.get(f"/claims/{claim.public_id}{rest}")
            text = response.content.decode()
            assert (response.status_code, response["X-Robots-Tag"]) == (200, "noindex")
            assert "A name was told" not in text
            for kept in (before, "Blanked to protect a person.", claim.public_id, "1"):
                assert kept in text, (form, kept)


@pytest.mark.parametrize("form", FORMS)
def test_it_says_what_to_cite_and_where_it_belongs(client: Client, form: str) -> None:
    claim = make.published_claim()
    page = f"http://testserver/claims/{claim.public_id}/"
    for rest in (f".{form}", f"/v1.{form}"):
        link = client.get(f"/claims/{claim.public_id}{rest}")["Link"]
        assert link == f'<{page}v1/>; rel="cite-as", <{page}>; rel="canonical"'


@pytest.mark.parametrize("form", FORMS)
def test_it_honours_conditional_requests(client: Client, form: str) -> None:
    claim = make.published_claim()
    address = f"/claims/{claim.public_id}/v1.{form}"
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("form", FORMS)
def test_it_marks_a_demonstration_in_every_form(
    client: Client, settings: Settings, form: str
) -> None:
    settings.CLAIMBOOK_DEMONSTRATION = True
    claim = make.published_claim()
    response = client.get(f"/claims/{claim.public_id}/v1.{form}")
    assert response["Claimbook-Notice"] == "Demonstration, not reporting"
    if form == "json":
        assert response.content == claim.edition.content.encode()
    else:
        assert "Demonstration, not reporting" in response.content.decode()


def data_of(client: Client, **content: Any) -> dict[str, object]:
    claim = make.published_claim(**content)
    data: dict[str, object] = json.loads(client.get(f"/claims/{claim.public_id}.jsonld").content)
    return data


@pytest.mark.parametrize(
    ("verdict", "confidence", "rating", "value"),
    [
        ("supported", "high", None, 5),
        ("supported", "very high", None, 5),
        ("refuted", "high", None, 1),
        ("partly_supported", "high", 3, 3),
        ("supported", "moderate", None, None),
        ("refuted", "low", None, None),
        ("disputed", "high", None, None),
        ("unproven", None, None, None),
    ],
)
def test_it_rates_only_what_the_evidence_carries(
    client: Client, verdict: str, confidence: str | None, rating: int | None, value: int | None
) -> None:
    data = data_of(
        client, verdict=verdict, confidence=confidence, rating=rating, claimant=Named(None, "Tern")
    )
    if value is None:
        assert data["@type"] == "Claim"
        assert "reviewRating" not in data
    else:
        assert data["@type"] == "ClaimReview"
        assert data["reviewRating"]["ratingValue"] == value  # type: ignore[index]


def test_it_reviews_only_what_somebody_else_said(client: Client) -> None:
    assert data_of(client, verdict="supported", confidence="high")["@type"] == "Claim"


def test_it_never_reviews_in_a_demonstration(client: Client, settings: Settings) -> None:
    settings.CLAIMBOOK_DEMONSTRATION = True
    data = data_of(client, verdict="refuted", confidence="high", claimant=Named(None, "Tern"))
    assert data["@type"] == "Claim"
    assert data["disambiguatingDescription"] == "Demonstration, not reporting"


def test_it_never_reviews_what_was_imported(client: Client) -> None:
    imported = review(how="carried_over", base="Deals 2024")
    data = data_of(
        client, verdict="refuted", confidence="high", claimant=Named(None, "Tern"), review=imported
    )
    assert data["@type"] == "Claim"
    assert data["disambiguatingDescription"] == "Imported from Deals 2024, not checked by this desk"
    assert data["abstract"] == (
        "Refuted, high confidence. Imported from Deals 2024, not checked by this desk"
    )


def test_it_carries_corrections_and_lets_no_statement_end_the_script(client: Client) -> None:
    claim = make.published_claim("</script><b>x</b>")
    make.another_edition(claim, verdict="supported", confidence="low")
    make.correction(claim)
    text = client.get(f"/claims/{claim.public_id}/").content.decode()
    script = text.split('<script type="application/ld+json">')[1].split("</script>")[0]
    data = json.loads(script)
    assert data["text"] == "</script><b>x</b>"
    assert data["correction"][0]["@type"] == "CorrectionComment"


def test_it_keeps_allegations_that_are_not_borne_out_out_of_indexes(client: Client) -> None:
    claim = make.published_claim("Tern stole it.", risk="allegation")
    for form in FORMS:
        assert client.get(f"/claims/{claim.public_id}.{form}")["X-Robots-Tag"] == "noindex"
    assert 'ld+json">' not in client.get(f"/claims/{claim.public_id}/").content.decode()


def test_it_knows_no_other_form_or_edition(client: Client) -> None:
    claim = samples.poor_claim()
    assert client.get(f"/claims/{claim.public_id}.xml").status_code == 404
    assert client.get(f"/claims/{claim.public_id}/v2.json").status_code == 404
    assert Edition.objects.count() == 1
