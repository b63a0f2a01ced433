"""Companies for other people's tables: what is found, what is certain, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.desk.publishing.word_folding import fold_words
from tests.public import factories

pytestmark = pytest.mark.django_db


def found(client: Client, name: str = "", **rest: Any) -> list[dict[str, Any]]:
    query = ({"query": name} if name else {}) | rest
    response = client.post("/reconcile", {"queries": json.dumps({"q": query})})
    assert response.status_code == 200, response.content
    return list(response.json()["q"]["result"])


def shown(client: Client, name: str = "", **rest: Any) -> list[tuple[str, bool]]:
    return [(one["name"], one["match"]) for one in found(client, name, **rest)]


def by(**values: Any) -> dict[str, Any]:
    return {"properties": [{"pid": pid, "v": value} for pid, value in values.items()]}


@pytest.mark.parametrize(
    "name",
    ["Meridian Freight", "MERIDIAN FREIGHT", "Meridian Freight Ltd.", "The Meridian Freight"],
)
def test_the_same_name_is_certain_where_one_company_has_it(client: Client, name: str) -> None:
    factories.published_company("Meridian Freight")
    factories.published_company("Meridian Foods")
    assert shown(client, name)[0] == ("Meridian Freight", True)
    assert [match for _, match in shown(client, name)].count(True) == 1


def test_of_two_companies_of_one_name_neither_is_certain(client: Client) -> None:
    for slug in ("delta-1", "delta-2"):
        factories.published_company("Delta", slug=slug, country="DE" if slug[-1] == "1" else "US")
    assert shown(client, "Delta") == [("Delta", False), ("Delta", False)]
    best, other = found(client, "Delta", **by(country="us"))
    assert (best["match"], other["match"]) == (True, False)
    assert {"id": "country_match", "value": True} in best["features"]
    assert {"id": "country_match", "value": False} in other["features"]


@pytest.mark.parametrize(
    "name", ["Meridian Fraight", "Meridian", "Meridian Freight Holding", "Merdian Freight"]
)
def test_what_is_only_alike_is_never_certain(client: Client, name: str) -> None:
    factories.published_company("Meridian Freight")
    fold_words()
    assert shown(client, name) == [("Meridian Freight", False)]


def test_another_legal_form_and_a_ticker_are_not_certain(client: Client) -> None:
    factories.published_company("Harbour GmbH", names=[("HBR", "ticker"), ("Quay AG", "former")])
    assert shown(client, "Harbour Inc") == [("Harbour GmbH", False)]
    assert shown(client, "HBR") == [("Harbour GmbH", False)]
    assert shown(client, "Quay AG") == [("Harbour GmbH", True)]


def test_an_identifier_finds_it_under_any_name(client: Client) -> None:
    factories.published_company(
        "Apfel", identifiers=[("cik", "0000320193"), ("domain", "apfel.de")]
    )
    factories.published_company("Birne")
    assert shown(client, **by(cik="320193")) == [("Apfel", True)]
    assert shown(client, "Apfel", **by(domain="https://www.apfel.de/kontakt")) == [("Apfel", True)]
    # The name says another: nobody is certain.
    assert ("Apfel", False) in shown(client, "Birne", **by(cik="320193"))
    # The number says another: the name alone is not enough.
    assert shown(client, "Apfel", **by(cik="7")) == [("Apfel", False)]


def test_a_merged_company_leads_to_its_survivor(client: Client) -> None:
    survivor = factories.published_company("Brine")
    merged = factories.published_company("Brindle", identifiers=[("wikidata", "Q42")])
    factories._change(merged, merged_into=survivor)
    assert shown(client, "Brindle") == [("Brine", True)]
    assert shown(client, **by(wikidata="Q42")) == [("Brine", True)]
    wanted = {"ids": [merged.public_id], "properties": [{"id": "name"}, {"id": "wikidata"}]}
    row = client.get("/reconcile", {"extend": json.dumps(wanted)}).json()["rows"][merged.public_id]
    assert row == {"name": [{"str": "Brine"}], "wikidata": [{"str": "Q42"}]}
    page = client.get(f"/reconcile/company/{merged.public_id}/")
    assert (page.status_code, page.headers["Location"]) == (301, "/companies/brine/")
    preview = client.get(f"/reconcile/company/{merged.public_id}/preview")
    assert preview.headers["Location"] == f"/reconcile/company/{survivor.public_id}/preview"


def test_a_batch_takes_two_queries_whatever_it_asks(client: Client) -> None:
    for n in range(12):
        factories.published_company(f"Northlight {n}", identifiers=[("cik", f"{n + 1:010}")])
    for size in (1, 50):
        batch = {
            f"q{n}": {"query": f"Northlight {n % 12} Robotics", **by(cik=str(n + 1))}
            for n in range(size)
        }
        with CaptureQueriesContext(
            connection,
        ) as counted:
            response = client.post("/reconcile", {"queries": json.dumps(batch)})
        assert len(response.json()) == size
        assert len(counted) == 2, [one["sql"][:80] for one in counted]


def test_values_take_three_queries_for_any_number_of_companies(client: Client) -> None:
    parent = factories.published_company("Above")
    made = [factories.published_company(f"Below {n}", parent=parent) for n in range(6)]
    factories.published_claim(companies=[made[0]])
    fields = ["name", "parent", "claims", "claims_unproven", "claims_supported", "page", "lei"]
    for size in (1, 6):
        wanted = {
            "ids": [one.public_id for one in made[:size]],
            "properties": [{"id": pid} for pid in fields],
        }
        with CaptureQueriesContext(connection) as counted:
            rows = client.get("/reconcile", {"extend": json.dumps(wanted)}).json()["rows"]
        assert len(counted) == 3
    row = rows[made[0].public_id]
    assert row["parent"] == [{"id": parent.public_id, "name": "Above"}]
    assert row["claims"] == [{"int": 1}]
    assert sum(row[pid][0]["int"] for pid in fields if pid.startswith("claims_")) <= 1
    assert row["page"][0]["str"].endswith("/companies/below-0/")
    assert row["lei"] == []


def test_suggestions_begin_like_what_was_typed_and_go_on_behind_a_cursor(client: Client) -> None:
    for n in range(13):
        factories.published_company(f"Northlight {n:02}")
    first = client.get("/reconcile/suggest/entity", {"prefix": "northl"}).json()["result"]
    rest = client.get("/reconcile/suggest/entity", {"prefix": "northl", "cursor": "10"}).json()
    assert (len(first), len(rest["result"])) == (10, 3)
    assert not {one["id"] for one in first} & {one["id"] for one in rest["result"]}
    named = client.get("/reconcile/suggest/property", {"prefix": "count"}).json()["result"]
    assert [one["id"] for one in named] == ["country"]
    assert client.get("/reconcile/suggest/type", {"prefix": "x"}).json() == {"result": []}


def test_a_copy_of_manifest_and_preview_is_asked_for_with_one_query_at_most(client: Client) -> None:
    company = factories.published_company("Acme")
    for address, most in (
        ("/reconcile", 0),
        (f"/reconcile/company/{company.public_id}/preview", 1),
    ):
        tag = client.get(address).headers["ETag"]
        with CaptureQueriesContext(connection) as counted:
            assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
        assert len(counted) <= most
    factories._change(company, description="Makes anvils.")
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_preview_may_be_framed_and_tells_of_the_claims(client: Client) -> None:
    company = factories.published_company("Acme", names=[("Acme & Sons", "former")])
    factories.published_claim(companies=[company])
    response = client.get(f"/reconcile/company/{company.public_id}/preview")
    assert "X-Frame-Options" not in response.headers
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    text = response.content.decode()
    assert "1 published claim" in text
    assert "Acme &amp; Sons" in text
    assert "<script" not in text


def test_a_demonstration_says_so(client: Client, settings: Any) -> None:
    settings.CLAIMBOOK_DEMONSTRATION = True
    assert "emonstration" in client.get("/reconcile").json()["name"]


@pytest.mark.parametrize(
    ("given", "status", "words"),
    [
        ("{", 400, "not JSON"),
        ("[" * 100_000, 400, "not JSON"),
        ("[]", 400, "has to be an object"),
        ('{"q": {}}', 400, "neither a name nor a property"),
        ('{"q": {"query": 7}}', 400, "has to be a text"),
        ('{"q": {"query": "a\\u0000b"}}', 400, "no text may hold"),
        ('{"q": {"query": "a\\ud800"}}', 400, "no text may hold"),
        ('{"q": {"query": "%s"}}' % ("x" * 501), 400, "longer than 500"),
        ('{"q": {"query": "a", "limit": 0}}', 400, "“limit”"),
        ('{"q": {"query": "a", "limit": NaN}}', 400, "not JSON"),
        ('{"q": {"query": "a", "limit": true}}', 400, "“limit”"),
        ('{"q": {"query": "a", "type_strict": "all of them"}}', 400, "“type_strict”"),
        ('{"q": {"query": "a", "properties": [{"v": 1}]}}', 400, "“pid”"),
        ('{"q": {"query": "a", "properties": [{"pid": "cik", "v": null}]}}', 400, "a text"),
        (json.dumps({f"q{n}": {"query": "a"} for n in range(51)}), 413, "at most 50"),
        (json.dumps({"q": {"query": "a", "x": "y" * 200_000}}), 413, "longer than"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    client: Client, given: str, status: int, words: str
) -> None:
    response = client.post("/reconcile", {"queries": given})
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert words in response.json()["detail"]


@pytest.mark.parametrize(
    "given",
    [
        '{"ids": "x", "properties": []}',
        '{"ids": [3], "properties": []}',
        '{"ids": [], "properties": [{"id": "nothing"}]}',
        '{"ids": [], "properties": [{"id": "lei", "settings": {"limit": -1}}]}',
        '{"ids": [], "properties": [{"id": "lei", "settings": []}]}',
    ],
)
def test_values_that_cannot_be_fetched_are_refused(client: Client, given: str) -> None:
    assert client.get("/reconcile", {"extend": given}).status_code in (200, 400)
    assert (
        client.get("/reconcile", {"extend": given}).status_code == 400 or '"settings": []' in given
    )


@pytest.mark.parametrize(
    "address",
    [
        "/reconcile/suggest/entity?prefix=a&cursor=-1",
        "/reconcile/suggest/entity?prefix=a&cursor=99999",
        "/reconcile/properties?limit=x",
    ],
)
def test_odd_numbers_are_refused(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/reconcile/company/00000000/",
        "/reconcile/company/00000000/preview",
        "/reconcile/flyout/entity?id=00000000",
        "/reconcile/flyout/property?id=x",
        "/reconcile/suggest/word?prefix=a",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
