"""What a person of the newsroom is told of: terms of the desk, not of the field."""

from __future__ import annotations

from articles.logic.vocabulary import Term


class NotificationKind(Term):
    ASSIGNED = "assigned", "Assigned to you"
    ASKED_TO_CHECK = "asked_to_check", "Asked to check"
    CONTRADICTED = "contradicted", "Contradicted"
    SENT_BACK = "sent_back", "Sent back"
    VERIFIED = "verified", "Checked"
    COMMENT = "comment", "Comment"
    REPORT = "report", "A reader’s report"
