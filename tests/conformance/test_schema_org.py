"""Our JSON-LD as somebody else's code reads it: extruct takes it from the page, the vocabulary
judges its terms, SHACL its shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from extruct import extract
from pyshacl import validate
from pytest_django.fixtures import Settings
from rdflib import Graph

from articles.logic.edition_content import Named
from tests.conformance.hostile_claim import HOSTILE, HOSTILE_NAME, hostile_claim
from tests.conformance.schema_org import breaches, properties
from tests.public import factories as make
from tests.public.contents import appearance, review

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib"),
]
SHAPES = Path(__file__).parent / "shapes.ttl"
#: In place of the context that would have to be fetched: every name is one of schema.org.
CONTEXT = {"@vocab": "https://schema.org/"}


def in_page(client: Client, public_id: str) -> list[dict[str, Any]]:
    html = client.get(f"/claims/{public_id}/").content.decode()
    found: list[dict[str, Any]] = extract(html, syntaxes=["json-ld"])["json-ld"]
    return found


def file_of(client: Client, path: str) -> dict[str, Any]:
    response = client.get(path)
    assert response["Content-Type"] == "application/ld+json"
    text = b"".join(response) if response.streaming else response.content
    data: dict[str, Any] = json.loads(text)
    return data


def assert_sound(data: dict[str, Any]) -> None:
    assert list(breaches(data)) == []
    graph = Graph().parse(data=json.dumps(data | {"@context": CONTEXT}), format="json-ld")
    conforms, _, words = validate(graph, shacl_graph=SHAPES.read_text(), shacl_graph_format="ttl")
    assert conforms, words


def rich_claim(**content: Any) -> Any:
    article = make.published_article("Tern denies it")
    outlet = make.published_source("The Daily Ledger")
    said: dict[str, Any] = {
        "verdict": "refuted",
        "confidence": "very high",
        "claimant": Named(outlet.public_id, outlet.label),
        "companies": [make.published_company(), make.published_company()],
        "appearances": (
            appearance("A0000001", Named(article.public_id, article.title), published="2025-11"),
            appearance("A0000002", Named(None, "On the wire"), url="https://wire.example/1",
                       published="2025-10-02"),
        ),
    }  # fmt: skip
    return make.published_claim(**(said | content))


def test_it_reads_every_verdict_from_the_page(client: Client) -> None:
    person = make.published_source("Ada Quill", kind="person")
    claims = [
        rich_claim(),
        hostile_claim(),
        make.published_claim("Nobody said it."),
        make.published_claim(verdict="disputed", confidence="moderate",
                             claimant=Named(person.public_id, "Ada Quill")),
        make.published_claim(verdict="partly_supported", confidence="high", rating=3,
                             claimant=Named(None, "a source known to the newsroom")),
    ]  # fmt: skip
    make.correction(make.another_edition(claims[0]))
    kinds = []
    for claim in claims:
        [data] = in_page(client, claim.public_id)
        assert_sound(data)
        assert data == file_of(client, f"/claims/{claim.public_id}.jsonld")
        kinds.append(data["@type"])
    assert kinds == ["ClaimReview", "ClaimReview", "Claim", "Claim", "ClaimReview"]


def test_it_tells_who_said_it_and_where_first(client: Client) -> None:
    [data] = in_page(client, rich_claim().public_id)
    said = data["itemReviewed"]
    assert said["author"] == {"@type": "NewsMediaOrganization", "name": "The Daily Ledger"}
    assert [one["name"] for one in said["appearance"]] == ["Tern denies it", "On the wire"]
    assert said["firstAppearance"]["name"] == "On the wire"
    assert said["firstAppearance"]["url"] == "https://wire.example/1"
    assert said["appearance"][0]["url"].startswith("http://testserver/articles/")


def test_it_keeps_hostile_words_whole(client: Client) -> None:
    claim = hostile_claim()
    [data] = in_page(client, claim.public_id)
    assert data["claimReviewed"] == data["itemReviewed"]["text"] == HOSTILE
    assert data["itemReviewed"]["author"] == {"@type": "Person", "name": HOSTILE_NAME}
    del data["@context"]
    [item] = file_of(client, "/feeds/claimreview.jsonld")["dataFeedElement"]
    assert item["item"] == data


def test_it_has_one_feed_of_all(client: Client) -> None:
    claims = {rich_claim().public_id, make.published_claim("Nobody said it.").public_id}
    make.published_claim("Tern stole it.", risk="allegation")
    make.retracted(make.published_claim("Retracted."))
    feed = file_of(client, "/feeds/claimreview.jsonld")
    assert_sound(feed)
    items = [one["item"] for one in feed["dataFeedElement"]]
    assert {one["@id"].split("/")[-3] for one in items} == claims
    assert {one["@type"] for one in items} == {"ClaimReview", "Claim"}


def test_it_says_what_is_imported_and_what_is_a_demonstration(
    client: Client, settings: Settings
) -> None:
    imported = rich_claim(review=review(how="carried_over", base="Deals"))
    [data] = in_page(client, imported.public_id)
    assert_sound(data)
    assert data["@type"] == "Claim"
    assert data["disambiguatingDescription"] == "Imported from Deals, not checked by this desk"
    settings.CLAIMBOOK_DEMONSTRATION = True
    assert in_page(client, imported.public_id) == []
    feed = file_of(client, "/feeds/claimreview.jsonld")
    assert_sound(feed)
    assert feed["disambiguatingDescription"] == "Demonstration, not reporting"
    assert feed["dataFeedElement"][0]["item"]["@type"] == "Claim"


def test_it_stays_sound_whatever_becomes_of_a_claim(client: Client) -> None:
    claims = {name: rich_claim() for name in ("retracted", "reviewed")}
    redacted = make.published_claim("A name was told.")
    make.retracted(claims["retracted"])
    make.under_review(claims["reviewed"])
    make.redaction(redacted.edition)
    kinds = {}
    for name, claim in (claims | {"redacted": redacted}).items():
        data = file_of(client, f"/claims/{claim.public_id}/v1.jsonld")
        assert list(breaches(data)) == [], name
        kinds[name] = (data["@type"], "reviewRating" in data)
    assert kinds["retracted"] == ("Claim", False)
    assert kinds["reviewed"] == ("ClaimReview", True)
    assert not kinds["redacted"][1]


def test_it_would_see_what_breaks_the_vocabulary() -> None:
    assert len(properties()) > 1000
    wrong = {
        "@type": "Claim",
        "statement": "It is so.",
        "reviewRating": {"@type": "Rating"},
        "appearance": {"@type": "Rating"},
        "datePublished": "yesterday",
        "url": "nowhere",
        "author": {"@type": "Somebody"},
    }
    assert len(list(breaches(wrong))) == 7


def test_it_would_see_a_review_of_the_wrong_shape() -> None:
    with pytest.raises(AssertionError, match="itemReviewed"):
        assert_sound({"@type": "ClaimReview", "claimReviewed": "It is so."})
