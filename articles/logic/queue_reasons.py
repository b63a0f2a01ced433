"""Why a claim stands in somebody's queue, in one line; the most pressing reason first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from articles.logic.vocabulary import Challenge, Workflow
from articles.logic.wording import counted


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is known of a claim that waits. Days are whole; counts 0 and words "" where none.
    `is_changed`: readers have an edition, and not of what the desk has now.
    `ended_days` are those since the period of a forecast ended that has no outcome yet.

    `open_to_me` and `mine` count parts that wait for a check: those I may give, and those I
    wrote; `asked_by` asked me to check; `apart` are levels between assessment and rules, 0
    where this person may not know; `reported` counts readers’ reports without an answer,
    `lost` quotations, `gone` and `moved` pages that it rests on.
    """

    workflow: str
    challenge: str = Challenge.NONE
    is_published: bool = False
    is_changed: bool = False
    challenged_days: int = 0
    recheck_reason: str = ""
    review_due_on: date | None = None
    review_due_reason: str = ""
    ended_days: int = 0
    overdue_from: str = ""
    overdue_days: int = 0
    asked_by: str = ""
    is_assigned: bool = False
    open_to_me: int = 0
    mine: int = 0
    apart: int = 0
    lost: int = 0
    gone: int = 0
    moved: int = 0
    reported: int = 0
    snoozed_until: date | None = None


def reasons(waiting: Waiting, today: date, *, tab: str = "") -> list[str]:
    """Full sentences without a full stop, the most pressing first; at least one.

    In a tab of the queue what the tab is about comes before the rest.
    """
    found = [*_reasons(waiting, today)] or ["Nothing is left to do here"]
    own = [*_OF_TAB[tab](waiting, today)] if tab in _OF_TAB else []
    return [*own, *(words for words in found if words not in own)]


def _reasons(waiting: Waiting, today: date) -> Iterator[str]:
    if waiting.challenge == Challenge.UNDER_REVIEW:
        days = waiting.challenged_days
        yield f"Under review {counted(days, 'day')}" if days else "Under review since today"
    yield from _basis(waiting)
    if waiting.asked_by:
        yield f"{waiting.asked_by} asks you to check it"
    yield from _reported(waiting)
    yield from _by_state(waiting)
    yield from _due(waiting, today)
    if waiting.apart:
        yield f"The editor and the rules are {counted(waiting.apart, 'level')} apart"
    yield from _links(waiting)
    yield from _lost(waiting)
    yield from _put_off(waiting)


def _reported(waiting: Waiting) -> Iterator[str]:
    if waiting.reported == 1:
        yield "A reader’s report waits for an answer"
    elif waiting.reported:
        yield f"{waiting.reported} readers’ reports wait for an answer"


def _put_off(waiting: Waiting) -> Iterator[str]:
    day = waiting.snoozed_until
    if day is not None:
        yield f"Comes back on {day.day} {day:%B %Y}"


def _lost(waiting: Waiting) -> Iterator[str]:
    if waiting.lost == 1:
        yield "A quotation is no longer where it was"
    elif waiting.lost:
        yield f"{waiting.lost} quotations are no longer where they were"


def _by_state(waiting: Waiting) -> Iterator[str]:
    match waiting.workflow:
        case Workflow.IN_REVIEW if waiting.open_to_me:
            yield f"Waits for your eyes: {counted(waiting.open_to_me, 'part')}"
        case Workflow.IN_REVIEW if waiting.mine:
            yield f"Waits for somebody else’s eyes: {counted(waiting.mine, 'part')} of yours"
        case Workflow.IN_REVIEW:
            yield "In review"
        case Workflow.CHANGES_REQUESTED:
            yield "Sent back: changes are requested"
        case Workflow.DRAFT if waiting.is_published:
            yield "Changed since it was published"
        case Workflow.DRAFT:
            yield "A draft, not submitted yet"
        case Workflow.VERIFIED if not waiting.is_published:
            yield "Verified, not published yet"
        case Workflow.VERIFIED if waiting.is_changed:
            yield "Verified with changes that readers do not have yet"
    if waiting.is_assigned:
        yield "Assigned to you"


def _due(waiting: Waiting, today: date) -> Iterator[str]:
    if waiting.ended_days:
        ago = counted(waiting.ended_days, "day")
        yield f"Its period ended {ago} ago: how did it come out?"
    due = waiting.review_due_on
    if due is not None and due <= today:
        since = "today" if due == today else f"since {due.day} {due:%B %Y}"
        why = _short(waiting.review_due_reason)
        yield f"Due for review {since}{f': {why[:1].lower()}{why[1:]}' if why else ''}"
    if waiting.overdue_from:
        since = f" {counted(waiting.overdue_days, 'day')}" if waiting.overdue_days else ""
        yield f"The reply of {waiting.overdue_from} is overdue{since}"


def _links(waiting: Waiting) -> Iterator[str]:
    """Of the pages that it rests on."""
    if waiting.gone == 1:
        yield "A page that it rests on is gone"
    elif waiting.gone:
        yield f"{waiting.gone} pages that it rests on are gone"
    if waiting.moved == 1:
        yield "A page that it rests on moved to another address"
    elif waiting.moved:
        yield f"{waiting.moved} pages that it rests on moved to other addresses"


def _basis(waiting: Waiting) -> Iterator[str]:
    if waiting.challenge == Challenge.RECHECK:
        yield _short(waiting.recheck_reason) or "Its basis moved"


#: What a tab is about, by its name.
_OF_TAB: dict[str, Callable[[Waiting, date], Iterator[str]]] = {
    "due": lambda waiting, today: chain(_basis(waiting), _due(waiting, today)),
    "reports": lambda waiting, today: _reported(waiting),
    "broken-links": lambda waiting, today: _links(waiting),
    "orphaned": lambda waiting, today: _lost(waiting),
    "unverified": lambda waiting, today: _by_state(waiting),
    "to-publish": lambda waiting, today: _by_state(waiting),
    "snoozed": lambda waiting, today: _put_off(waiting),
    "to-verify": lambda waiting, today: _by_state(waiting),
}


def _short(words: str) -> str:
    """The first sentence, without its full stop."""
    return words.strip().partition(". ")[0].rstrip(".")
