"""What the interface says of itself against OpenAPI 3.1, and what it answers against that.

By openapi-spec-validator and by schemathesis with all of its checks: made-up requests, those that
fit the description and those that do not, each answer held against the description.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from pytest_django.plugin import DjangoDbBlocker

from kb.wsgi import application
from tests import throwaway
from tests.conformance.hostile_claim import hostile_claim
from tests.public import factories

DESCRIPTION = "/api/v1/openapi.json"
METHODS = {"get"}


@pytest.fixture(scope="module")
def base(
    django_db_setup: None, databases: throwaway.Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """One record of each kind, and claims at each standing."""
    with django_db_blocker.unblock():
        name = databases.clone()
        with throwaway.pointed_at(name):
            _furnish()
            yield
        databases.drop(name)


def _furnish() -> None:
    acme = factories.published_company("Acme", public_id="ACME0000", country="DE")
    bolt = factories.published_company("Bolt", public_id="B01T0000", parent=acme)
    chips = factories.published_topic("Chips")
    outlet = factories.published_source("Daily", public_id="DA1Y0000")
    article = factories.published_article(public_id="ART0C1E0", publisher=outlet)
    claims = [
        factories.published_claim(companies=[acme, (bolt, "supplier")], topics=[chips])
        for _ in range(3)
    ]
    corrected = factories.another_edition(claims[0], statement="It is otherwise.")
    factories.correction(corrected)
    factories.published_appearance(corrected, article, "So.", text="So.")
    factories.retracted(factories.published_claim(id="RETRACTD"))
    factories.withdrawn(factories.published_claim(id="W1THDRWN"))
    factories.merged(factories.published_claim(id="MERGED00"), claims[1])
    factories.published_relation(acme, bolt, claims=claims, public_id="RE1AT10N")
    hostile_claim()


interface = schemathesis.openapi.from_wsgi(DESCRIPTION, application)


def fitted(case: Any) -> Any:
    """Makes requests that fit the description fit what it cannot say: cursors are had from
    answers alone, and a role or a counterparty is that of a company."""
    if not case.query or not case.meta.generation.mode.is_positive:
        return case
    case.query.pop("cursor", None)
    if "company" not in case.query:
        for name in ("role", "counterparty"):
            case.query.pop(name, None)
    return case


def test_it_is_described_in_valid_openapi() -> None:
    said = Client().get(DESCRIPTION).json()
    assert said["openapi"].startswith("3.1")
    errors = [error.message for error in OpenAPIV31SpecValidator(said).iter_errors()]
    assert not errors, errors
    assert len(said["paths"]) == 20
    for path, methods in said["paths"].items():
        assert set(methods) == METHODS, path
        assert "404" in methods["get"]["responses"]
        assert methods["get"]["summary"]


def test_it_refuses_a_description_that_is_wrong() -> None:
    said = Client().get(DESCRIPTION).json()
    del said["info"]["title"]
    assert list(OpenAPIV31SpecValidator(said).iter_errors())


@pytest.mark.usefixtures("base")
@interface.parametrize()
@settings(
    max_examples=5, derandomize=True, database=None, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_it_answers_as_it_says(case: Any) -> None:
    fitted(case).call_and_validate()
