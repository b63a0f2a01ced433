"""Why a claim stands in somebody's queue, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from articles.logic.queue_reasons import Waiting, reasons

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "known, said",
    [
        ({"workflow": "draft"}, ["A draft, not submitted yet"]),
        ({"workflow": "draft", "is_published": True}, ["Changed since it was published"]),
        ({"workflow": "in_review"}, ["In review"]),
        ({"workflow": "in_review", "open_to_me": 1}, ["Waits for your eyes: 1 part"]),
        (
            {"workflow": "in_review", "mine": 2},
            ["Waits for somebody else’s eyes: 2 parts of yours"],
        ),
        (
            {"workflow": "in_review", "asked_by": "Ana", "open_to_me": 3},
            ["Ana asks you to check it", "Waits for your eyes: 3 parts"],
        ),
        ({"workflow": "verified"}, ["Verified, not published yet"]),
        (
            {"workflow": "verified", "is_published": True, "is_changed": True},
            ["Verified with changes that readers do not have yet"],
        ),
        ({"workflow": "verified", "is_published": True}, ["Nothing is left to do here"]),
        (
            {"workflow": "verified", "is_published": True, "challenge": "under_review",
             "challenged_days": 9, "lost": 1},
            ["Under review 9 days", "A quotation is no longer where it was"],
        ),
        (
            {"workflow": "verified", "is_published": True, "challenge": "recheck",
             "recheck_reason": "A source was downgraded. It was B."},
            ["A source was downgraded"],
        ),
        (
            {"workflow": "verified", "is_published": True, "review_due_on": date(2026, 11, 1),
             "review_due_reason": "The state may have changed."},
            ["Due for review since 1 November 2026: the state may have changed"],
        ),
        (
            {"workflow": "in_review", "apart": 2, "lost": 2, "overdue_from": "Acme"},
            ["In review", "The reply of Acme is overdue",
             "The editor and the rules are 2 levels apart",
             "2 quotations are no longer where they were"],
        ),
    ],
)  # fmt: skip
def test_it_says_the_most_pressing_first(known: dict[str, Any], said: list[str]) -> None:
    assert reasons(Waiting(**known), TODAY) == said


def test_it_is_not_due_before_its_day() -> None:
    waiting = Waiting("verified", is_published=True, review_due_on=date(2026, 11, 24))
    assert reasons(waiting, TODAY) == ["Nothing is left to do here"]


def test_in_a_tab_what_it_is_about_comes_first() -> None:
    waiting = Waiting("changes_requested", gone=1, reported=1)
    assert reasons(waiting, TODAY)[0] == "A reader’s report waits for an answer"
    assert reasons(waiting, TODAY, tab="broken-links")[0] == "A page that it rests on is gone"
    assert reasons(waiting, TODAY, tab="unverified")[0] == "Sent back: changes are requested"
    for tab in ("", "due", "broken-links", "unverified", "mine"):
        assert sorted(reasons(waiting, TODAY, tab=tab)) == sorted(reasons(waiting, TODAY))
