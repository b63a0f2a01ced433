"""Versions of records that have no version column: how many entries their history has."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

from articles.desk.editing.errors import StaleVersion

M = TypeVar("M", bound=models.Model)


def version_of(record: Any) -> int:
    """The record's version; for people and topics the length of their history; else 0."""
    if hasattr(record, "version"):
        return int(record.version)
    return record.events.count() if hasattr(record, "events") else 0


def locked_as_seen(record: M, version: int) -> M:
    """The row, locked until the transaction ends; StaleVersion if its history went on."""
    rows = type(record)._default_manager.select_for_update(of=("self",))
    present = rows.get(pk=record.pk)
    if version_of(present) != version:
        raise StaleVersion(present, version, version_of(present))
    return present
