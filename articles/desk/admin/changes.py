"""From event rows to deeds: one for each transaction, with its fields before and after."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.dateparse import parse_datetime

from articles.desk.admin.saying import Sayer
from articles.desk.models import Person

#: Events a page reads of each kind of row; older ones follow on the next page.
LONGEST = 200
#: Columns that say nothing to people.
_SILENT = {"id", "public_id", "version"}

#: The name of the foreign key that leads to the record, and the rows' model.
Part = tuple[str, type[Model]]


@dataclass(frozen=True)
class Change:
    """One field, before and after, in words."""

    label: str
    before: str
    after: str


@dataclass
class Row:
    """One row's event: what kind of row, what happened to it."""

    kind: str
    happened: str
    changes: list[Change] = field(default_factory=list)


@dataclass
class Deed:
    """What one person did at once, and why."""

    at: datetime
    who: str
    why: str
    rows: list[Row] = field(default_factory=list)


def changes_of(
    request: Any,
    record: Any,
    parts: tuple[Part, ...],
    *,
    before: str = "",
    hidden: frozenset[str] = frozenset(),
) -> tuple[list[Deed], str]:
    """Deeds, newest first, and the moment from which older ones follow ("" if none do).

    `hidden` are names of columns that this person is not told.
    """
    until = _moment(before)
    events: list[Any] = []
    cut: datetime | None = None
    own: list[tuple[Any, dict[str, Any]]] = [(type(record), {"pgh_obj_id": record.pk})]
    own += [(model, {f"{key}_id": record.pk}) for key, model in parts]
    for model, where in own:
        rows = model.pgh_event_model.objects.filter(**where).select_related("pgh_context")
        if until is not None:
            rows = rows.filter(pgh_created_at__lt=until)
        found = list(rows.order_by("-pgh_id")[: LONGEST + 1])
        if len(found) > LONGEST:
            oldest = found[LONGEST - 1].pgh_created_at
            cut = max(cut, oldest) if cut else oldest
        events += found
    if cut is not None:
        events = [event for event in events if event.pgh_created_at >= cut]
    return _deeds(request, record, events, hidden), cut.isoformat() if cut else ""


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text.replace(" ", "+")) if text else None
    except ValueError:
        return None


def _deeds(request: Any, record: Any, events: list[Any], hidden: frozenset[str]) -> list[Deed]:
    events.sort(key=lambda event: (event.pgh_created_at, event.pgh_id))
    former = _before_the_first(events)
    saying = Sayer(request, record, events, list(former.values()))
    people = _people(events)
    deeds: dict[Any, Deed] = {}
    for event in events:
        thing = (type(event), event.pgh_obj_id)
        previous = former.get(thing)
        former[thing] = event
        row = _row(event, previous, saying, hidden)
        if row is None:
            continue
        context = event.pgh_context
        said = context.metadata if context else {}
        key = event.pgh_context_id or (event.pgh_created_at, "alone")
        if key not in deeds:
            who = people.get(said.get("person"), "not stated")
            deeds[key] = Deed(event.pgh_created_at, who, str(said.get("reason", "")))
        deeds[key].rows.append(row)
    return sorted(deeds.values(), key=lambda deed: deed.at, reverse=True)


def _row(event: Any, previous: Any, saying: Sayer, hidden: frozenset[str]) -> Row | None:
    names = [
        column
        for column in event._meta.fields
        if not column.name.startswith("pgh_") and column.name not in _SILENT | hidden
    ]
    kind = type(event).pgh_tracked_model._meta.verbose_name.capitalize()
    if event.pgh_label == "delete":
        gone = [Change(saying.label(c), saying.word(event, c), "") for c in names]
        return Row(kind, "removed", [change for change in gone if change.before])
    if event.pgh_label == "insert" or previous is None:
        made = [Change(saying.label(c), "", saying.word(event, c)) for c in names]
        return Row(kind, "made", [change for change in made if change.after])
    moved = [
        Change(saying.label(c), saying.word(previous, c), saying.word(event, c))
        for c in names
        if getattr(previous, c.attname) != getattr(event, c.attname)
    ]
    moved = [change for change in moved if change.before != change.after]
    return Row(kind, "changed", moved) if moved else None


def _before_the_first(events: list[Any]) -> dict[Any, Any]:
    """For rows whose oldest event here is no insert: the event before it."""
    firsts: dict[Any, dict[int, Any]] = {}
    for event in events:
        firsts.setdefault(type(event), {}).setdefault(event.pgh_obj_id, event)
    former: dict[Any, Any] = {}
    for model, by_row in firsts.items():
        wanted = {key: event for key, event in by_row.items() if event.pgh_label != "insert"}
        if not wanted:
            continue
        earliest = max(event.pgh_id for event in wanted.values())
        rows = model.objects.filter(pgh_obj_id__in=wanted, pgh_id__lt=earliest).order_by(
            "pgh_obj_id", "-pgh_id"
        )
        for row in rows:
            if row.pgh_id < wanted[row.pgh_obj_id].pgh_id:
                former.setdefault((model, row.pgh_obj_id), row)
    return former


def _people(events: list[Any]) -> dict[Any, str]:
    keys = {event.pgh_context.metadata.get("person") for event in events if event.pgh_context}
    found = Person.objects.filter(pk__in=[key for key in keys if isinstance(key, int)])
    return {person.pk: person.get_full_name() or person.username for person in found}
