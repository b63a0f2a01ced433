"""A step of a record that moved on since it was read: what changed, and the form once more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.desk.admin.as_it_was import AsItWas, Since
from articles.desk.admin.changes import Deed, changes_of
from articles.desk.admin.stale_answers import posted_version
from articles.desk.admin.step import Step

READ_FIRST = "Read what changed, and tick that you did: the step is about the record as it is now."


@dataclass(frozen=True)
class Moved:
    """Context of templates/desk/_moved.html; `deeds` are the changes since, newest first."""

    read: int
    present: int
    since: list[Since]
    deeds: list[Deed]


def is_unread(data: Any) -> bool:
    """Whether what changed was shown with the form, and nobody ticked that they read it."""
    return "read_version" in data and "read_again" not in data


def moved_since(admin: Any, request: Any, record: Any, *, is_stale: bool) -> Moved | None:
    """`record` is fresh. None for a record without history: it is written once."""
    if not admin.has_history():
        return None
    field = "seen_version" if is_stale else "read_version"
    seen = posted_version(request.POST.get(field, ""))
    since = AsItWas(record, seen).since()
    hidden = admin.hidden_in_history(record)
    deeds, _ = changes_of(request, record, admin.history_parts, hidden=hidden)
    first = min((one.at for one in since), default=None)
    shown = [deed for deed in deeds if first is not None and deed.at >= first]
    return Moved(seen, admin.version_now(record), since, shown)


def step_anew(step: Step, record: Any, request: Any, version: int) -> Any:
    """The form as it was filled in, about the record as it is now."""
    data = request.POST.copy()
    data["seen_version"] = str(version)
    for name, value in step.seen(record).items():
        if name == "seen_hash":
            data[name] = value
    return step.form(data, record=record, person=request.user)
