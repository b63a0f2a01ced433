"""Asking the interface for programs, for its tests."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

PROBLEM = "application/problem+json"


def given(address: str, status: int = 200) -> dict[str, Any]:
    """The JSON of an answer that is as it should be."""
    response = Client().get(f"/api/v1/{address}")
    assert response.status_code == status, (address, response.status_code, response.content)
    kind = "application/json" if status == 200 else PROBLEM
    assert response.headers["Content-Type"] == kind
    said: dict[str, Any] = response.json()
    return said


def ids(address: str, key: str = "id") -> list[Any]:
    return [row[key] for row in given(address)["results"]]


def page_by_page(address: str, key: str = "id") -> list[Any]:
    """What all pages of a list have under `key`."""
    found, following = [], f"/api/v1/{address}"
    for _ in range(60):
        said = Client().get(following).json()
        found += [row[key] for row in said["results"]]
        if said["next"] is None:
            return found
        following = said["next"].removeprefix("http://testserver")
    raise AssertionError(f"{address} has no last page")


def queries(address: str, **headers: str) -> int:
    client = Client()
    client.get(f"/api/v1/{address}", headers=headers)
    with CaptureQueriesContext(connection) as found:
        client.get(f"/api/v1/{address}", headers=headers)
    return len(found)


def again(address: str) -> tuple[int, int]:
    """Status and queries where the reader has the copy already."""
    tag = Client().get(f"/api/v1/{address}").headers["ETag"]
    with CaptureQueriesContext(connection) as found:
        response = Client().get(f"/api/v1/{address}", headers={"If-None-Match": tag})
    return response.status_code, len(found)


def refused(address: str, status: int = 400) -> dict[str, Any]:
    """What is wrong with each parameter, by its name."""
    said = given(address, status)
    assert said["status"] == status
    assert said["type"] == "about:blank"
    return {error["parameter"]: error for error in said["errors"]}
