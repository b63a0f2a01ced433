"""Companies by program."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.public import factories
from tests.public.api.reading import again, given, ids, page_by_page, queries, refused

pytestmark = pytest.mark.django_db


def test_it_lists_companies_with_claims_by_name() -> None:
    for number, name in enumerate(("Zebra", "The Acme", "Éclair", "3M", "Øre", "Бета")):
        company = factories.published_company(name, slug=f"company-{number}x")
        factories.published_claim(companies=[company])
    factories.published_company("Without")
    old = factories.published_company("Old")
    new = factories.published_company("New", public_id="AAAAAAAA")
    factories.published_claim(companies=[new])
    factories._change(old, merged_into=new)
    listed = ids("companies/", "name")
    assert set(listed) == {"Zebra", "The Acme", "Éclair", "3M", "Øre", "Бета", "New"}
    assert listed.index("The Acme") < listed.index("Éclair") < listed.index("Zebra")
    assert page_by_page("companies/?page_size=2", "name") == listed
    assert queries("companies/") == queries("companies/?page_size=1") == 2
    assert again("companies/") == (304, 1)


def test_it_finds_one_by_slug_country_or_identifier() -> None:
    one = factories.published_company("Acme", country="DE", identifiers=[("wikidata", "Q312")])
    factories.published_claim(companies=[one, factories.published_company("Bolt", country="FR")])
    for asked in ("slug=acme", "country=DE", "identifier=wikidata:Q312"):
        assert ids(f"companies/?{asked}") == [one.public_id], asked
    assert ids("companies/?slug=nobody") == ids("companies/?identifier=lei:X") == []


def test_it_tells_names_identifiers_and_parent() -> None:
    parent = factories.published_company("Holding")
    one = factories.published_company(
        "Acme", parent=parent, founded="1999-04", names=[("Acme Inc.", "former")],
        identifiers=[("wikidata", "Q312")],
    )  # fmt: skip
    factories.published_claim(companies=[one], verdict="disputed", confidence="low")
    said = given(f"companies/{one.public_id}/")
    assert [name["name"] for name in said["names"]] == ["Acme Inc.", "Acme"]
    assert said["identifiers"] == [{"scheme": "wikidata", "value": "Q312", "origin": ""}]
    assert said["parent"]["id"] == parent.public_id
    assert said["founded"] == "1999-04"
    assert (said["claim_count"], said["disputed_count"]) == (1, 1)
    assert said["claims"] == "http://testserver/api/v1/claims/?company=acme"
    assert queries(f"companies/{one.public_id}/") == 2
    assert again(f"companies/{one.public_id}/") == (304, 1)
    assert given(f"companies/{one.public_id}/?fields=name") == {"name": "Acme"}


def test_it_leads_on_from_one_that_was_merged() -> None:
    new = factories.published_company("New")
    old = factories.published_company("Old", merged_into=new)
    response = Client().get(f"/api/v1/companies/{old.public_id}/")
    assert (response.status_code, response["Location"]) == (
        301,
        f"/api/v1/companies/{new.public_id}/",
    )


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("country=Germany", "country"),
        ("country=de", "country"),
        ("identifier=Q312", "identifier"),
        ("identifier=vat:1", "identifier"),
        ("identifier=lei:%00", "identifier"),
        ("slug=a/b", "slug"),
        ("name=Acme", "name"),
    ],
)
def test_it_refuses_what_it_does_not_understand(asked: str, name: str) -> None:
    assert list(refused(f"companies/?{asked}")) == [name]


def test_it_knows_no_other() -> None:
    assert given("companies/00000000/", 404)["title"] == "Not Found"
