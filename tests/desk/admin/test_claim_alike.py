from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from articles.desk.admin.claim_alike import MOST_LEFT_OUT
from articles.desk.editing.acting import ADMINISTRATOR, acting
from articles.desk.editing.claim_desk import mark
from articles.desk.models import Claim, Person
from tests.desk import factories
from tests.desk.admin.pages import address, client_of

pytestmark = pytest.mark.django_db

PAID = "Acme paid Bolt three million for sensors."


def asked(person: Person, statement: str = PAID, **fields: Any) -> Any:
    at = reverse("admin:articles_claim_alike")
    response = client_of(person).post(at, {"statement": statement, **fields})
    assert response.status_code == 200
    return response.json()


@pytest.fixture
def ana(db: None) -> Person:
    return factories.person("ana")


@pytest.fixture
def paid(ana: Person) -> Claim:
    return factories.draft(ana, PAID)


def test_it_answers_with_claims_on_record_that_say_much_the_same(ana: Person, paid: Claim) -> None:
    answer = asked(ana, "Bolt was paid three million by Acme for its sensors.")
    assert f"“<bdi>{PAID}</bdi>”" in answer["shown"]
    assert address(paid, "change") in answer["shown"]
    assert f'name="there" value="{paid.pk}">Attach my evidence there' in answer["shown"]
    assert answer["said"] == "1 claim on record says something like it."
    factories.draft(ana, PAID)
    assert asked(ana)["said"] == "2 claims on record say something like it."


def test_it_offers_to_add_a_passage_where_one_is_chosen(ana: Person, paid: Claim) -> None:
    shown = asked(ana, **{"for": "passage"})["shown"]
    assert f'name="instead" value="{paid.public_id}:{paid.version}"' in shown


@pytest.mark.parametrize(
    "fields",
    [
        {"statement": ""},
        {"statement": "\x00 …"},
        {"statement": "Whales sing."},
        {"statement": PAID, "without": "{pk}"},
        {"statement": PAID, "without": f",x,²,-1,{'9' * 40},{{pk}},"},
    ],
)
def test_it_answers_nothing_where_nothing_is_like_it(
    ana: Person, paid: Claim, fields: dict[str, str]
) -> None:
    fields = {name: typed.replace("{pk}", str(paid.pk)) for name, typed in fields.items()}
    assert asked(ana, **fields) == {"shown": "", "said": ""}


def test_it_escapes_statements_and_takes_any_number_of_keys(ana: Person) -> None:
    factories.draft(ana, "Acme <b>paid</b> Bolt.")
    keys = ",".join(str(key) for key in range(10_000, 10_000 + 3 * MOST_LEFT_OUT))
    shown = asked(ana, "Acme <b>paid</b> Bolt.", without=keys)["shown"]
    assert "Acme &lt;b&gt;paid&lt;/b&gt; Bolt." in shown


def test_it_shows_nothing_that_somebody_may_not_read(ana: Person, paid: Claim) -> None:
    with acting(ana, "test"):
        mark(paid, version=paid.version, marking="confidential")
    assert asked(ana)["shown"]
    assert asked(factories.person("dan", "journalist")) == {"shown": "", "said": ""}


def test_it_answers_writers_only_and_takes_no_statement_in_an_address(ana: Person) -> None:
    at = reverse("admin:articles_claim_alike")
    assert client_of(factories.person("eve", ADMINISTRATOR)).post(at).status_code == 403
    assert client_of(ana).get(at, {"statement": PAID}).status_code == 405


def test_it_is_watched_for_wherever_a_statement_is_typed_and_not_settled(
    ana: Person, paid: Claim
) -> None:
    watched = f'data-alike="{reverse("admin:articles_claim_alike")}"'
    client = client_of(ana)
    assert watched in client.get(reverse("admin:articles_claim_add")).content.decode()
    page = client.get(address(paid, "change")).content.decode()
    assert f'{watched} data-for="claim" data-without="{paid.pk}"' in page
    published, _ = factories.published_claim(ana, factories.person("ben"))
    assert watched not in client.get(address(published, "change")).content.decode()
