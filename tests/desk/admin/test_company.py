from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.desk.editing.acting import ADMINISTRATOR, JOURNALIST, acting
from articles.desk.models import Company
from articles.desk.publishing.company import revise_company
from articles.desk.publishing.company_merge import merge_companies
from articles.desk.publishing.company_name import name_company
from articles.logic.partial_dates import PartialDate
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
FORM = "company_form"


def _saved(client: Client, company: Company, **typed: str) -> Any:
    page = fields_of(client.get(address(company, "change")), FORM)
    return client.post(address(company, "change"), page | typed)


def test_it_makes_a_company_with_names_and_identifiers() -> None:
    client = client_of(factories.person("ana"))
    page = fields_of(client.get(address(Company, "add")), FORM)
    page |= {
        "name": "Meta",
        "founded": "February 2004",
        "names-TOTAL_FORMS": "1",
        "names-0-name": "Facebook",
        "names-0-kind": "former",
        "identifiers-TOTAL_FORMS": "1",
        "identifiers-0-scheme": "wikidata",
        "identifiers-0-value": "q380",
    }
    response = client.post(address(Company, "add"), page)
    assert response.status_code == 302, text_of(response)
    company = Company.objects.get()
    assert (company.name, str(company.founded)) == ("Meta", str(PartialDate.parse("2004-02")))
    assert [name.name for name in company.names.all()] == ["Facebook"]
    assert company.identifiers.get().value == "Q380"


def test_it_keeps_what_was_typed_where_the_database_refuses() -> None:
    ana = factories.person("ana")
    parent = factories.make_company(ana, "Parent")
    child = factories.make_company(ana, "Child", parent=parent)
    response = _saved(client_of(ana), parent, name="Renamed", parent=str(child.pk))
    assert response.status_code == 200
    assert "These companies would be each other's parent." in text_of(response).replace("’", "'")
    assert fields_of(response, FORM)["name"] == "Renamed"
    parent.refresh_from_db()
    assert parent.name == "Parent"


def test_it_says_what_is_wrong_with_an_identifier() -> None:
    ana = factories.person("ana")
    company = factories.make_company(ana, "Meta")
    response = _saved(
        client_of(ana),
        company,
        **{
            "identifiers-TOTAL_FORMS": "1",
            "identifiers-0-scheme": "lei",
            "identifiers-0-value": "BQ4BKCS1HXDV9HN80Z94",
        },
    )
    assert "is no LEI identifier; check it for a slip" in text_of(response)
    assert not company.identifiers.exists()


def test_it_shows_theirs_beside_yours_when_somebody_was_faster() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    company = factories.make_company(ana, "Meta")
    client = client_of(ana)
    page = fields_of(client.get(address(company, "change")), FORM)
    with acting(ben, "rename"):
        revise_company(company, version=company.version, name="Meta Platforms")
    response = client.post(address(company, "change"), page | {"name": "Meta Inc."})
    said = text_of(response)
    assert "Somebody else changed this company" in said
    assert "Meta Inc." in said
    assert "Meta Platforms" in said
    company.refresh_from_db()
    assert company.name == "Meta Platforms"
    again = fields_of(response, FORM) | {"take-name": "mine"}
    assert client.post(address(company, "change"), again).status_code == 302
    company.refresh_from_db()
    assert company.name == "Meta Inc."


def test_it_finds_a_company_by_a_former_name() -> None:
    ana = factories.person("ana")
    company = factories.make_company(ana, "Meta")
    factories.make_company(ana, "Scale")
    with acting(ana, "name"):
        name_company(company, version=company.version, name="Facebook", kind="former")
    client = client_of(ana)
    assert "Meta" in text_of(client.get(address(Company, "changelist"), {"q": "facebook"}))
    found = client.get(
        "/desk/autocomplete/",
        {"app_label": "articles", "model_name": "company", "field_name": "parent", "term": "faceb"},
    ).json()
    assert [row["text"] for row in found["results"]] == ["Meta"]


def test_it_merges_and_undoes_for_editors_only() -> None:
    ana, jo = factories.person("ana"), factories.person("jo", JOURNALIST)
    double, real = factories.make_company(ana, "Meta2"), factories.make_company(ana, "Meta")
    step = address(double, "step", "merge")
    refused = client_of(jo)
    assert refused.get(step).status_code == 403
    client = client_of(ana)
    page = fields_of(client.get(step)) | {"into": str(real.pk)}
    assert "Only an editor" in text_of(refused.post(step, page))
    assert client.post(step, page).status_code == 302
    double.refresh_from_db()
    assert double.merged_into == real
    undo = address(double, "step", "unmerge")
    assert client.post(undo, fields_of(client.get(undo))).status_code == 302
    double.refresh_from_db()
    assert double.merged_into is None


def test_it_tells_who_changed_what_and_why() -> None:
    ana = factories.person("ana")
    company = factories.make_company(ana, "Facebook")
    client = client_of(ana)
    _saved(client, company, name="Meta", why="They renamed themselves")
    said = text_of(client.get(address(company, "history")))
    assert "ana" in said
    assert "They renamed themselves" in said
    assert "Facebook Meta" in said


def test_it_is_closed_to_administrators() -> None:
    company = factories.make_company(factories.person("ana"), "Meta")
    client = client_of(factories.person("root", ADMINISTRATOR))
    for page in (address(Company, "changelist"), address(company, "change")):
        assert client.get(page).status_code == 403


def test_it_lets_a_superuser_look_and_not_write() -> None:
    company = factories.make_company(factories.person("ana"), "Meta")
    boss = factories.person("boss", ADMINISTRATOR, is_superuser=True)
    client = client_of(boss)
    assert client.get(address(company, "change")).status_code == 200
    assert client.post(address(company, "change"), {"name": "X"}).status_code == 403


def test_it_deletes_an_unused_company_and_says_why_not_otherwise() -> None:
    ana = factories.person("ana")
    company = factories.make_company(ana, "Slip")
    client = client_of(ana)
    page = client.get(address(company, "delete"))
    assert client.post(address(company, "delete"), fields_of(page)).status_code == 302
    assert not Company.objects.exists()
    used = factories.make_company(ana, "Used")
    factories.draft(ana, companies=[(used, "subject")])
    page = client.get(address(used, "delete"))
    response = client.post(address(used, "delete"), fields_of(page), follow=True)
    assert "Nothing was deleted." in text_of(response)
    assert Company.objects.filter(pk=used.pk).exists()


@pytest.mark.parametrize("kind", ["changelist", "change"])
def test_it_asks_as_many_questions_for_many_rows_as_for_few(
    kind: str,
) -> None:
    ana = factories.person("ana")
    company = factories.make_company(ana, "Meta")
    client = client_of(ana)
    where = address(Company if kind == "changelist" else company, kind)
    counts = []
    for rows in (3, 27):
        with acting(ana, "more"):
            for number in range(rows):
                company.refresh_from_db()
                name_company(
                    company, version=company.version, name=f"{rows}.{number}", kind="ticker"
                )
        for _ in range(rows):
            factories.make_company(ana)
        client.get(where)
        with CaptureQueriesContext(connection) as asked:
            client.get(where)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 18


def test_it_offers_what_may_be_the_same_company_and_asks_once() -> None:
    ana = factories.person("ana")
    one = factories.make_company(ana, "Northlight AG")
    two = factories.make_company(ana, "Northlight SA")
    client = client_of(ana)
    said = text_of(client.get(address(two, "change")))
    assert f"Northlight AG ({one.public_id}): “Northlight AG” differs by a letter" in said
    merge = client.get(address(two, "step", "merge"), {"into": str(one.pk)})
    assert fields_of(merge)["into"] == str(one.pk)
    assert "0 of them published: readers find those at the other company" in text_of(merge)
    apart = address(two, "step", "apart")
    empty = client.post(apart, fields_of(client.get(apart)))
    assert "Tick those that are other companies." in text_of(empty)
    page = fields_of(client.get(apart)) | {"others": str(one.pk), "reason": "Two registers"}
    assert client.post(apart, page).status_code == 302
    assert "No name on record is like its own." in text_of(client.get(address(one, "change")))
    assert client.get(apart).status_code == 302


def test_it_shows_what_was_merged_into_it_with_the_way_back() -> None:
    ana = factories.person("ana")
    real, double = (factories.make_company(ana, name) for name in ("Meta", "Meta2"))
    with acting(ana, "One company"):
        merge_companies(double, version=double.version, into=real)
    client = client_of(ana)
    page = client.get(address(real, "change"))
    assert "Meta2, merged by ana on" in text_of(page)
    assert "(“One company”). Undo" in text_of(page)
    assert address(double, "step", "unmerge") in page.content.decode()
    assert "It was merged into Meta" in text_of(client.get(address(double, "change")))


def test_it_keeps_where_names_and_identifiers_are_from() -> None:
    client = client_of(factories.person("ana"))
    page = fields_of(client.get(address(Company, "add")), FORM)
    page |= {
        "name": "Meta",
        "names-TOTAL_FORMS": "1",
        "names-0-name": "Facebook",
        "names-0-kind": "former",
        "names-0-origin": "SEC EDGAR",
        "identifiers-TOTAL_FORMS": "1",
        "identifiers-0-scheme": "cik",
        "identifiers-0-value": "1326801",
        "identifiers-0-origin": "https://data.sec.gov/",
    }
    response = client.post(address(Company, "add"), page)
    assert response.status_code == 302, text_of(response)
    company = Company.objects.get()
    assert company.names.get().origin == "SEC EDGAR"
    assert company.identifiers.get().origin == "https://data.sec.gov/"
    assert "SEC EDGAR" in text_of(client.get(address(company, "history")))
