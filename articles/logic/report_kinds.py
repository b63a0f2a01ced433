"""What readers report about a claim, and what becomes of it."""

from __future__ import annotations

from articles.logic.vocabulary import Term

#: Characters of a report: fewer say nothing, more are an article.
SHORTEST, LONGEST = 10, 5000


class ReportKind(Term):
    FACT = "fact", "Something stated here is wrong"
    REPLY = "reply", "It concerns me, and I want to reply"
    BROKEN = "broken", "The evidence or a link is broken"
    OTHER = "other", "Something else"


class ReportState(Term):
    NEW = "new", "New"
    TAKEN_UP = "taken_up", "Taken up"
    DISMISSED = "dismissed", "Nothing follows"


class ReportBecame(Term):
    """What an answered report led to."""

    CHALLENGE = "challenge", "A challenge: readers see that it is under review"
    CORRECTION = "correction", "A correction"
    NOTHING = "nothing", "Nothing: the claim stands"
