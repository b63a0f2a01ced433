"""The feed of ClaimReviews: what it leaves out, what it costs, and when it is fresh."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from articles.logic.edition_content import Named
from articles.public.renderings import claim_feed
from tests.public import factories as make

pytestmark = pytest.mark.django_db
PATH = "/feeds/claimreview.jsonld"


def items(client: Client) -> list[dict[str, Any]]:
    response = client.get(PATH)
    feed = json.loads(b"".join(response))
    return [one["item"] for one in feed["dataFeedElement"]]


def said(statement: str, **content: Any) -> Any:
    return make.published_claim(statement, claimant=Named(None, "Tern"), **content)


def test_it_gives_each_claim_once_over_many_lots(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert items(client) == []
    monkeypatch.setattr(claim_feed, "LOT", 2)
    ids = sorted(said(f"Number {n}.").public_id for n in range(5))
    assert [item["@id"].split("/")[-3] for item in items(client)] == ids


def test_it_reviews_only_what_stands_and_carries_its_corrections(client: Client) -> None:
    claim = said("It is so.", verdict="refuted", confidence="high")
    make.correction(make.another_edition(claim, statement="It is otherwise."))
    make.under_review(claim)
    [item] = items(client)
    assert (item["@type"], item["claimReviewed"]) == ("ClaimReview", "It is otherwise.")
    assert item["creativeWorkStatus"] == "Under review"
    [correction] = item["correction"]
    assert correction["text"].startswith("An earlier edition counted")
    old = client.get(f"/claims/{claim.public_id}/v1.jsonld").json()
    assert old["@type"] == "Claim"
    make.retracted(claim)
    assert items(client) == []
    assert client.get(f"/claims/{claim.public_id}.jsonld").json()["@type"] == "Claim"


def test_it_leaves_out_what_search_engines_are_to_leave_out(client: Client) -> None:
    said("Tern stole it.", risk="allegation")
    said("Tern did steal it.", risk="allegation", verdict="supported", confidence="high")
    assert [item["claimReviewed"] for item in items(client)] == ["Tern did steal it."]


def test_it_answers_304_with_one_query_until_something_changes(
    client: Client, django_assert_num_queries: Any
) -> None:
    claim = said("It is so.")
    tag = client.get(PATH)["ETag"]
    with django_assert_num_queries(1):
        fresh = client.get(PATH, headers={"If-None-Match": tag})
    assert (fresh.status_code, fresh.content) == (304, b"")
    make.another_edition(claim, statement="It is otherwise.")
    assert client.get(PATH, headers={"If-None-Match": tag}).status_code == 200


def test_it_asks_as_often_for_a_lot_of_many_as_of_one(
    client: Client, django_assert_num_queries: Any
) -> None:
    for number in (1, 20):
        for _ in range(number):
            make.correction(make.another_edition(said("It is so.")))
        # The tag, the lot, its corrections and claimants, and that nothing follows.
        with django_assert_num_queries(4):
            items(client)


def test_it_tells_the_head_alone_where_that_is_asked(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        response = client.head(PATH)
    assert (response.status_code, response["Content-Type"]) == (200, "application/ld+json")
    assert client.post(PATH).status_code == 405


def test_it_is_among_the_feeds(client: Client) -> None:
    assert PATH in client.get("/feeds/").content.decode()
