"""Articles, sources, relations and topics by program."""

from __future__ import annotations

import json

import pytest

from articles.logic.edition_content import Named
from articles.public.models import PublishedSource
from articles.public.renderings.exported import exported_lines
from articles.public.renderings.followthemoney.lines import entity_lines
from tests.public import contents, factories
from tests.public.api.reading import again, given, ids, page_by_page, queries, refused

pytestmark = pytest.mark.django_db


def resting_on(source: PublishedSource) -> None:
    item = contents.evidence("E0000001", source=Named(source.public_id, source.label))
    factories.published_claim(evidence=(item,))


# --- Articles ----------------------------------------------------------------------------------


def test_it_lists_articles_and_hides_what_is_hidden() -> None:
    shown = sorted(factories.published_article().public_id for _ in range(5))
    factories.published_article(is_hidden=True)
    assert ids("articles/") == shown
    assert page_by_page("articles/?page_size=2") == shown
    assert queries("articles/") == 2
    assert again("articles/") == (304, 1)


def test_it_finds_articles_by_kind_publisher_and_claim() -> None:
    outlet = factories.published_source("Daily")
    one = factories.published_article(kind="filing", publisher=outlet, paragraphs=["So it is."])
    other = factories.published_article()
    claim, gone = factories.published_claim("So it is."), factories.published_claim()
    factories.published_appearance(claim, one, "So it is.")
    factories.published_appearance(gone, other, "So it is.", text="So it is.")
    factories.withdrawn(gone)
    for asked in ("kind=filing", f"publisher={outlet.public_id}", f"claim={claim.public_id}"):
        assert ids(f"articles/?{asked}") == [one.public_id], asked
    assert ids(f"articles/?claim={gone.public_id}") == []


def test_it_tells_an_articles_facts_and_not_its_text() -> None:
    wire = factories.published_article("The wire")
    one = factories.published_article(
        "It happened", paragraphs=["Nobody saw it."], published_on="2025-06",
        url="https://daily.example/1",
    )  # fmt: skip
    one.derives_from.add(wire)
    quiet = factories.published_claim("Acme lied.", risk="allegation")
    factories.published_appearance(quiet, one, "Nobody saw it.")
    said = given(f"articles/{one.public_id}/")
    assert said["published_on"] == "2025-06"
    assert said["url"] == "https://daily.example/1"
    assert [link["name"] for link in said["derives_from"]] == ["The wire"]
    assert [link["id"] for link in said["claims"]] == [quiet.public_id]
    assert "lied" not in json.dumps(said)
    assert "Nobody saw it" not in json.dumps(said)
    assert queries(f"articles/{one.public_id}/") == 2
    assert given(f"articles/{factories.published_article(is_hidden=True).public_id}/", 404)


@pytest.mark.parametrize("asked", ["kind=blog", "publisher=x", "claim=%00", "url=x"])
def test_it_refuses_other_filters_of_articles(asked: str) -> None:
    assert list(refused(f"articles/?{asked}")) == [asked.partition("=")[0]]


# --- Sources -----------------------------------------------------------------------------------


def test_it_lists_sources_that_something_rests_on() -> None:
    made = [factories.published_source(kind="organisation") for _ in range(3)]
    for source in made:
        resting_on(source)
    factories.published_source()
    hidden = factories.published_source(is_hidden=True)
    resting_on(hidden)
    shown = sorted(source.public_id for source in made)
    assert ids("sources/") == ids("sources/?kind=organisation") == shown
    assert page_by_page("sources/?page_size=1") == shown
    assert ids("sources/?kind=person") == []
    assert queries("sources/") == 2
    assert again("sources/") == (304, 1)
    assert given(f"sources/{hidden.public_id}/", 404)


def test_it_tells_a_source_with_its_owner_and_a_grade_only_where_chosen() -> None:
    owner = factories.published_source("Holding", kind="organisation")
    one = factories.published_source("Daily", owner=owner, grade="B")
    said = given(f"sources/{one.public_id}/")
    assert (said["label"], said["grade"], said["owner"]["name"]) == ("Daily", "B", "Holding")
    assert given(f"sources/{owner.public_id}/")["grade"] == ""
    assert list(refused("sources/?kind=rumour")) == ["kind"]
    assert queries(f"sources/{one.public_id}/") == 2


# --- Relations ---------------------------------------------------------------------------------


def test_it_lists_relations_that_rest_on_claims_that_stand() -> None:
    acme, bolt = factories.published_company("Acme"), factories.published_company("Bolt")
    cog = factories.published_company("Cog")
    claim, gone = factories.published_claim("They did."), factories.published_claim()
    one = factories.published_relation(acme, bolt, claims=[claim, gone], started="2024")
    lost = factories.published_relation(bolt, cog, kind="supplier", claims=[gone])
    factories.withdrawn(gone)
    assert ids("relations/") == [one.public_id]
    assert ids("relations/?company=bolt") == ids("relations/?kind=partnership") == [one.public_id]
    assert ids("relations/?company=cog") == []
    said = given(f"relations/{one.public_id}/")
    assert (said["subject"]["name"], said["object"]["name"]) == ("Acme", "Bolt")
    assert (said["started"], said["ended"]) == ("2024", None)
    assert [link["id"] for link in said["claims"]] == [claim.public_id]
    assert given(f"relations/{lost.public_id}/", 404)
    assert list(refused("relations/?kind=marriage")) == ["kind"]
    assert queries("relations/") == queries(f"relations/{one.public_id}/") == 2
    assert again("relations/") == (304, 1)


@pytest.mark.parametrize("ended", ["retracted", "withdrawn", "merged"])
def test_it_names_no_claim_that_no_longer_stands(ended: str) -> None:
    """By program, in the files of the whole base, and as entities."""
    acme, bolt = factories.published_company("Acme"), factories.published_company("Bolt")
    claim, gone = factories.published_claim("They did."), factories.published_claim()
    one = factories.published_relation(acme, bolt, claims=[claim, gone])
    factories.published_relation(acme, bolt, kind="supplier", claims=[gone])
    if ended == "merged":
        factories.merged(gone, claim)
    else:
        getattr(factories, ended)(gone)
    assert ids("relations/") == [one.public_id]
    assert [link["id"] for link in given("relations/")["results"][0]["claims"]] == [claim.public_id]
    told = [json.loads(line) for line in exported_lines()]
    relations = [record for record in told if record["record"] == "relation"]
    assert [record["claims"] for record in relations] == [[claim.public_id]]
    assert gone.public_id not in json.dumps(relations)
    assert gone.public_id not in "".join(entity_lines("https://claimbook.example"))


# --- Topics ------------------------------------------------------------------------------------


def test_it_lists_topics_that_a_standing_claim_carries() -> None:
    chips, empty = factories.published_topic("Chips"), factories.published_topic("Empty")
    prices = factories.published_topic("Prices")
    factories.published_claim(topics=[chips, prices])
    factories.published_claim(topics=[chips])
    factories.withdrawn(factories.published_claim(topics=[empty]))
    assert ids("topics/", "slug") == page_by_page("topics/?page_size=1", "slug") == [
        "chips", "prices",
    ]  # fmt: skip
    said = given("topics/chips/")
    assert said["claim_count"] == 2
    assert said["claims"] == "http://testserver/api/v1/claims/?topic=chips"
    assert given("topics/empty/", 404)
    assert queries("topics/") == queries("topics/chips/") == 2
    assert again("topics/chips/") == (304, 1)
    assert list(refused("topics/?name=Chips")) == ["name"]
