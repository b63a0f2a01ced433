"""Addresses of records in answers, absolute, and what names a record within another."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Value
from django.db.models.functions import JSONObject
from django.urls import reverse

#: By record: the views of the interface and of readers, and how their address is filled.
_VIEWS = {
    "claim": ("claims", "claim-detail"),
    "company": ("companies", "company-detail"),
    "article": ("articles", "article-detail"),
    "source": ("sources", "source-detail"),
    "topic": ("topics", "topic-detail"),
    "relation": ("relations", ""),
    "correction": ("corrections", ""),
}


def absolute(path: str) -> str:
    return f"{settings.CLAIMBOOK_ADDRESS}{path}"


def href(record: str, key: str, *below: str | int) -> str:
    """In the interface."""
    return absolute("/".join(["/api/v1", _VIEWS[record][0], key, *map(str, below)]) + "/")


def page(record: str, key: str) -> str:
    """For people; `key` is the slug of companies and topics."""
    return absolute(reverse(f"articles:{_VIEWS[record][1]}", args=[key]))


def named(record: str, prefix: str, name: str = "name", *, key: str = "public_id") -> JSONObject:
    """Key and name of a record behind a foreign key, as JSON; `linked` makes it an answer."""
    return JSONObject(of=Value(record), id=f"{prefix}{key}" if key else key, name=f"{prefix}{name}")


def linked(value: dict[str, Any] | None) -> dict[str, Any] | None:
    """None where the key led nowhere."""
    if value is None or value["id"] is None:
        return None
    rest = {name: said for name, said in value.items() if name not in ("of", "id", "name")}
    key = "slug" if value["of"] == "topic" else "id"
    return {
        key: value["id"],
        "name": value["name"],
        **rest,
        "href": href(value["of"], value["id"]),
    }


def each_linked(values: list[dict[str, Any]] | None) -> list[dict[str, Any] | None]:
    return [linked(value) for value in values or ()]
