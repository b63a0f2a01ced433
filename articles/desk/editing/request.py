"""Verbs for what needs a second person: ask, and approve."""

from __future__ import annotations

from typing import Any

from articles.desk.editing.acting import CHECKERS, EDITOR, WRITERS, only
from articles.desk.editing.changing import made
from articles.desk.editing.coverage import content_hash
from articles.desk.editing.errors import EditingError
from articles.desk.models import Approval, Brief, Claim, Company, Request, Source
from articles.logic.vocabulary import RequestAction

#: Who may ask; proposals are open to everybody who writes.
_ASKERS = {
    RequestAction.WITHDRAW: (EDITOR,),
    RequestAction.REDACT: (EDITOR,),
    RequestAction.PUBLISH_AGAINST_SUGGESTION: (EDITOR,),
    RequestAction.CLOSE_CHALLENGE: (EDITOR,),
    RequestAction.RETRACT: WRITERS,
}
#: Who may approve: the second person of a retraction or a closed challenge checks claims,
#: everything else takes an editor.
_APPROVERS = {
    RequestAction.RETRACT: CHECKERS,
    RequestAction.CLOSE_CHALLENGE: CHECKERS,
}


def ask_for(
    action: str,
    subject: Claim | Brief | Source | Company,
    *,
    reason: str,
    ground: str = "",
    edition_number: int | None = None,
) -> Request:
    """Records what is asked for and why; another person approves it. The same twice is once."""
    person = only(*_ASKERS.get(RequestAction(action), WRITERS))
    field = type(subject).__name__.lower()
    values: dict[str, Any] = {
        "action": action,
        field: subject,
        "reason": reason,
        "ground": ground,
        "edition_number": edition_number,
    }
    if isinstance(subject, Claim | Brief):
        values["content_hash"] = content_hash(subject)
    type(subject)._default_manager.select_for_update(no_key=True).get(pk=subject.pk)
    if Request.objects.open().filter(requested_by=person, **values).exists():
        raise EditingError("You asked for this already; a second person has not decided yet.")
    return made(Request(requested_by=person), values, tuple(values))


def approve(request: Request, *, reason: str) -> Approval:
    """The second person's word; never the asker's own."""
    person = only(*_APPROVERS.get(RequestAction(request.action), (EDITOR,)))
    if Approval.objects.filter(request=request).exists():
        raise EditingError("Somebody approved this already.")
    return made(Approval(request=request, approved_by=person), {"reason": reason}, ("reason",))
