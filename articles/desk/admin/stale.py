"""A form that was read at one version and comes back at another: what the page then shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from articles.desk.admin.as_it_was import AsItWas, Since
from articles.desk.admin.carrying import Carrying
from articles.desk.admin.stale_answers import Answers, posted_version
from articles.desk.editing.errors import EditingError, StaleVersion
from articles.desk.editing.trail import version_of

UNANSWERED = "Choose yours or theirs for each field that both of you changed."


@dataclass(frozen=True)
class Stale:
    """Context of templates/desk/_stale.html."""

    carrying: Carrying
    since: list[Since]
    read: int
    present: int
    files: tuple[str, ...]
    refusal: EditingError | None = None


def is_to_be_asked(carrier: Any, data: QueryDict, version_field: str) -> bool:
    """Whether the form is stale, or leaves open what it was asked.

    A form that came without any version is refused by what it calls, in words of its own.
    """
    if version_field not in data:
        return False
    seen = posted_version(data.get(version_field, ""))
    return seen != version_of(carrier) or Answers.of(data).are_open


def is_shown_as_stale(carrier: Any, data: QueryDict, version_field: str) -> bool:
    """Whether a refused form shows its questions, also those that were answered already."""
    is_asked = bool(Answers.of(data).names) and version_field in data
    return is_asked or is_to_be_asked(carrier, data, version_field)


def start(carrier: Any, data: QueryDict, version_field: str) -> tuple[Carrying, AsItWas]:
    """A carrying over of what was sent, and the record as the person read it."""
    answers = Answers.of(data)
    seen = posted_version(data.get(version_field, ""))
    is_current = seen == version_of(carrier)
    carrying = Carrying(data, answers.names, is_current=is_current)
    return carrying, AsItWas(carrier, answers.read if is_current else seen)


def finish(
    carrying: Carrying, then: AsItWas, carrier: Any, files: Any, version_field: str
) -> Stale:
    """The form anew is at the version on record: saving it again needs no typing."""
    seen, present = posted_version(carrying.sent.get(version_field, "")), version_of(carrier)
    refusal: EditingError | None = None
    if seen != present:
        refusal = StaleVersion(carrier, seen, present)
    elif Answers.of(carrying.sent).are_open:
        refusal = EditingError(UNANSWERED)
    carrying.data[version_field] = str(present)
    for key in ("stale-asked", "read_version"):
        carrying.data.pop(key, None)
    names = tuple(upload.name for one in files for upload in files.getlist(one))
    return Stale(carrying, then.since(), then.version, present, names, refusal)
