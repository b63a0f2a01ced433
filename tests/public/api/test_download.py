"""Whole lists as files over HTTP."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from articles.logic.citations import DEMONSTRATION
from articles.public.api.download import Place
from tests.conformance.hostile_claim import HOSTILE, hostile_claim
from tests.public import factories

pytestmark = pytest.mark.django_db


def downloaded(address: str) -> tuple[Any, str]:
    response: Any = Client().get(f"/exports/{address}")
    assert response.status_code == 200, response.content
    return response, response.getvalue().decode()


def table(address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(downloaded(address)[1], newline="")))


def lines(address: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in downloaded(address)[1].splitlines()]


def test_it_takes_the_filters_of_the_lists() -> None:
    acme = factories.published_company("Acme")
    one = factories.published_claim(companies=[acme], verdict="supported", confidence="high")
    two = factories.published_claim(companies=[acme])
    factories.retracted(factories.published_claim(companies=[acme]))
    other = factories.published_claim()
    both = sorted([one.public_id, two.public_id])
    for form, found in (
        ("claims.csv?company=acme", both),
        ("claims.csv?company=acme&verdict=supported", [one.public_id]),
        ("claims.csv?company=acme&role=supplier", []),
        ("claims.csv", sorted([*both, other.public_id])),
    ):
        assert [row["id"] for row in table(form)] == found, form
        as_lines = form.replace("csv", "jsonl")
        assert [row["id"] for row in lines(as_lines)] == found, as_lines
    old = factories.published_company("Old", merged_into=acme)
    assert [row["id"] for row in table(f"claims.csv?company={old.slug}")] == both


def test_it_gives_a_hostile_claim_intact() -> None:
    claim = hostile_claim()
    assert table("claims.csv")[0]["statement"] == HOSTILE
    [said] = lines("claims.jsonl")
    assert said["statement"] == HOSTILE
    [told] = Client().get("/api/v1/claims/").json()["results"]
    assert told["statement"] == HOSTILE
    at = f"/api/v1/claims/{claim.public_id}/editions/1/"
    assert Client().get(at).json()["content"]["statement"] == HOSTILE


def test_it_is_a_file_to_save_that_says_what_it_is() -> None:
    response, _ = downloaded("claims.csv")
    assert response.streaming
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="claimbook-claims.csv"'
    with override_settings(CLAIMBOOK_DEMONSTRATION=True):
        response, _ = downloaded("base.jsonl")
    assert (
        'filename="demonstration-claimbook-base.jsonl"' in response.headers["Content-Disposition"]
    )
    assert "emonstration" in response.headers["Claimbook-Notice"]


def test_it_says_first_that_it_is_a_demonstration() -> None:
    factories.published_claim(companies=[factories.published_company("Acme")])
    with override_settings(CLAIMBOOK_DEMONSTRATION=True):
        told = [lines("base.jsonl"), lines("claims.jsonl")]
        assert "notice" not in table("claims.csv")[0]
    for records in told:
        assert records[0] == {"record": "notice", "text": DEMONSTRATION}
        assert [one["record"] for one in records].count("notice") == 1
    assert told[0][1:] == lines("base.jsonl")
    assert told[1][1:] == lines("claims.jsonl")


def test_it_answers_304_with_one_query() -> None:
    factories.published_claim()
    for address in ("/exports/claims.csv", "/exports/base.jsonl"):
        tag = Client().get(address).headers["ETag"]
        with CaptureQueriesContext(connection) as found:
            response = Client().get(address, headers={"If-None-Match": tag})
        assert (response.status_code, len(found)) == (304, 1)


def test_it_takes_the_same_queries_whatever_the_size() -> None:
    acme = factories.published_company("Acme")

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as found:
            downloaded(address)
        return len(found)

    factories.published_claim(companies=[acme])
    before = [queries("claims.csv"), queries("claims.jsonl?company=acme")]
    for _ in range(5):
        factories.published_claim(companies=[acme])
    assert [queries("claims.csv"), queries("claims.jsonl?company=acme")] == before
    assert max(before) <= 3


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("claims.csv?verdict=maybe", 400),
        ("claims.csv?page_size=3", 400),
        ("claims.csv?fields=id", 400),
        ("claims.jsonl?company=nobody", 404),
        ("claims.jsonl?role=subject", 400),
        ("claims.csv?company=%00", 400),
        ("base.jsonl?company=acme", 400),
        ("claims.xml", 404),
    ],
)
def test_it_refuses_what_it_does_not_understand(address: str, status: int) -> None:
    response = Client().get(f"/exports/{address}")
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"


@override_settings(CLAIMBOOK_DOWNLOADS=1)
def test_it_sends_so_many_at_once_and_gives_their_places_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Place, "_taken", 0)  # other tests leave downloads unread
    client: Any = Client()
    first = client.get("/exports/claims.csv")
    second = client.get("/exports/claims.csv")
    assert (first.status_code, second.status_code) == (200, 503)
    assert second.headers["Retry-After"] == "30"
    assert client.head("/exports/claims.csv").status_code == 200
    ended(first)
    third = client.get("/exports/claims.csv")
    assert third.status_code == 200
    ended(third)
    ended(third)
    assert Place._taken == 0


def ended(response: Any) -> None:
    """Not response.close(), which tells the connection of this test that the request is over."""
    for close in response._resource_closers:
        close()
