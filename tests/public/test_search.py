"""Search."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.postgres.search import SearchVector
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.publishing import tables
from articles.logic.search_query import MOST_CHARACTERS, cleaned
from articles.public import search
from articles.public.models import PublishedClaim
from tests.public import factories

AT_MOST = 3


def found(client: Client, **query: str) -> str:
    response = client.get("/search/", query)
    assert response.status_code == 200, query
    return response.content.decode()


@pytest.mark.django_db
def test_it_finds_a_company_by_a_former_name(client: Client) -> None:
    factories.published_company("Meta", names=[("Facebook", "former")])
    page = found(client, q="facebook")
    assert 'href="/companies/meta/"' in page
    assert "<mark>Facebook</mark>" in page
    assert "former name" in page


@pytest.mark.django_db
def test_it_finds_the_survivor_of_a_merge_only(client: Client) -> None:
    meta = factories.published_company("Meta")
    factories.published_company("Meta Platforms", merged_into=meta)
    page = found(client, q="meta")
    assert 'href="/companies/meta/"' in page
    assert "/companies/meta-platforms/" not in page


@pytest.mark.django_db
def test_it_finds_claims_by_inflected_words_and_marks_them(client: Client) -> None:
    factories.published_claim("Harbour Data licenses the models.")
    factories.published_claim("Something else.")
    page = found(client, q="licensed model")
    assert "<mark>licenses</mark>" in page
    assert "<mark>models</mark>" in page
    assert "Something else." not in page


@pytest.mark.django_db
def test_it_leaves_out_what_is_not_wanted(client: Client) -> None:
    factories.published_claim("The fee for licences rose.")
    factories.published_claim("The fee for parking rose.")
    page = found(client, q="fee -licences")
    assert "parking" in page
    assert "for licences" not in page


@pytest.mark.django_db
def test_it_finds_claims_in_the_words_of_their_language(client: Client) -> None:
    claim = factories.published_claim("Die Firma zahlt Lizenzen.", language="de")
    vector = SearchVector("statement", config="german")
    PublishedClaim.objects.filter(pk=claim.pk).update(
        search_configuration="german", search_vector=vector
    )
    assert "<mark>Lizenzen</mark>" in found(client, q="lizenz")


def test_it_asks_in_every_configuration_that_the_door_writes() -> None:
    assert {*tables.CONFIGURATIONS.values(), "simple"} == set(search.CONFIGURATIONS)


@pytest.mark.django_db
def test_it_marks_nothing_but_text(client: Client) -> None:
    factories.published_claim("<img src=x onerror=alert(1)> licence & \x7f <b>fee</b>")
    page = found(client, q="licence")
    assert "<img" not in page
    assert "<mark>licence</mark>" in page
    assert "&lt;b&gt;fee&lt;/b&gt;" in page


@pytest.mark.django_db
def test_it_finds_topics_articles_and_sources(client: Client) -> None:
    topic = factories.published_topic("Licence fees")
    factories.published_claim(topics=[topic])
    factories.published_article("What a licence costs")
    factories.published_source("Licence Register")
    page = found(client, q="licence")
    assert 'id="topics"' in page
    assert 'id="articles"' in page
    assert 'id="sources"' in page


@pytest.mark.django_db
def test_it_shows_no_topic_without_a_standing_claim(client: Client) -> None:
    factories.published_topic("Licence fees")
    assert "Licence fees" not in found(client, q="licence")


@pytest.mark.django_db
def test_it_forgives_typing_errors(client: Client) -> None:
    factories.published_company("Northlight Robotics")
    page = found(client, q="northlihgt")
    assert "Nothing has “<bdi>northlihgt</bdi>”; these have “<bdi>northlight</bdi>”" in page
    assert "Northlight</mark> Robotics" in page
    assert 'href="?q=northlihgt&amp;typed=1"' in page
    as_typed = found(client, q="northlihgt", typed="1")
    assert "Nothing found" in as_typed
    assert "Did you mean" in as_typed
    assert "Northlight Robotics" in as_typed


@pytest.mark.django_db
def test_it_never_ends_in_nothing(client: Client) -> None:
    topic = factories.published_topic("Money")
    meta = factories.published_company("Meta")
    factories.published_claim(companies=[meta], topics=[topic])
    page = found(client, q="zzzzzz qqqqq")
    assert "Nothing found" in page
    assert 'href="/topics/money/"' in page
    assert 'href="/companies/meta/"' in page


@pytest.mark.django_db
def test_it_says_so_where_the_base_is_empty(client: Client) -> None:
    assert "Nothing is on record yet" in found(client, q="anything")


@pytest.mark.django_db
def test_it_narrows_by_the_address(client: Client) -> None:
    meta = factories.published_company("Meta")
    factories.published_claim(
        "The fee rose.", companies=[meta], verdict="supported", confidence="very high"
    )
    factories.published_claim("The fee fell.")
    for query in (
        {"confidence": "very-high"},
        {"verdict": "supported"},
        {"company": "meta"},
    ):
        page = found(client, q="fee", **query)
        assert "rose" in page
        assert "fell" not in page
    assert "rose" in found(client, q="fee", type="claim")
    assert "rose" not in found(client, q="fee", type="source")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", [{"type": "person"}, {"confidence": "sure"}, {"verdict": "true"}, {"since": "soon"}]
)
def test_it_says_what_it_did_not_understand(client: Client, query: dict[str, str]) -> None:
    factories.published_claim("The fee rose.")
    page = found(client, q="fee", **query)
    assert 'class="note" role="status"' in page
    assert "rose" in page


@pytest.mark.django_db
def test_it_narrows_by_operators(client: Client) -> None:
    meta = factories.published_company("Meta", names=[("Facebook", "former")])
    money = factories.published_topic("Money matters")
    factories.published_claim(
        "The fee rose.",
        companies=[meta],
        topics=[money],
        verdict="supported",
        confidence="very high",
        held_from="2024-05",
    )
    factories.published_claim("The fee fell.", held_from="2025")
    for operator in (
        "company:meta",
        "company:Facebook",
        "Company: metta",
        "topic:money-matters",
        'topic:"money mat"',
        "confidence:very-high",
        "before:2025",
    ):
        page = found(client, q=f"fee {operator}")
        assert "rose" in page, operator
        assert "fell" not in page, operator
        assert "rose" in found(client, q=operator), operator
    assert "fell" in found(client, q="fee after:2024")
    assert "rose" not in found(client, q="fee after:2024")
    page = found(client, q="fee company:nobody")
    assert "No company here is called “nobody”; searched for as words." in page
    assert "taken for Meta" in found(client, q="company:metta")


@pytest.mark.django_db
def test_it_offers_a_search_without_the_word_that_nothing_has(client: Client) -> None:
    factories.published_claim("The fee rose.")
    page = found(client, q="fee zzzzzz")
    assert "Nothing has “<bdi>zzzzzz</bdi>”, nor a word spelt like it." in page
    assert 'href="?q=fee"' in page


@pytest.mark.django_db
def test_it_counts_what_claims_can_be_narrowed_to(client: Client) -> None:
    meta, scale = factories.published_company("Meta"), factories.published_company("Scale")
    for companies in ([meta], [meta, scale]):
        factories.published_claim("The fee rose.", companies=companies)
    page = " ".join(found(client, q="fee").split())
    assert '<bdi>Meta</bdi></a><span class="count">2</span>' in page
    assert '<bdi>Scale</bdi></a><span class="count">1</span>' in page
    assert 'href="?q=fee&amp;company=scale"' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    ["'", '"', "a' OR 1=1 --", "((((", "!!!", "\x00", "%_\\", "-x", "or", "📈", "ä" * 5000, ":*"],
)
def test_it_takes_whatever_is_typed(client: Client, text: str) -> None:
    factories.published_claim("The fee rose.")
    found(client, q=text)
    found(client, q="fee", company=text, type=text, since=text)


@pytest.mark.django_db
def test_it_finds_standing_claims_only(client: Client) -> None:
    factories.retracted(factories.published_claim("The fee was retracted."))
    factories.withdrawn(factories.published_claim("The fee was withdrawn."))
    kept = factories.published_claim("The fee stands.")
    factories.merged(factories.published_claim("The fee was merged."), kept)
    page = found(client, q="fee")
    for words in ("retracted.", "withdrawn.", "merged."):
        assert words not in page
    assert "stands" in page


@pytest.mark.django_db
@pytest.mark.parametrize("number", [3, 30])
@pytest.mark.parametrize("text", ["fee", "zzzzz qqqqq"])
def test_it_needs_as_few_queries_for_much_as_for_little(
    client: Client, number: int, text: str, django_assert_max_num_queries: Any
) -> None:
    for n in range(number):
        company = factories.published_company(f"Fee Company {n}")
        topic = factories.published_topic(f"Fee {n}")
        factories.published_claim(f"Fee number {n}.", companies=[company], topics=[topic])
        factories.published_article(f"A fee {n}")
        factories.published_source(f"Fee source {n}")
    with django_assert_max_num_queries(AT_MOST):
        found(client, q=text)
    found(client, q="fee", company=text, type=text, since=text)


@given(st.text())
def test_it_cleans_any_text(text: str) -> None:
    once = cleaned(text)
    assert len(once) <= MOST_CHARACTERS
    assert once.isprintable()
    assert once == cleaned(once)


@given(st.text(), st.lists(st.text(min_size=1)))
def test_it_loses_no_letter_when_marking(text: str, words: list[str]) -> None:
    assert "".join(part.text for part in search.marked(text, words)) == text


def test_it_marks_beginnings_of_words() -> None:
    parts = search.marked("A licence and licensed unlicensed", ["licen"])
    assert [part.text for part in parts if part.is_match] == ["licence", "licensed"]
