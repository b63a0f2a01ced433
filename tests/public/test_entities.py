"""The file of entities that readers can take away."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.public import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/exports/ftm.jsonl"


def test_it_streams_every_entity(client: Client) -> None:
    factories.published_claim(companies=[factories.published_company("Acme")])
    response = client.get(ADDRESS)
    lines = response.getvalue().decode().splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["Company", "Note"]
    assert "claimbook-entities.ftm.jsonl" in response.headers["Content-Disposition"]


def test_a_copy_is_asked_for_with_one_query(client: Client) -> None:
    claim = factories.published_claim(companies=[factories.published_company("Acme")])
    response = client.get(ADDRESS)
    response.getvalue()
    tag = response.headers["ETag"]
    with CaptureQueriesContext(connection) as counted:
        assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304
    assert len(counted) == 1
    factories.under_review(claim)
    changed = client.get(ADDRESS, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    changed.getvalue()
