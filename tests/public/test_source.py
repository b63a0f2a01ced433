"""A source and what rests on it."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest
from django.test import Client

from articles.logic.edition_content import EvidenceContent, Named
from articles.public.models import PublishedSource
from articles.public.reading import pages
from articles.public.reading import source as reading
from tests.public import contents, factories
from tests.public.pages import assert_fit_for_readers

pytestmark = pytest.mark.django_db
AT_MOST = 9


def item(id: str, source: PublishedSource, **values: Any) -> EvidenceContent:
    return contents.evidence(id, source=Named(source.public_id, source.label), **values)


def page_of(client: Client, source: PublishedSource) -> str:
    response = client.get(f"/sources/{source.public_id}/")
    assert response.status_code == 200
    return response.content.decode()


def counts(page: str) -> dict[str, int]:
    found = re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page)
    return {words: int(number) for words, number in found}


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
    assert counts(page) == {"Claims resting on it": 3, "on it alone": 1, "with others": 2}


def told(ledger: PublishedSource, wire: PublishedSource, post: PublishedSource) -> Any:
    """The wire says so, the ledger and the post repeat the wire, one of them through the other,
    and so does somebody who may not be named."""
    return (
        item("E0000001", wire, own_reporting=True),
        item("E0000002", ledger, rests_on=("E0000001",)),
        item("E0000003", post, rests_on=("E0000002",)),
        contents.evidence("E0000004", rests_on=("E0000001",), source=Named(None, "a source")),
    )


@pytest.fixture
def three() -> tuple[PublishedSource, ...]:
    made = [factories.published_source(n) for n in ("Daily Ledger", "Meridian Wire", "Port Post")]
    factories.published_claim("The yard is for sale.", evidence=told(*made))
    return tuple(made)


def test_it_follows_rewrites_to_the_source_that_told_it_first(
    client: Client, three: tuple[PublishedSource, ...]
) -> None:
    ledger, wire, post = three
    first = page_of(client, wire)
    alone, derived = first.split('id="derived"')
    assert counts(first) == {"Claims resting on it": 1, "on it alone": 1}
    assert "Repeated by 3 other items" in alone.split('id="alone"')[1]
    assert "Others that only repeat it:" in derived
    for source in (ledger, post):
        assert f"/sources/{source.public_id}/" in derived
    assert "Sources known to the newsroom" in derived
    for source in (ledger, post):
        page = page_of(client, source)
        assert counts(page) == {
            "Claims resting on it": 1,
            "on it alone": 0,
            "where it only repeats others": 1,
        }
        repeated, origin = page.split('id="from"')
        assert "The yard is for sale." in repeated.split('id="repeated"')[1]
        assert f"/sources/{wire.public_id}/" in origin
        assert 'id="derived"' not in page


def test_it_says_nothing_of_whom_a_claim_repeats_that_no_longer_stands(client: Client) -> None:
    made = [factories.published_source(name) for name in ("Daily Ledger", "Wire", "Post")]
    factories.withdrawn(factories.published_claim("Secret.", evidence=told(*made)))
    for source in made:
        page = page_of(client, source)
        assert "No standing claim rests on this source" in page
        assert 'id="from"' not in page
        assert 'id="derived"' not in page


def test_it_pages_through_its_claims(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "page_of", partial(pages.page_of, size=2))
    ledger, wire = (factories.published_source(name) for name in ("Ledger", "Wire"))
    for n in range(3):
        factories.published_claim(f"Number {n}.", evidence=(item(f"E000000{n}", ledger),))
    both = (item("E0000008", ledger), item("E0000009", wire))
    factories.published_claim("By both.", evidence=both)
    factories.published_article("The report", publisher=ledger)
    seen, address = [], f"/sources/{ledger.public_id}/"
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r">(Number \d\.|By both\.)<", page)
        assert ("The report" in page) == (len(seen) == 2)
        assert counts(page) == {"Claims resting on it": 4, "on it alone": 3, "with others": 1}
        after = re.search(r'rel="next" href="(\?after=[^"]+)"', page)
        address = f"/sources/{ledger.public_id}/{after[1]}" if after else ""
    assert seen == ["Number 2.", "Number 1.", "Number 0.", "By both."]


@pytest.mark.parametrize("how", [{"stance": "context"}, {"state": "retracted"}, {"origins": ()}])
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
    assert "Of 10 claims that it supports by its own word" in page_of(client, ledger)
    assert "9 are Supported" in page_of(client, ledger)


def test_it_counts_no_claim_to_its_record_that_it_only_repeats(client: Client) -> None:
    made = [factories.published_source(name) for name in ("Daily Ledger", "Wire", "Post")]
    for _ in range(10):
        factories.published_claim(evidence=told(*made), verdict="supported", confidence="low")
    ledger, wire, _ = (page_of(client, source) for source in made)
    assert "too few to speak of a track record" in ledger
    assert "Of 10 claims that it supports by its own word" in wire


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
    assert "both count as one origin" in page
    assert "all count as one origin" in page_of(client, owner)


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
    ledger, wire = (factories.published_source(name) for name in ("The Daily Ledger", "Wire"))
    rewrites = []
    for n in range(number):
        post = factories.published_source(f"Repeater no. {n}", owner=ledger)
        factories.published_claim(evidence=told(wire, ledger, post))
        rewrites.append(factories.published_article(publisher=ledger))
    factories.published_article(publisher=ledger).rewritten_by.add(*rewrites)
    with django_assert_max_num_queries(AT_MOST):
        page = client.get(f"/sources/{ledger.public_id}/")
    assert_fit_for_readers(page)
    text = page.content.decode()
    assert ("and by others" in text) == (number > 5)
    assert ("The newest 20 of them." in text) == (number > 20)
    assert ("there are more" in text) == (number > 12)
    assert (" and others:" in text) == (number > 20)
