"""Companies, identifiers and relations by verb."""

from __future__ import annotations

import pytest

from articles.desk.editing import company as companies
from articles.desk.editing import company_identifier as company_identifier_verbs
from articles.desk.editing import company_relation as company_relation_verbs
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError, StaleVersion
from articles.desk.models import Company
from tests.desk import factories
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "scheme, value, kept",
    [
        ("lei", "5493 0084 UKLVMY22DS16", "54930084UKLVMY22DS16"),
        ("isin", "us30303m1027", "US30303M1027"),
        ("wikidata", "Q380", "Q380"),
        ("cik", "1326801", "1326801"),
    ],
)
def test_it_keeps_an_identifier_in_its_one_form(
    scheme: str, value: str, kept: str, newsroom: Newsroom
) -> None:
    company = newsroom.company
    with acting(newsroom.dan, "test"):
        added = company_identifier_verbs.identify(
            company, version=company.version, scheme=scheme, value=value
        )
    assert added.value.lstrip("0") == kept
    assert newsroom.company.version == company.version + 1
    other = newsroom.other
    with pytest.raises(EditingError, match="has this identifier"), acting(newsroom.dan, "test"):
        company_identifier_verbs.identify(other, version=other.version, scheme=scheme, value=value)


@pytest.mark.parametrize(
    "scheme, value", [("lei", "54930084UKLVMY22DS17"), ("isin", "US30303M1028"), ("lei", "x")]
)
def test_it_refuses_wrong_check_digits(scheme: str, value: str, newsroom: Newsroom) -> None:
    company = newsroom.company
    with pytest.raises(EditingError), acting(newsroom.dan, "test"):
        company_identifier_verbs.identify(
            company, version=company.version, scheme=scheme, value=value
        )


def test_it_refuses_a_circle_of_parents(newsroom: Newsroom) -> None:
    company, other = newsroom.company, newsroom.other
    with acting(newsroom.dan, "test"):
        companies.revise_company(other, version=other.version, parent=company)
    with pytest.raises(EditingError, match="each other"), acting(newsroom.dan, "test"):
        companies.revise_company(company, version=company.version, parent=newsroom.other)


def test_it_refuses_a_stale_version(newsroom: Newsroom) -> None:
    company = newsroom.company
    with acting(newsroom.dan, "test"):
        companies.revise_company(company, version=company.version, country="US")
    with pytest.raises(StaleVersion), acting(newsroom.ben, "test"):
        companies.revise_company(company, version=company.version - 1, country="DE")
    assert newsroom.company.country == "US"


def test_it_deletes_only_what_nothing_rests_on(newsroom: Newsroom) -> None:
    unused = factories.make_company(newsroom.ana)
    with acting(newsroom.ana, "test"):
        companies.delete_company(unused, version=unused.version)
    assert not Company.objects.filter(pk=unused.pk).exists()
    company = newsroom.company
    with pytest.raises(EditingError), acting(newsroom.ana, "test"):
        companies.delete_company(company, version=company.version)


def test_a_relation_by_verb(newsroom: Newsroom) -> None:
    with acting(newsroom.dan, "test"):
        relation = company_relation_verbs.relate(newsroom.company, newsroom.other, kind="customer")
        company_relation_verbs.revise_relation(relation, version=relation.version, ended="2024")
    relation.refresh_from_db()
    with pytest.raises(EditingError, match="ends before"), acting(newsroom.dan, "test"):
        company_relation_verbs.revise_relation(relation, version=relation.version, started="2025")
    with acting(newsroom.dan, "test"):
        relation.refresh_from_db()
        company_relation_verbs.delete_relation(relation, version=relation.version)
    assert not newsroom.company.relations_out.exists()
