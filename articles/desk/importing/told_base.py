"""A base that left as JSON Lines and comes in again: `manage.py load jsonl`, docs/exporting.md."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.editing.loading.known import RowRefused
from articles.desk.editing.loading.told_claims import Told, as_known, tell_claims
from articles.desk.editing.loading.told_records import (
    Line,
    tell_articles,
    tell_companies,
    tell_relations,
    tell_sources,
)
from articles.desk.importing.carrying_over import AT_ONCE, carry_over_all
from articles.desk.importing.tables import Refusal
from articles.desk.models import Claim, CompanyRelation, Person
from articles.desk.publishing.relation_rows import show_relation
from articles.logic.edition_content import ClaimContent, read_claim


def _show_relations(lines: Sequence[Line]) -> None:
    for relation in CompanyRelation.objects.filter(pk__in=tell_relations(lines)):
        show_relation(relation)


_TELL: Mapping[str, Callable[[Sequence[Line]], None]] = MappingProxyType(
    {
        "company": tell_companies,
        "source": tell_sources,
        "article": tell_articles,
        "relation": _show_relations,
    }
)
#: What follows from the claims, or is another base's own: read over.
_LEFT = ("notice", "topic", "brief", "correction")


class TextLine(NamedTuple):
    """`said` is the record, `number` counts the file's lines from 1."""

    number: int
    said: dict[str, Any]


@dataclass
class Came:
    """Claims that readers have now and that they had already; refusals by line."""

    taken: int = 0
    skipped: int = 0
    refusals: list[Refusal] = field(default_factory=list)


def load_base(path: Path, *, by: Person, base: str) -> Iterator[Came]:
    """Carries over what the file tells, thousands of lines at a time; yields what became of it.

    May be stopped at any time and run again. Outside of any transaction.
    """
    came = Came()
    for record, lines in groupby(_lines(path, came), key=lambda line: line.said["record"]):
        for batch in _batches(lines):
            if record == "claim":
                _carry(batch, by, base, came)
            elif record in _TELL:
                _tell(_TELL[record], batch, by, base, came)
            elif record not in _LEFT:
                came.refusals += [
                    Refusal(line.number, f"There are no records of the kind “{record}”.")
                    for line in batch
                ]
            yield came


def _lines(path: Path, came: Came) -> Iterator[TextLine]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    said = json.loads(line.decode())
                    if not isinstance(said, dict) or not isinstance(said.get("record"), str):
                        raise ValueError("it is no JSON object with a “record”")
                except (ValueError, RecursionError) as problem:
                    came.refusals.append(Refusal(number, f"The line cannot be read: {problem}."))
                    continue
                yield TextLine(number, said)
    except OSError as problem:
        raise EditingError(f"{path.name} cannot be read: {problem.strerror}.") from problem


def _batches(lines: Iterable[TextLine]) -> Iterator[list[TextLine]]:
    batch: list[TextLine] = []
    for line in lines:
        batch.append(line)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _tell(
    tell: Callable[[Sequence[Line]], None],
    batch: Sequence[TextLine],
    by: Person,
    base: str,
    came: Came,
) -> None:
    """Where a line is refused, halves are tried until it stands alone."""
    try:
        with acting(by, f"carried over from {base}"):
            tell([line.said for line in batch])
    except (EditingError, KeyError, TypeError) as problem:
        if len(batch) > 1:
            middle = len(batch) // 2
            for half in (batch[:middle], batch[middle:]):
                _tell(tell, half, by, base, came)
            return
        came.refusals.append(Refusal(batch[0].number, _why(problem)))


def _carry(batch: Sequence[TextLine], by: Person, base: str, came: Came) -> None:
    """Drafts first, then their editions: a run that was stopped between goes on with these."""
    read: dict[str, tuple[int, ClaimContent]] = {}
    for line in batch:
        try:
            content = read_claim(json.dumps(line.said))
            read[content.id] = line.number, content
        except (KeyError, TypeError, ValueError) as problem:
            came.refusals.append(Refusal(line.number, _why(problem)))
    there = {row.public_id: row for row in Claim.objects.filter(public_id__in=read)}
    published = {id for id, row in there.items() if row.published_number is not None}
    came.skipped += len(published)
    drafts = {id: row.pk for id, row in there.items() if id not in published}
    waiting = [one for id, one in read.items() if id not in published]
    contents = dict(_drafted(waiting, drafts, by, base, came))
    done = carry_over_all(sorted(contents), by=by, base=base, contents=contents)
    came.taken += done.taken
    came.refusals += [
        Refusal(read[contents[key].id][0], why) for key, why in sorted(done.refused.items())
    ]


def _drafted(
    waiting: Sequence[tuple[int, ClaimContent]],
    drafts: Mapping[str, int],
    by: Person,
    base: str,
    came: Came,
) -> Iterator[tuple[int, ClaimContent]]:
    """By the claims' keys, what is told of them; where one is refused, halves are tried."""
    if not waiting:
        return
    refusals = []
    try:
        with acting(by, f"carried over from {base}"):
            told = Told([content for _, content in waiting], base)
            known: dict[str, ClaimContent] = {}
            for number, content in waiting:
                try:
                    known[content.id] = as_known(content, told)
                except RowRefused as refusal:
                    refusals.append(Refusal(number, str(refusal)))
            new = [one for id, one in known.items() if id not in drafts]
            keys = {**drafts, **tell_claims(new, told, base)}
    except EditingError as problem:
        if len(waiting) > 1:
            middle = len(waiting) // 2
            for half in (waiting[:middle], waiting[middle:]):
                yield from _drafted(half, drafts, by, base, came)
            return
        came.refusals.append(Refusal(waiting[0][0], str(problem)))
        return
    came.refusals += refusals
    yield from ((keys[id], content) for id, content in known.items())


def _why(problem: Exception) -> str:
    if isinstance(problem, EditingError):
        return str(problem)
    return f"The record is not whole: {problem}."
