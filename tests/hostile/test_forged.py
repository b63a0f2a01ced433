"""Forms whose hidden parts lie: rows of others, numbers of rows, what only verbs set."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.forms.models import model_to_dict

from articles.desk.models import Claim, Company, CompanyName, Person
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of
from tests.hostile.site import written

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Person:
    return factories.person("ana")


def post(ana: Person, record: Any, form: str, **changed: Any) -> Any:
    client = client_of(ana)
    where = address(record, "change")
    fields = fields_of(client.get(where), form)
    for name, value in changed.items():
        if value is None:
            fields.pop(name.replace("__", "-"), None)
        else:
            fields[name.replace("__", "-")] = value
    return client.post(where, fields)


def test_it_takes_no_row_of_another_record(ana: Person) -> None:
    mine = factories.make_company(ana, "Acme", names=[("Acme One", "trading")])
    other = factories.make_company(ana, "Bolt", names=[("Bolt One", "trading")])
    theirs = CompanyName.objects.get(company=other)
    before = written()
    refused = post(ana, mine, "company_form", names__0__id=theirs.pk, names__0__name="Stolen")
    assert refused.status_code == 200
    deleted = post(ana, mine, "company_form", names__0__id=theirs.pk, names__0__DELETE="on")
    assert deleted.status_code == 200
    moved = post(ana, mine, "company_form", names__0__company=other.pk, names__0__name="Moved")
    assert moved.status_code == 200
    assert written() == before
    assert set(CompanyName.objects.values_list("name", flat=True)) == {"Acme One", "Bolt One"}


@pytest.mark.parametrize("state", ["draft", "verified"])
def test_it_takes_no_evidence_of_another_claim(ana: Person, state: str) -> None:
    """On the workbench: the row's id, under whatever name, names an item of this claim or none."""
    ben = factories.person("ben")
    mine = factories.draft(ana)
    own = factories.attach(ana, mine, note="Mine.")
    theirs = (
        factories.verified_claim(ana, ben)
        if state == "verified"
        else factories.draft(ana, "Other.")
    )
    item = theirs.evidence.first() or factories.attach(ana, theirs, note="Theirs.")
    client = client_of(ana)
    where = address(mine, "change")
    fields = fields_of(client.get(where), _workbench(client.get(where)))
    keys = [
        name
        for name, value in fields.items()
        if name.startswith("evidence-") and str(value) in (str(own.pk), own.public_id)
    ]
    assert keys
    for name in keys:
        forged = item.public_id if fields[name] == own.public_id else str(item.pk)
        client.post(where, fields | {name: forged, "evidence-0-note": "Forged."})
    item.refresh_from_db()
    assert item.note != "Forged."
    assert item.claim_id == theirs.pk
    theirs.refresh_from_db()
    assert theirs.workflow == state


def _workbench(response: Any) -> str:
    from lxml import html

    tree = html.fromstring(response.content.decode())
    return next(
        str(form.get("id"))
        for form in tree.xpath("//form[@id]")
        if "evidence-TOTAL_FORMS" in dict(form.form_values())
    )


@pytest.mark.parametrize("total", ["99999999999", "-1", "x", "9" * 5000, "\x00", None])
def test_it_reads_no_more_rows_than_there_can_be(ana: Person, total: str | None) -> None:
    company = factories.make_company(ana, "Acme")
    before = written()
    began = time.process_time()
    answer = post(ana, company, "company_form", names__TOTAL_FORMS=total, name="Renamed")
    assert time.process_time() - began < 10
    assert answer.status_code in (200, 302)
    if answer.status_code == 200:
        assert written() == before


FORGED = {
    "workflow": "verified",
    "version": "99",
    "public_id": "AAAAAAAA",
    "published_number": "7",
    "challenge": "recheck",
    "touched_in": "x",
    "id": "1",
    "merged_into": "1",
    "author": "1",
}


def test_it_ignores_what_only_verbs_set(ana: Person) -> None:
    other = factories.make_company(ana, "Bolt")
    company = factories.make_company(ana, "Acme")
    forged = FORGED | {"merged_into": str(other.pk), "id": str(other.pk)}
    assert post(ana, company, "company_form", description="New.", **forged).status_code == 302
    now = Company.objects.get(pk=company.pk)
    assert (now.description, now.version) == ("New.", company.version + 1)
    assert (now.public_id, now.merged_into_id) == (company.public_id, None)
    assert model_to_dict(Company.objects.get(pk=other.pk))["name"] == "Bolt"


def test_it_ignores_them_on_a_claim_too(ana: Person) -> None:
    claim = factories.draft(ana, "Acme bought Bolt.")
    client = client_of(ana)
    where = address(claim, "change")
    page = client.get(where)
    fields = fields_of(page, _workbench(page))
    forged = {name: value for name, value in FORGED.items() if name not in fields}
    assert client.post(where, fields | forged | {"in_short": "It did."}).status_code == 302
    now = Claim.objects.get(pk=claim.pk)
    assert now.in_short == "It did."
    assert (now.workflow, now.challenge, now.published_number) == ("draft", "none", None)
    assert (now.public_id, now.version) == (claim.public_id, claim.version + 1)


@pytest.mark.parametrize("name", ["is_superuser", "is_staff", "is_system", "user_permissions"])
def test_it_makes_nobody_mightier(name: str) -> None:
    boss = factories.person("boss", "administrator")
    target = factories.person("ben")
    answer = post(boss, target, "person_form", **{name: "1", "first_name": "Ben"})
    assert answer.status_code == 302
    target.refresh_from_db()
    assert target.first_name == "Ben"
    assert (target.is_superuser, target.is_staff, target.is_system) == (False, True, False)
    assert not target.user_permissions.exists()


def test_it_says_so_where_a_field_is_sent_twice(ana: Person) -> None:
    """The last one counts, as everywhere in Django; never both."""
    client = client_of(ana)
    where = "/desk/articles/company/add/"
    fields = fields_of(client.get(where), "company_form") | {"name": ["First", "Second"]}
    client.post(where, fields)
    assert list(Company.objects.values_list("name", flat=True)) == ["Second"]


def test_it_tells_that_a_text_with_nul_cannot_be_kept(ana: Person) -> None:
    company = factories.make_company(ana, "Acme")
    for field in ("name", "description", "country", "website", "founded"):
        refused = post(ana, company, "company_form", **{field: "a\x00b"})
        assert refused.status_code == 200
        assert "Nothing was saved" in text_of(refused)
    assert Company.objects.get().version == company.version


@pytest.mark.parametrize(
    "sent", [{"seen_version": "9" * 5000}, {"seen_version": "²"}, {"_to_field": ""}], ids=str
)
def test_it_deletes_nothing_by_what_is_no_version(ana: Person, sent: dict[str, str]) -> None:
    company = factories.make_company(ana, "Acme")
    fields = {"post": "yes", "seen_version": "7"} | sent
    assert client_of(ana).post(address(company, "delete"), fields).status_code in (302, 412)
    assert Company.objects.filter(pk=company.pk).exists()


@pytest.mark.parametrize("key", ["0000-00-00", "\x00", "9" * 30, "9" * 5000, "x", "-1"])
def test_it_shows_a_form_again_whatever_stands_for_a_key(ana: Person, key: str) -> None:
    company = factories.make_company(ana, "Acme")
    assert post(ana, company, "company_form", parent=key).status_code == 200
    named = post(ana, company, "company_form", _to_field="", name="Renamed")
    assert named.status_code == 302
