"""An article's claims as annotations: what they quote, when they say nothing, and who is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.public.models import PublishedArticle
from tests.public import factories
from tests.public.contents import span
from tests.public.pages import tags_of

pytestmark = pytest.mark.django_db
WORDS = "Acme bought Bolt for 3 million."


def shown(**values: Any) -> PublishedArticle:
    given = {"paragraphs": ["# A deal", f"On Monday the papers were signed. | {WORDS} | It paid."]}
    return factories.published_article("A deal", **(given | values))


def items_of(client: Client, article: PublishedArticle) -> list[dict[str, Any]]:
    response = client.get(f"/articles/{article.public_id}/annotations.jsonld")
    assert response.status_code == 200
    items: list[dict[str, Any]] = response.json()["first"]["items"]
    return items


def texts(one: dict[str, Any]) -> list[str]:
    return [body["value"] for body in one["body"] if "value" in body]


def test_words_of_a_text_that_is_shown_are_selected_in_two_ways(client: Client) -> None:
    article = shown()
    claim = factories.published_claim("Acme bought Bolt.", verdict="supported", confidence="high")
    text = "".join(
        "\n" * (block["start"] - (article.body[n - 1]["end"] if n else 0)) + block["text"]
        for n, block in enumerate(article.body)
    )
    factories.published_appearance(claim, article, WORDS, text=text)
    one = items_of(client, article)[0]
    quote, place = one["target"]["selector"]
    assert text[place["start"] : place["end"]] == quote["exact"] == WORDS
    assert quote["prefix"].endswith("papers were signed. ")
    assert quote["suffix"] == " It paid."
    assert texts(one) == ["Acme bought Bolt.", "Supported, high confidence"]
    assert one["motivation"] == "assessing"
    assert one["created"] == "2026-03-09T09:00:00Z"


def test_of_a_text_that_may_only_be_quoted_nothing_stands_around_the_words(client: Client) -> None:
    article = factories.published_article("A deal", url="https://daily.example/deal")
    claim = factories.published_claim()
    factories.published_appearance(claim, article, WORDS, text=f"Signed. {WORDS} Paid.")
    target = items_of(client, article)[0]["target"]
    quote, place = target["selector"]
    assert quote == {"type": "TextQuoteSelector", "exact": WORDS}
    assert (place["start"], place["end"]) == (8, 8 + len(WORDS))
    assert target["source"]["via"] == "https://daily.example/deal"


def test_words_past_the_share_are_not_told(client: Client) -> None:
    article = factories.published_article("A deal")
    claim = factories.published_claim()
    withheld = [span("", None).__dict__ | {"paragraph": 3}]
    said = factories.published_appearance(claim, article, text="")
    factories._change(said, spans=withheld)
    target = items_of(client, article)[0]["target"]
    assert target["selector"]["type"] == "FragmentSelector"
    assert target["selector"]["value"] == f"c-{claim.public_id}"


def test_each_span_is_a_target_and_a_claim_is_one_annotation(client: Client) -> None:
    article = shown()
    claim = factories.published_claim()
    factories.published_appearance(claim, article, "Acme bought", "It paid.")
    factories.published_appearance(claim, article, WORDS)
    found = items_of(client, article)
    assert len(found) == 1
    assert [t["selector"][0]["exact"] for t in found[0]["target"]] == [
        "Acme bought", "It paid.", WORDS,
    ]  # fmt: skip


def test_what_became_of_a_claim_is_said(client: Client) -> None:
    article = shown()
    claim = factories.published_claim(risk="allegation")
    factories.published_appearance(claim, article, WORDS)
    one = items_of(client, article)[0]
    assert texts(one)[0] == claim.title != claim.statement
    factories.under_review(claim)
    assert "Under review." in texts(items_of(client, article)[0])
    factories._change(claim, challenge="none", challenged_at=None)
    factories.retracted(claim)
    one = items_of(client, article)[0]
    assert "Retracted by us." in texts(one)
    assert one["motivation"] == "describing"


def test_a_withdrawn_claim_is_gone_and_a_merged_one_leads_on(client: Client) -> None:
    article = shown()
    kept, gone, merged = (factories.published_claim() for _ in range(3))
    for claim in (kept, gone, merged):
        factories.published_appearance(claim, article, WORDS)
    factories.withdrawn(gone)
    factories.merged(merged, kept)
    assert len(items_of(client, article)) == 1
    here = f"/articles/{article.public_id}/annotations"
    assert client.get(f"{here}/{kept.public_id}.jsonld").status_code == 200
    assert client.get(f"{here}/{gone.public_id}.jsonld").status_code == 410
    moved = client.get(f"{here}/{merged.public_id}.jsonld")
    assert (moved.status_code, moved.headers["Location"]) == (
        301,
        f"{here}/{kept.public_id}.jsonld",
    )
    assert client.get(f"{here}/00000000.jsonld").status_code == 404


def test_many_claims_come_in_pages(client: Client) -> None:
    article = shown()
    for _ in range(101):
        factories.published_appearance(factories.published_claim(), article, WORDS)
    address = f"/articles/{article.public_id}/annotations.jsonld"
    with CaptureQueriesContext(connection) as counted:
        said = client.get(address).json()
    assert len(counted) == 3
    assert (said["total"], len(said["first"]["items"])) == (101, 100)
    last = client.get(address, {"page": "2"}).json()
    assert (last["type"], last["startIndex"], len(last["items"])) == ("AnnotationPage", 100, 1)
    assert last["prev"] == said["first"]["id"]
    assert "next" not in last
    for page in ("0", "3", "x", "9" * 30, ""):
        assert client.get(address, {"page": page}).status_code == 404


def test_a_copy_is_asked_for_with_one_query(client: Client) -> None:
    article = shown()
    claim = factories.published_claim()
    factories.published_appearance(claim, article, WORDS)
    here = f"/articles/{article.public_id}/annotations"
    for address in (f"{here}.jsonld", f"{here}/{claim.public_id}.jsonld"):
        response = client.get(address)
        tag = response.headers["ETag"]
        assert 'profile="http://www.w3.org/ns/anno.jsonld"' in response.headers["Content-Type"]
        with CaptureQueriesContext(connection) as counted:
            assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
        assert len(counted) == 1
    factories.under_review(claim)
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_it_says_what_may_be_asked_of_it(client: Client) -> None:
    """Web Annotation Protocol, 4.1; of what is hidden no more is told than of what is not there."""
    article, hidden = shown(), shown(is_hidden=True)
    claim = factories.published_claim()
    factories.published_appearance(claim, article, WORDS)
    for path in ("annotations.jsonld", f"annotations/{claim.public_id}.jsonld"):
        address = f"/articles/{article.public_id}/{path}"
        for method, status in (("get", 200), ("head", 200), ("options", 204), ("post", 405)):
            response = getattr(client, method)(address)
            assert response.status_code == status
            assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
        with CaptureQueriesContext(connection) as counted:
            told = [
                (response.status_code, response.content, dict(response.headers))
                for id in (article.public_id, hidden.public_id, "00000000")
                for response in [client.options(f"/articles/{id}/{path}")]
            ]
        assert told[0] == told[1] == told[2]
        assert len(counted) == 0


def test_the_article_leads_to_them(client: Client) -> None:
    """Seen by readers, and named for programs."""
    article = shown()
    address = f"/articles/{article.public_id}/annotations.jsonld"
    tags = tags_of(client.get(f"/articles/{article.public_id}/"))
    assert [attrs["href"] for tag, attrs in tags if tag == "a"].count(address) == 1
    [type_] = [attrs["type"] for tag, attrs in tags if tag == "link" and attrs["href"] == address]
    assert type_ == client.get(address).headers["Content-Type"]


def test_an_article_without_claims_has_an_empty_page(client: Client) -> None:
    said = client.get(f"/articles/{shown().public_id}/annotations.jsonld").json()
    assert (said["total"], said["first"]["items"]) == (0, [])


def test_what_is_hidden_or_unknown_is_not_there(client: Client) -> None:
    hidden = shown(is_hidden=True)
    assert client.get(f"/articles/{hidden.public_id}/annotations.jsonld").status_code == 404
    assert client.get("/articles/00000000/annotations.jsonld").status_code == 404
    lower = client.get(f"/articles/{hidden.public_id.lower()}/annotations.jsonld")
    assert lower.status_code in (301, 404)


def test_a_demonstration_says_so(client: Client, settings: Any) -> None:
    settings.CLAIMBOOK_DEMONSTRATION = True
    article = shown()
    factories.published_appearance(factories.published_claim(), article, WORDS)
    said = client.get(f"/articles/{article.public_id}/annotations.jsonld").json()
    assert "emonstration" in said["label"]
    assert any("emonstration" in text for text in texts(said["first"]["items"][0]))
