"""Corrections by program."""

from __future__ import annotations

from datetime import timedelta

import pytest

from articles.public.models import PublishedClaim
from tests.public import factories
from tests.public.api.reading import again, given, ids, page_by_page, queries, refused

pytestmark = pytest.mark.django_db


def corrected(day: int = 0, **values: object) -> PublishedClaim:
    claim = factories.published_claim(**values)  # type: ignore[arg-type]
    claim = factories.another_edition(claim, statement=f"It is otherwise, {day}.")
    factories.correction(claim, made_at=factories.MOMENT + timedelta(days=day))
    return claim


def test_it_lists_corrections_newest_first() -> None:
    made = [corrected(day // 2) for day in range(6)]
    listed = [row["claim"]["id"] for row in given("corrections/")["results"]]
    assert listed == [claim.public_id for claim in reversed(made)]
    pages = page_by_page("corrections/?page_size=2", "href")
    assert pages == ids("corrections/", "href")
    assert queries("corrections/") == 2
    assert again("corrections/") == (304, 1)


def test_it_finds_them_by_kind_company_and_claim() -> None:
    acme = factories.published_company("Acme")
    one, gone = corrected(companies=[acme]), corrected(companies=[acme])
    corrected()
    retracted = factories.retracted(factories.published_claim())
    factories.withdrawn(gone)
    for asked in ("company=acme", f"claim={one.public_id}"):
        found = given(f"corrections/?{asked}")["results"]
        assert [row["claim"]["id"] for row in found] == [one.public_id], asked
    [row] = given("corrections/?kind=retraction")["results"]
    assert (row["claim"]["id"], row["to_edition"]) == (retracted.public_id, None)
    assert given(f"corrections/{gone.public_id}/1/", 404)


def test_it_tells_what_was_wrong_and_what_is_right() -> None:
    claim = corrected()
    said = given(f"corrections/{claim.public_id}/1/")
    assert said["is_right"] == "They share one origin."
    assert (said["from_edition"], said["to_edition"]) == (1, 2)
    assert said["href"] == f"http://testserver/api/v1/corrections/{claim.public_id}/1/"
    assert queries(f"corrections/{claim.public_id}/1/") == 2


def test_it_keeps_the_words_of_redacted_editions_to_itself() -> None:
    claim = corrected()
    edition = claim.edition.__class__.objects.of_claim(claim.public_id).get(number=1)
    factories.redaction(edition)
    assert given(f"corrections/{claim.public_id}/1/")["was_wrong"] == "[redacted]"


@pytest.mark.parametrize("asked", ["kind=typo", "claim=x", "company=%00", "since=2025"])
def test_it_refuses_what_it_does_not_understand(asked: str) -> None:
    assert list(refused(f"corrections/?{asked}")) == [asked.partition("=")[0]]
