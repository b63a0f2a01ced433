"""Values of history in words: labels for codes, names for keys, nothing that is secret."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from articles.desk.admin.permissions import visible
from articles.logic.partial_dates import PartialDate


class Sayer:
    """Speaks of `record`; reads the names behind all keys at once, one query for each kind."""

    def __init__(self, request: Any, record: Any, *events: list[Any]) -> None:
        self.record = record
        wanted: dict[Any, set[Any]] = defaultdict(set)
        for event in (event for some in events for event in some):
            for column in event._meta.fields:
                if column.remote_field and not column.name.startswith("pgh_"):
                    key = getattr(event, column.attname)
                    if key is not None:
                        wanted[column.remote_field.model].add(key)
        self.names = {
            model: {
                row.pk: str(row)
                for row in visible(request, model._default_manager.filter(pk__in=keys))
            }
            for model, keys in wanted.items()
        }

    @staticmethod
    def label(column: Any) -> str:
        text = str(column.verbose_name)
        return text[:1].upper() + text[1:]

    def word(self, event: Any, column: Any) -> str:
        """As people read it; "" for nothing, for the record itself and for what is hidden."""
        value = getattr(event, column.attname)
        if value in (None, ""):
            return ""
        if column.remote_field:
            if value == self.record.pk and column.remote_field.model is type(self.record):
                return ""
            return self.names[column.remote_field.model].get(value, "")
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, PartialDate):
            return value.display()
        if isinstance(value, datetime):
            return f"{value:%-d %B %Y, %H:%M} UTC"
        return str(value)
