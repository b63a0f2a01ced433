"""Companies that the desk offers while a name is typed."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.desk.editing.acting import EDITOR, acting
from articles.desk.models import CompanyPhrase, Person
from articles.desk.publishing.company import revise_company
from articles.desk.publishing.company_identifier import identify
from articles.desk.publishing.company_merge import merge_companies, unmerge_company
from articles.desk.publishing.company_name import name_company, unname_company
from tests.desk import factories
from tests.desk.admin.pages import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def edda() -> Person:
    return factories.person("edda", EDITOR)


def keyed(client: Client, text: str) -> list[str]:
    """What the admin's key fields offer."""
    asked = {"term": text, "app_label": "articles", "model_name": "claimcompany"}
    response = client.get("/desk/autocomplete/", asked | {"field_name": "company"})
    assert response.status_code == 200
    return [row["text"] for row in response.json()["results"]]


def chosen(client: Client, text: str) -> list[str]:
    """What the panels' fields offer, without the id."""
    response = client.get("/desk/articles/claim/choose/company/", {"q": text})
    return [name.rpartition(" · ")[0] for name in response.json()["names"]]


@pytest.mark.parametrize("typed", ["Meta", "met", "faceb", "Metta", "Facebok", "META "])
def test_it_offers_by_any_name_with_typing_errors(edda: Person, typed: str) -> None:
    meta = factories.make_company(edda, "Meta")
    with acting(edda, "test"):
        name_company(meta, version=meta.version, name="Facebook", kind="former")
    factories.make_company(edda, "Harbour")
    client = client_of(edda)
    assert keyed(client, typed) == ["Meta"]
    assert chosen(client, typed) == ["Meta"]


def test_it_never_offers_a_merged_company(edda: Person) -> None:
    one, other = (factories.make_company(edda, name) for name in ("Brindle", "Brine"))
    client = client_of(edda)
    assert keyed(client, "brin") == ["Brindle", "Brine"]
    with acting(edda, "test"):
        merge_companies(one, version=one.version, into=other)
    for typed in ("brin", "brindel", "Brindle"):
        assert "Brindle" not in keyed(client, typed)
        assert "Brindle" not in chosen(client, typed)
    one.refresh_from_db()
    with acting(edda, "test"):
        unmerge_company(one, version=one.version)
    assert keyed(client, "brindel") == ["Brindle"]


def test_it_follows_a_rename_and_a_name_that_is_taken_back(edda: Person) -> None:
    meta = factories.make_company(edda, "Facebook")
    with acting(edda, "test"):
        meta = revise_company(meta, version=meta.version, name="Meta Platforms")
    client = client_of(edda)
    assert keyed(client, "faceb") == []
    assert keyed(client, "platf") == ["Meta Platforms"]
    with acting(edda, "test"):
        name_company(meta, version=meta.version, name="Facebook", kind="former")
    assert keyed(client, "faceb") == ["Meta Platforms"]
    meta.refresh_from_db()
    with acting(edda, "test"):
        unname_company(meta, version=meta.version, name=meta.names.get())
    assert keyed(client, "faceb") == []
    phrases = CompanyPhrase.objects.filter(company_id=meta.pk).values_list("phrase", flat=True)
    assert set(phrases) == {"meta platforms", "platforms"}


def test_it_still_finds_by_an_identifier(edda: Person) -> None:
    company = factories.make_company(edda, "Meta")
    with acting(edda, "test"):
        identify(company, version=company.version, scheme="wikidata", value="Q380")
    client = client_of(edda)
    assert keyed(client, "") == ["Meta"]
    assert keyed(client, "Q380") == ["Meta"]


@pytest.mark.parametrize("typed", ["\x00", "%", "'", "é" * 5000, "\\"])
def test_it_takes_whatever_is_typed(edda: Person, typed: str) -> None:
    factories.make_company(edda, "Meta")
    client = client_of(edda)
    assert keyed(client, typed) in ([], ["Meta"])
    chosen(client, typed)
