"""A record and its rows as they were at a version, from the history that the database keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Model

from articles.desk.models import Person


@dataclass(frozen=True)
class Since:
    """One change since the record was read: who, when (UTC), and the reason that was given."""

    who: str
    at: datetime
    why: str


class AsItWas:
    """`record` at `version`: that of its own column, or for people and topics the length of
    their history. A version that it never had gives None, and no rows."""

    def __init__(self, record: Any, version: int) -> None:
        self.model: Any = type(record)
        self.key, self.version = record.pk, version

    @cached_property
    def _events(self) -> tuple[list[Any], list[Any]]:
        """Up to the version, and after it; in the order of writing."""
        events = self.model.pgh_event_model.objects.filter(pgh_obj_id=self.key)
        found = list(events.select_related("pgh_context").order_by("pgh_id"))
        if hasattr(self.model, "version"):
            return (
                [event for event in found if event.version <= self.version],
                [event for event in found if event.version > self.version],
            )
        return found[: max(self.version, 0)], found[max(self.version, 0) :]

    @property
    def is_known(self) -> bool:
        upto, _ = self._events
        if not hasattr(self.model, "version"):
            return 0 < self.version <= len(upto)
        return bool(upto) and upto[-1].version == self.version

    @cached_property
    def record(self) -> Any:
        """An instance that is never saved; None where nobody knows."""
        return _instance(self.model, self._events[0][-1]) if self.is_known else None

    def rows(self, model: Any, **where: Any) -> dict[int, Any]:
        """Rows of a part, by key; all that belongs to the version, from each row's history.

        A row's change stands in one transaction with the rise of the record's version, and so
        in one context of the history: what later contexts wrote is left out.
        """
        if not self.is_known:
            return {}
        later = {event.pgh_context_id for event in self._events[1] if event.pgh_context_id}
        events = model.pgh_event_model.objects.filter(**where).exclude(pgh_context_id__in=later)
        newest = events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
        return {
            event.pgh_obj_id: _instance(model, event)
            for event in newest
            if event.pgh_label != "delete"
        }

    def since(self) -> list[Since]:
        """Who changed the record after the version, in order; each deed once."""
        deeds: dict[Any, Any] = {}
        for event in self._events[1]:
            deeds.setdefault(event.pgh_context_id or event.pgh_id, event)
        said = [event.pgh_context.metadata if event.pgh_context else {} for event in deeds.values()]
        people = Person.objects.in_bulk({one.get("person") for one in said} - {None})
        return [
            Since(_name(people.get(one.get("person"))), event.pgh_created_at, one.get("reason", ""))
            for event, one in zip(deeds.values(), said, strict=True)
        ]


def _name(person: Any) -> str:
    return (person.get_full_name() or person.username) if person else "somebody"


def _instance(model: type[Model], event: Any) -> Any:
    names = [column.attname for column in model._meta.concrete_fields]
    instance: Any = model(**{name: getattr(event, name) for name in names if hasattr(event, name)})
    instance._state.adding = False
    return instance
