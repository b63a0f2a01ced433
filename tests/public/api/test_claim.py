"""Claims by program: lists by the filters of the pages, and each by its id."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from articles.public.models import PublishedClaim, PublishedCompany
from articles.public.reading import list_keys
from tests.public import factories
from tests.public.api.reading import again, given, ids, page_by_page, queries, refused

pytestmark = pytest.mark.django_db
MOST_OF_A_LIST = 3
SUPPORTED: dict[str, Any] = {"verdict": "supported", "confidence": "high"}


@pytest.fixture
def acme() -> PublishedCompany:
    return factories.published_company("Acme")


def claim(company: PublishedCompany, day: int = 1, **values: Any) -> PublishedClaim:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)
    return factories.published_claim(companies=[company], published_at=moment.isoformat(), **values)


def test_it_lists_claims_that_stand_last_changed_first(acme: PublishedCompany) -> None:
    first, second = claim(acme, 1), claim(acme, 2)
    factories.retracted(claim(acme, 3))
    factories.withdrawn(claim(acme, 4))
    factories.merged(claim(acme, 5), first)
    assert ids("claims/") == [second.public_id, first.public_id]


def test_it_filters_as_the_pages_do(acme: PublishedCompany) -> None:
    bolt, chips = factories.published_company("Bolt"), factories.published_topic("Chips")
    plain = claim(acme, 1, held_from="2024-05")
    good = claim(acme, 2, topics=[chips], held_from="2025-03-01", **SUPPORTED)
    both = factories.published_claim(companies=[acme, (bolt, "supplier")], held_from="2023")
    found = {
        "company=acme&verdict=supported": [good],
        "company=acme&confidence=high": [good],
        "company=acme&confidence=none": [both, plain],
        "topic=chips": [good],
        "company=acme&topic=chips": [good],
        "company=acme&counterparty=bolt": [both],
        "company=bolt&role=supplier": [both],
        "company=acme&role=supplier": [],
        "company=acme&since=2024-06": [good],
        "company=acme&until=2024": [both, plain],
        "changed=2026-01-03": [both, good],
        "company=acme&order=date": [good, plain, both],
        "company=acme&order=certain": [good, both, plain],
    }
    for asked, claims in found.items():
        assert ids(f"claims/?{asked}") == [one.public_id for one in claims], asked


def test_it_follows_a_company_that_was_merged(acme: PublishedCompany) -> None:
    old = factories.published_company("Old Acme", merged_into=acme)
    one = factories.published_claim(companies=[old])
    assert ids("claims/?company=old-acme") == ids("claims/?company=acme") == [one.public_id]


@pytest.mark.parametrize("order", ["changed", "certain", "date"])
@pytest.mark.parametrize("narrowed", ["", "&company=acme", "&company=acme&since=2025&role=subject"])
def test_it_pages_through_all_of_a_list_once(
    acme: PublishedCompany, order: str, narrowed: str
) -> None:
    made = {claim(acme, n // 3, held_from=f"2025-{n % 5 + 1:02}").public_id for n in range(11)}
    whole = ids(f"claims/?order={order}{narrowed}")
    assert page_by_page(f"claims/?order={order}&page_size=3{narrowed}") == whole
    assert set(whole) == made
    assert len(whole) == 11


def test_it_goes_on_where_it_stopped_looking(acme: PublishedCompany) -> None:
    """A page may be short, even empty, and have a next one."""
    wanted = claim(acme, 0, held_from="2019")
    for day in range(1, 9):
        claim(acme, day, held_from="2025")
    with patch.object(list_keys, "MOST_SEARCHED", 3):
        said = given("claims/?until=2020")
        assert said["results"] == []
        assert said["next"]
        assert page_by_page("claims/?until=2020") == [wanted.public_id]


def test_it_keeps_its_place_while_claims_come_and_go(acme: PublishedCompany) -> None:
    made = [claim(acme, day) for day in range(6)]
    first = given("claims/?page_size=2")
    assert [row["id"] for row in first["results"]] == [made[5].public_id, made[4].public_id]
    factories.withdrawn(made[4])
    claim(acme, 9)
    second = Client().get(first["next"].removeprefix("http://testserver")).json()
    assert [row["id"] for row in second["results"]] == [made[3].public_id, made[2].public_id]


def test_it_takes_the_same_queries_whatever_the_size(acme: PublishedCompany) -> None:
    chips = factories.published_topic("Chips")
    asked = ("claims/", "claims/?company=acme&topic=chips&role=subject&since=2020",
             "claims/?fields=id")  # fmt: skip
    claim(acme, topics=[chips])
    before = [queries(address) for address in asked]
    for day in range(12):
        claim(acme, day, topics=[chips])
    after = given("claims/?page_size=2")["next"].partition("/api/v1/")[2]
    assert [queries(address) for address in asked] == before
    assert {*before, queries(after)} == {MOST_OF_A_LIST}
    assert queries(f"claims/{PublishedClaim.objects.all()[0].public_id}/") == 2


def test_it_answers_304_with_one_query_and_anew_after_a_change(acme: PublishedCompany) -> None:
    one = claim(acme)
    addresses = ("claims/", "claims/?company=acme&page_size=1", f"claims/{one.public_id}/")
    tags = [Client().get(f"/api/v1/{address}").headers["ETag"] for address in addresses]
    for address in addresses:
        assert again(address) == (304, 1), address
    factories.another_edition(one, statement="It is otherwise.")
    for address, tag in zip(addresses, tags, strict=True):
        response = Client().get(f"/api/v1/{address}", headers={"If-None-Match": tag})
        assert response.status_code == 200, address


def test_it_reads_only_the_fields_that_are_asked_for(acme: PublishedCompany) -> None:
    one = claim(acme, **SUPPORTED)
    said = given("claims/?fields=verdict,id,statement")["results"][0]
    assert said == {"id": one.public_id, "statement": one.statement, "verdict": "supported"}
    with CaptureQueriesContext(connection) as found:
        given(f"claims/{one.public_id}/?fields=id")
    assert "statement" not in found[-1]["sql"]
    assert given(f"claims/{one.public_id}/?fields=id") == {"id": one.public_id}


def test_it_tells_a_claim_with_all_that_hangs_on_it(acme: PublishedCompany) -> None:
    article = factories.published_article("A day in court", paragraphs=["So it is."])
    one = factories.published_claim("So it is.", companies=[acme], topics=[])
    factories.published_appearance(one, article, "So it is.")
    one = factories.another_edition(one, statement="So it was.")
    factories.correction(one)
    said = given(f"claims/{one.public_id}/")
    at = f"http://testserver/api/v1/claims/{one.public_id}/"
    assert said["href"] == at
    assert said["editions"] == f"{at}editions/"
    assert said["page"] == f"http://testserver/claims/{one.public_id}/"
    assert said["companies"] == [
        {
            "id": acme.public_id, "name": "Acme", "role": "subject",
            "href": f"http://testserver/api/v1/companies/{acme.public_id}/",
        }
    ]  # fmt: skip
    assert [found["name"] for found in said["articles"]] == ["A day in court"]
    assert [found["is_right"] for found in said["corrections"]] == ["They share one origin."]
    assert said["content_hash"] == one.edition.content_hash
    assert said["review"] == "checked here"
    assert "articles" not in given("claims/")["results"][0]


def test_it_names_an_allegation_neutrally_beside_its_statement(acme: PublishedCompany) -> None:
    claim(acme, statement="Acme lied.", risk="allegation")
    said = given("claims/?fields=title,statement")["results"][0]
    assert said == {"title": "Claim about Acme", "statement": "Acme lied."}


def test_it_says_of_imported_claims_that_nobody_checked_them_here() -> None:
    one = factories.published_claim(row={"base": "Old base", "verified_how": "carried_over"})
    said = given(f"claims/{one.public_id}/")
    assert said["review"] == "imported from Old base, not checked here"


def test_it_leads_on_from_a_merged_claim_and_is_gone_with_a_withdrawn_one() -> None:
    survivor, retracted = factories.published_claim(), factories.published_claim()
    merged = factories.merged(factories.published_claim(), survivor)
    response = Client().get(f"/api/v1/claims/{merged.public_id}/?fields=id")
    assert response.status_code == 301
    assert response["Location"] == f"/api/v1/claims/{survivor.public_id}/?fields=id"
    factories.retracted(retracted)
    assert given(f"claims/{retracted.public_id}/")["standing"] == "retracted"
    words = survivor.statement
    factories.withdrawn(survivor)
    for public_id in (survivor.public_id, merged.public_id):
        said = given(f"claims/{public_id}/", 410)
        assert said["ground"] == "legal"
        assert words not in json.dumps(said)


def test_it_finds_an_id_in_small_letters() -> None:
    one = factories.published_claim(id="ABCDEFGH")
    response = Client().get("/api/v1/claims/abcdefgh/?fields=id", follow=True)
    assert response.redirect_chain == [("/api/v1/claims/ABCDEFGH/?fields=id", 301)]
    assert response.json() == {"id": one.public_id}


REFUSED = {
    "verdict=maybe": "verdict",
    "verdict=": "verdict",
    "verdict=supported&verdict=refuted": "verdict",
    "confidence=4": "confidence",
    "role=boss&company=acme": "role",
    "role=subject": "role",
    "counterparty=acme": "counterparty",
    "company=a%00b": "company",
    "company=%ff": "company",
    "company=" + "x" * 121: "company",
    "since=soon": "since",
    "since=2025-13": "since",
    "since=03/04/2025": "since",
    "until=0000": "until",
    "changed=2025-02-30": "changed",
    "order=best": "order",
    "page_size=0": "page_size",
    "page_size=201": "page_size",
    "page_size=1e2": "page_size",
    "page_size=" + "9" * 400: "page_size",
    "fields=": "fields",
    "fields=id,,": "fields",
    "fields=search_vector": "fields",
    "cursor=x": "cursor",
    "cursor=" + "W" * 2500: "cursor",
    "cursor=%00": "cursor",
    "page=2": "page",
    "x%00y=1": "x\x00y",
}


@pytest.mark.parametrize("asked", REFUSED)
def test_it_refuses_what_it_does_not_understand(acme: PublishedCompany, asked: str) -> None:
    errors = refused(f"claims/?{asked}")
    assert list(errors) == [REFUSED[asked]]
    assert errors[REFUSED[asked]]["detail"]


def test_it_says_what_is_allowed() -> None:
    assert "partly-supported" in refused("claims/?verdict=no")["verdict"]["allowed"]
    assert "verdict" in refused("claims/?verdikt=no")["verdikt"]["allowed"]
    assert "statement" in refused("claims/?fields=no")["fields"]["allowed"]


@pytest.mark.parametrize("name", ["company", "topic"])
def test_it_does_not_know_a_slug_that_leads_nowhere(name: str) -> None:
    assert list(refused(f"claims/?{name}=nobody", 404)) == [name]


def test_it_refuses_cursors_of_other_lists_and_made_up_ones(acme: PublishedCompany) -> None:
    for day in range(3):
        claim(acme, day)
    query = given("claims/?page_size=1")["next"].partition("cursor=")[2]
    assert "another list" in refused(f"claims/?company=acme&cursor={query}")["cursor"]["detail"]
    digest = json.loads(_read(query))[0]
    for made_up in (
        [digest], [digest, 1, 2, 3, 4], [digest, "A", "no moment", "", 1], {"a": 1}, "x", 7,
        [digest, "A\x00", "2026-01-01T00:00:00+00:00", "", 1],
        [digest, "A", "2026-01-01T00:00:00", "", 1],
        [digest, "A", "2026-01-01T00:00:00+00:00", "", 10**30],
        [digest, "\ud800", "2026-01-01T00:00:00+00:00", "", 1],
    ):  # fmt: skip
        text = urlsafe_b64encode(json.dumps(made_up).encode()).decode().rstrip("=")
        assert list(refused(f"claims/?cursor={text}")) == ["cursor"], made_up
    nested = urlsafe_b64encode(b"[" * 1400).decode().rstrip("=")
    assert list(refused(f"claims/?cursor={nested}")) == ["cursor"]


def _read(cursor: str) -> bytes:
    return urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))


def test_it_tells_no_key_in_a_cursor(acme: PublishedCompany) -> None:
    made = [claim(acme, day) for day in range(2)]
    said = json.loads(_read(given("claims/?page_size=1")["next"].partition("cursor=")[2]))
    assert said[1] == made[1].public_id
    assert made[1].pk not in said


def test_it_says_that_it_is_a_demonstration() -> None:
    one = factories.published_claim()
    with override_settings(CLAIMBOOK_DEMONSTRATION=True):
        response = Client().get(f"/api/v1/claims/{one.public_id}/?fields=id")
        assert "emonstration" in response.json()["notice"]
        assert "emonstration" in response.headers["Claimbook-Notice"]
        assert "emonstration" in given("claims/")["notice"]


def test_it_looks_up_a_deep_page_in_an_index(acme: PublishedCompany) -> None:
    """The page behind a cursor is a range of an index: nothing before it is read."""
    for day in range(40):
        claim(acme, day)
    following = given("claims/?company=acme&page_size=20")["next"].partition("/api/v1/")[2]
    with CaptureQueriesContext(connection) as found:
        given(following)
    [walked] = [one["sql"] for one in found if "walked" in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {walked.replace('%', '%%')}", [])
        plan = [line for (line,) in cursor.fetchall()]
    [(scan, condition)] = [
        (before, line) for before, line in pairwise(plan) if "ROW(updated_at, claim_id) <" in line
    ]
    # Which one is chosen of those that would do is of no account among forty claims.
    assert "Index Scan using publishedlisting_" in scan
    assert "Index Cond" in condition
