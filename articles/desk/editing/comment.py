"""The verb that comments on a claim or on one of its parts."""

from __future__ import annotations

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made
from articles.desk.editing.errors import EditingError
from articles.desk.editing.notifying import name_of, tell
from articles.desk.models import Claim, Comment, Evidence
from articles.logic.notification_kinds import NotificationKind
from articles.logic.vocabulary import PartKind

_PARTS = ("", PartKind.STATEMENT.value, PartKind.ASSESSMENT.value)


def comment(claim: Claim, *, version: int, words: str, part: str = "") -> Comment:
    """Said beside the claim; its author, who it is assigned to and who commented are told.

    `version` is the one that was read: what was said of an older version stays true of it, so
    that a comment is taken also where the claim moved on.
    """
    person = only(*WRITERS)
    item = None
    if part not in _PARTS:
        item = Evidence.objects.filter(claim=claim, public_id=part).first()
        if item is None:
            raise EditingError("This evidence item is gone; comment on the claim instead.")
    said = made(
        Comment(claim=claim, written_by=person, seen_version=version),
        {"words": words.strip(), "part": part},
        ("words", "part"),
    )
    earlier = Comment.objects.filter(claim=claim).values_list("written_by", flat=True)
    concerned = [claim.created_by_id, claim.assigned_to_id, *earlier]
    if item is not None:
        concerned.append(item.created_by_id)
    told = f"{name_of(person)} commented on a claim."
    tell(concerned, NotificationKind.COMMENT, told, claim=claim)
    return said
