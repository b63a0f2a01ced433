from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.desk.editing.acting import ADMINISTRATOR, acting
from articles.desk.editing.claim_desk import assign
from tests.desk import factories
from tests.desk.admin.pages import client_of, text_of

pytestmark = pytest.mark.django_db
LIST = "/desk/articles/claim/"


def test_it_shows_companies_verdict_and_who_it_is_assigned_to() -> None:
    ana, ben = factories.person("ana"), factories.person("ben", first_name="Ben", last_name="Ode")
    company = factories.make_company(ana, "Acme")
    claim = factories.draft(ana, "They paid.", companies=[(company, "subject")])
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    with acting(ana, "test"):
        assign(claim, version=claim.refreshed().version, to=ben)
    page = text_of(client_of(ana).get(LIST))
    for words in ("They paid.", "Acme", "Draft", "Unproven", "Ben Ode"):
        assert words in page


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("?verdict=unproven", True),
        ("?verdict=refuted", False),
        ("?confidence=high", False),
        ("?assigned=mine", True),
        ("?assigned=me", False),
        ("?assigned=nobody", True),
        ("?published=no", True),
        ("?published=yes", False),
        ("?workflow__exact=draft", True),
        ("?workflow__exact=verified", False),
        ("?q=acme", True),
        ("?q=facebook", True),
        ("?q=nothing-like-it", False),
    ],
)
def test_it_filters_and_searches(query: str, is_found: bool) -> None:
    ana = factories.person("ana")
    company = factories.make_company(ana, "Acme", names=[("Facebook", "former")])
    claim = factories.draft(ana, "They paid in full.", companies=[(company, "subject")])
    factories.assess(ana, claim)
    assert ("They paid in full." in text_of(client_of(ana).get(LIST + query))) == is_found


def _queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as taken:
        assert client.get(LIST).status_code == 200
    return len(taken)


def test_it_asks_no_more_queries_for_more_rows() -> None:
    ana = factories.person("ana")
    company = factories.make_company(ana)
    client = client_of(ana)
    for _ in range(3):
        claim = factories.draft(ana, companies=[(company, "subject")])
        factories.assess(ana, claim)
    _queries(client)
    few = _queries(client)
    for _ in range(27):
        claim = factories.draft(ana, companies=[(company, "subject")])
        factories.assess(ana, claim)
    assert _queries(client) == few <= 20


def test_it_is_for_those_who_write() -> None:
    assert client_of(factories.person("adm", ADMINISTRATOR)).get(LIST).status_code == 403
