"""A download reads one moment, and leaves nothing open whatever becomes of it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from tests.public import factories

pytestmark = pytest.mark.usefixtures("committed_db")


def test_it_tells_one_moment_and_closes_its_cursor() -> None:
    """What is published while it is sent is not in it."""
    for _ in range(3):
        factories.published_claim()
    response: Any = Client().get("/exports/claims.jsonl")
    assert response.getvalue().count(b"\n") == 3
    assert not connection.in_atomic_block
    left: Any = Client().get("/exports/claims.jsonl")
    next(iter(left))
    for close in left._resource_closers:
        close()
    assert not connection.in_atomic_block


@pytest.mark.parametrize("is_demonstration", [False, True])
def test_it_gives_what_the_command_gives(settings: Settings, is_demonstration: bool) -> None:
    settings.CLAIMBOOK_DEMONSTRATION = is_demonstration
    factories.published_claim(companies=[factories.published_company("Acme")])
    for form, address in (("csv", "claims.csv"), ("jsonl", "base.jsonl")):
        out = io.StringIO(newline="")
        call_command("export", form, stdout=out, stderr=io.StringIO())
        response: Any = Client().get(f"/exports/{address}")
        assert response.getvalue().decode() == out.getvalue()
