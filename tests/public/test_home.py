"""The front page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.public import factories
from tests.public.contents import review

pytestmark = pytest.mark.django_db
AT_MOST = 8
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def recently(days: float = 1) -> str:
    return (timezone.now() - timedelta(days=days)).isoformat()


def home(client: Client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_an_empty_base_will_hold(client: Client) -> None:
    page = home(client)
    assert "Nothing on record yet" in page
    assert "What changed this week" in page
    assert 'href="/desk/"' in page
    assert "Latest corrections" not in page


def test_it_shows_a_move_of_confidence_with_its_reason(client: Client) -> None:
    claim = factories.published_claim(
        "It moved.", verdict="supported", confidence="high", published_at=recently(6)
    )
    claim = factories.another_edition(
        claim, verdict="disputed", confidence="low", published_at=recently()
    )
    factories.correction(claim, is_right="Six reports share one origin.")
    page = home(client)
    change = page[page.index('id="changes"') : page.index('id="corrections"')]
    assert change.index("4 of 5") < change.index(">to<") < change.index("2 of 5")
    assert "Six reports share one origin." in change
    assert "The verdict was Supported before." in change
    assert "Changed this week" in change


def test_it_says_so_of_imported_and_unjudged_claims(client: Client) -> None:
    factories.published_claim(
        "Imported.",
        published_at=recently(),
        review=review(how="carried_over", base="Coast Facts"),
    )
    factories.published_claim("Unjudged.", published_at=recently(), verdict="not_assessed")
    page = home(client)
    assert "imported from Coast Facts and not checked by this desk" in page
    assert "Nobody has judged it yet." in page


def test_it_names_older_changes_as_such(client: Client) -> None:
    factories.published_claim("Old news.", published_at=LONG_AGO.isoformat())
    page = home(client)
    assert "Old news." in page
    assert "Last changed" in page
    assert "Changed this week" not in page


def test_it_lists_open_disputes_only(client: Client) -> None:
    for n in range(8):
        factories.published_claim(f"Move {n}.", published_at=recently())
    factories.published_claim(
        "Credibly both ways.", verdict="disputed", confidence="low", published_at=recently(20)
    )
    factories.under_review(factories.published_claim("Contested.", published_at=recently(20)))
    page = home(client)
    disputes = page[page.index('id="disputes"') : page.index('id="companies"')]
    assert "Credibly both ways." in disputes
    assert "Contested." in disputes
    assert "Move 1." not in disputes


def test_it_ranks_companies_by_what_changed(client: Client) -> None:
    busy, calm = factories.published_company("Busy"), factories.published_company("Calm")
    for _ in range(2):
        factories.published_claim(companies=[busy], published_at=recently())
    factories.published_claim(companies=[calm], published_at=recently())
    for _ in range(3):
        factories.published_claim(companies=[calm], published_at=LONG_AGO.isoformat())
    companies = home(client).partition('id="companies"')[2]
    assert companies.index("Busy") < companies.index("Calm")


def test_it_says_how_much_of_an_article_is_annotated(client: Client) -> None:
    article = factories.published_article("A story", paragraphs=["One is so. | Two is so."])
    claim = factories.published_claim(published_at=recently())
    row = factories.published_appearance(claim, article, "One is so.")
    row.spans = [{**row.spans[0], "sentence": 0}]
    row.save()
    page = home(client)
    assert "A story" in page
    assert "1 of 2 sentences carries a claim" in page


def test_it_shows_nothing_of_withdrawn_claims(client: Client) -> None:
    claim = factories.published_claim("Secret words.", published_at=recently(6))
    claim = factories.another_edition(claim, statement="More secrets.", published_at=recently())
    factories.correction(claim, was_wrong="Secret words.", is_right="More secrets.")
    factories.withdrawn(claim)
    page = home(client)
    assert "Secret words." not in page
    assert "More secrets." not in page


@pytest.mark.parametrize("number", [3, 30])
def test_it_needs_as_few_queries_for_much_as_for_little(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(number):
        company = factories.published_company()
        claim = factories.published_claim(companies=[company], published_at=recently(3))
        claim = factories.another_edition(
            claim, verdict="disputed", confidence="low", published_at=recently()
        )
        factories.correction(claim)
        article = factories.published_article(paragraphs=[f"Number {n} is so."])
        factories.published_appearance(claim, article, f"Number {n} is so.")
    with django_assert_max_num_queries(AT_MOST):
        home(client)
