"""A source and what rests on it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.logic.edition_content import EvidenceContent, Named
from articles.public.models import PublishedSource
from tests.public import contents, factories

pytestmark = pytest.mark.django_db
AT_MOST = 8


def item(id: str, source: PublishedSource, **values: Any) -> EvidenceContent:
    return contents.evidence(id, source=Named(source.public_id, source.label), **values)


def page_of(client: Client, source: PublishedSource) -> str:
    response = client.get(f"/sources/{source.public_id}/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_splits_claims_that_rest_on_it_alone(client: Client) -> None:
    ledger = factories.published_source("The Daily Ledger")
    wire = factories.published_source("Meridian Wire")
    factories.published_claim("Ledger only.", evidence=(item("E0000001", ledger),))
    factories.published_claim(
        "Both say so.", evidence=(item("E0000001", ledger), item("E0000002", wire))
    )
    factories.published_claim(
        "With one unnamed.", evidence=(item("E0000001", ledger), contents.evidence("E0000002"))
    )
    factories.published_claim("Wire only.", evidence=(item("E0000001", wire),))
    page = page_of(client, ledger)
    alone, others = page.split('id="others"')
    assert "Ledger only." in alone
    assert "Both say so." in others
    assert "With one unnamed." in others
    assert "Wire only." not in page
    assert "3, 1 on it alone" in page


@pytest.mark.parametrize("how", [{"stance": "context"}, {"state": "retracted"}])
def test_it_counts_nothing_that_bears_on_no_verdict(client: Client, how: dict[str, str]) -> None:
    ledger = factories.published_source("The Daily Ledger")
    factories.published_claim("Void.", evidence=(item("E0000001", ledger, **how),))
    page = page_of(client, ledger)
    assert "Void." not in page
    assert "No standing claim rests on this source" in page


def test_it_hides_a_track_record_under_ten(client: Client) -> None:
    ledger = factories.published_source("The Daily Ledger")
    for n in range(9):
        factories.published_claim(
            evidence=(item(f"E000000{n}", ledger),), verdict="supported", confidence="high"
        )
    assert "too few to speak of a track record" in page_of(client, ledger)
    factories.published_claim(
        evidence=(item("E0000010", ledger),), verdict="refuted", confidence="high"
    )
    assert "Of 10 claims that it supports" in page_of(client, ledger)
    assert "9 are Supported" in page_of(client, ledger)


def test_it_names_a_published_grade_in_words_only(client: Client) -> None:
    register = factories.published_source("Trade Register", kind="public_register", grade="A")
    page = page_of(client, register)
    assert "Completely reliable" in page
    assert "<dd>A</dd>" not in page
    assert "Reliability" not in page_of(client, factories.published_source("Ungraded"))


def test_it_shows_what_derives_from_what(client: Client) -> None:
    ledger = factories.published_source("The Daily Ledger")
    owner = factories.published_source("Ledger Group", kind="organisation")
    wire = factories.published_source("Meridian Wire", owner=owner)
    first = factories.published_article("The report", publisher=ledger)
    second = factories.published_article("The rewrite", publisher=wire)
    second.derives_from.add(first)
    assert "Taken up by" in page_of(client, ledger)
    page = page_of(client, wire)
    assert "Derives from" in page
    assert "The report" in page
    assert "Ledger Group" in page


def test_it_redirects_to_the_address_in_capitals(client: Client) -> None:
    source = factories.published_source(public_id="ABCDEFGH")
    response = client.get("/sources/abcdefgh/")
    assert (response.status_code, response["Location"]) == (301, f"/sources/{source.public_id}/")


def test_it_refuses_an_unknown_source(client: Client) -> None:
    assert client.get("/sources/00000000/").status_code == 404


@pytest.mark.parametrize("number", [3, 30])
def test_it_needs_as_few_queries_for_much_as_for_little(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    ledger = factories.published_source("The Daily Ledger")
    last = factories.published_article(publisher=ledger)
    for n in range(number):
        factories.published_claim(evidence=(item(f"E{n:07}", ledger),))
        article = factories.published_article(publisher=ledger)
        article.derives_from.add(last)
        factories.published_source(owner=ledger)
    with django_assert_max_num_queries(AT_MOST):
        page_of(client, ledger)
