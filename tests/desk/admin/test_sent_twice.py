"""A form that is sent twice has one effect; the second sending hears so in plain words."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connections

from articles.desk.editing import sent_form
from articles.desk.editing.acting import acting
from articles.desk.editing.company import make_company
from articles.desk.editing.errors import EditingError
from articles.desk.editing.sent_form import SentAlready, new_key, take_key
from articles.desk.models import Article, Claim, Company, Enquiry, Person, SentForm
from tests.desk import factories
from tests.desk.admin.annotating import TEXT
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
ALREADY = "This form was sent already."


@pytest.fixture
def ana() -> Person:
    return factories.person("ana")


def _twice(by: Person, at: str, typed: dict[str, Any]) -> str:
    """Sends the form twice; what the page says to which the second sending leads."""
    client = client_of(by)
    first, second = client.post(at, typed), client.post(at, typed)
    assert first.status_code == second.status_code == 302, text_of(first)
    return text_of(client.get(second["Location"]))


def test_it_makes_one_claim_and_leads_to_it(ana: Person) -> None:
    client, at = client_of(ana), address(Claim, "add")
    typed = fields_of(client.get(at), "workbench") | {"statement": "Acme paid."}
    said = _twice(ana, at, typed)
    claim = Claim.objects.get()
    assert ALREADY in said
    assert f"Claim {claim.public_id}" in said


def test_it_attaches_one_item(ana: Person) -> None:
    claim, source = factories.draft(ana), factories.make_source(ana, "The Ledger")
    at = address(claim, "change")
    typed = fields_of(client_of(ana).get(at), "workbench")
    assert ALREADY in _twice(ana, at, typed | {"evidence-0-source": str(source)})
    assert claim.evidence.count() == 1


def test_it_makes_one_record(ana: Person) -> None:
    at = address(Company, "add")
    typed = fields_of(client_of(ana).get(at), "company_form") | {"name": "Meta"}
    assert ALREADY in _twice(ana, at, typed)
    assert Company.objects.get().name == "Meta"


def test_it_takes_a_step_once(ana: Person) -> None:
    claim, company = factories.draft(ana), factories.make_company(ana, "Meta")
    at = address(claim, "step", "enquire")
    typed = fields_of(client_of(ana).get(at))
    typed |= {"company": company.public_id, "asked": "So?", "asked_on": "2026-01-05"}
    assert ALREADY in _twice(ana, at, typed)
    assert Enquiry.objects.get().company == company


def test_it_captures_a_pasted_text_once(ana: Person) -> None:
    at = address(Article, "add")
    typed = fields_of(client_of(ana).get(at), "capture") | {"text": TEXT}
    typed.pop("file", None)
    assert ALREADY in _twice(ana, at, typed)
    assert Article.objects.count() == 1


def test_it_does_the_work_of_a_form_whose_faults_were_mended(ana: Person) -> None:
    client, at = client_of(ana), address(Company, "add")
    typed = fields_of(client.get(at), "company_form")
    faulty = client.post(at, typed | {"name": "Meta", "website": "no address"})
    assert faulty.status_code == 200
    again = fields_of(faulty, "company_form")
    assert again["sent_key"] == typed["sent_key"]
    assert client.post(at, again | {"website": ""}).status_code == 302
    assert Company.objects.get().name == "Meta"


def test_it_does_the_work_of_a_form_that_was_refused_before(ana: Person) -> None:
    key = new_key()

    def careless() -> None:
        with acting(ana, "test"):
            take_key(key)
            make_company(name="")

    with pytest.raises(EditingError):
        careless()
    with acting(ana, "test"):
        take_key(key)
    assert SentForm.objects.filter(key=key).count() == 1


def test_it_knows_the_form_of_its_sender_only(ana: Person) -> None:
    key = new_key()
    with acting(ana, "test"):
        take_key(key)
    with acting(factories.person("ben"), "test"):
        take_key(key)
    with pytest.raises(SentAlready), acting(ana, "test"):
        take_key(key)


@pytest.mark.parametrize("key", ["", "x", "A" * 32, "0" * 31, "\x00"])
def test_it_lets_a_form_through_whose_key_is_none(ana: Person, key: str) -> None:
    for _ in range(2):
        with acting(ana, "test"):
            take_key(key)
    assert not SentForm.objects.exists()


def test_it_clears_up_keys_of_long_ago(ana: Person) -> None:
    with acting(ana, "test"):
        take_key("1" * 32)
        with connections["default"].cursor() as cursor:
            cursor.execute("UPDATE articles_sentform SET sent_at = now() - interval '8 days'")
        take_key("00" + "2" * 30)
    assert [row.key for row in SentForm.objects.all()] == ["00" + "2" * 30]


def test_it_is_seen_to_make_two_where_no_key_is_taken(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The careless way: without the key each sending does the work."""
    monkeypatch.setattr(sent_form, "is_key", lambda key: False)
    client, at = client_of(ana), address(Claim, "add")
    typed = fields_of(client.get(at), "workbench") | {"statement": "Acme paid."}
    for _ in range(2):
        assert client.post(at, typed).status_code == 302
    assert Claim.objects.count() == 2
