"""How people are told by mail, and what is mailed."""

from __future__ import annotations

from collections.abc import Mapping

from articles.logic.notification_kinds import NotificationKind
from articles.logic.vocabulary import Term


class How(Term):
    AT_ONCE = "at_once", "By mail, at once"
    DIGEST = "digest", "By mail, once a day"
    NEVER = "never", "Only at the desk"


class MailPurpose(Term):
    NOTICE = "notice", "One thing that somebody was told"
    DIGEST = "digest", "What somebody was told in a day"
    ANSWER = "answer", "The answer to a reader’s report"


#: What does not wait for the next day unless a person chooses so.
PRESSING = frozenset(
    {
        NotificationKind.ASSIGNED,
        NotificationKind.ASKED_TO_CHECK,
        NotificationKind.CONTRADICTED,
    }
)


def chosen(kind: str, choices: Mapping[str, str]) -> How:
    """How a person is told of this kind, by their choices (kind to how), else by default."""
    if kind in choices:
        return How(choices[kind])
    return How.AT_ONCE if kind in PRESSING else How.DIGEST
