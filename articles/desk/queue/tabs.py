"""The tabs of the queue: which claims each holds, for whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now, TruncDate

from articles.desk.editing.acting import CHECKERS, EDITOR
from articles.desk.models import (
    Appearance,
    CheckAsk,
    Claim,
    Enquiry,
    Person,
    ReaderReport,
    Snooze,
)
from articles.desk.models.claim import ClaimQuerySet
from articles.desk.publishing.news import ready_to_publish
from articles.desk.publishing.standing import not_taken_back
from articles.desk.queue.advice import LevelsApart, advice_shown
from articles.desk.queue.forecasts import period_ended
from articles.desk.queue.links import resting_on_broken
from articles.logic.divergence import FAR
from articles.logic.vocabulary import Challenge, Workflow

UNDECIDED = (Workflow.DRAFT, Workflow.CHANGES_REQUESTED)


@dataclass(frozen=True)
class Asker:
    """Who looks at the queue."""

    person: Person
    roles: frozenset[str]

    @property
    def is_checker(self) -> bool:
        return bool(self.roles & set(CHECKERS))


@dataclass(frozen=True)
class Tab:
    """`holds` narrows claims; `empty` is said where nothing is left. `is_put_off` is for what the
    person has put off to another day, which no other tab holds."""

    name: str
    title: str
    empty: str
    holds: Callable[[ClaimQuerySet, Asker], ClaimQuerySet]
    is_put_off: bool = False


def _mine(claims: ClaimQuerySet, asker: Asker) -> ClaimQuerySet:
    """Assigned to me or asked of me, and what came back to me; not what is finished."""
    me = asker.person.pk
    asked = CheckAsk.objects.open().filter(claim=OuterRef("pk"), asked_of=me)
    sent_back = Q(created_by=me, workflow=Workflow.CHANGES_REQUESTED)
    finished = Q(workflow=Workflow.REJECTED) | Q(
        workflow=Workflow.VERIFIED, published_number__isnull=False, challenge=Challenge.NONE
    )
    assigned = Q(assigned_to=me) & ~finished
    return claims.filter(assigned | sent_back | Q(Exists(asked)))


def _to_verify(claims: ClaimQuerySet, asker: Asker) -> ClaimQuerySet:
    return claims.in_review()


def _to_publish(claims: ClaimQuerySet, asker: Asker) -> ClaimQuerySet:
    return cast(ClaimQuerySet, ready_to_publish(claims))


def _disputed(claims: ClaimQuerySet, asker: Asker) -> ClaimQuerySet:
    return claims.filter(challenge=Challenge.UNDER_REVIEW)


def _diverging(claims: ClaimQuerySet, asker: Asker) -> ClaimQuerySet:
    judged = claims.filter(workflow=Workflow.IN_REVIEW)
    shown = judged.filter(advice_shown(asker.person.pk, asker.roles))
    return shown.alias(apart=LevelsApart()).filter(apart__gte=FAR)


def _due(claims: ClaimQuerySet, asker: Asker) -> ClaimQuerySet:
    """Review due, basis moved, a forecast's period over without an outcome, or a reply overdue.

    What readers have no more is not looked at again.
    """
    today = TruncDate(Now())
    waiting = Enquiry.objects.filter(claim=OuterRef("pk"), replied_on=None, deadline__lt=today)
    due = Q(review_due_on__lte=today) | Q(challenge=Challenge.RECHECK) | Q(Exists(waiting))
    due |= period_ended()
    return claims.filter(due, not_taken_back()).exclude(workflow=Workflow.REJECTED)


def _broken_links(claims: ClaimQuerySet, asker: Asker) -> ClaimQuerySet:
    """From the few broken links to their claims, and not from each claim to its links."""
    rests = claims.filter(pk__in=resting_on_broken().order_by().values("claim"))
    return rests.exclude(workflow=Workflow.REJECTED)


def _orphaned(claims: ClaimQuerySet, asker: Asker) -> ClaimQuerySet:
    lost = Appearance.objects.waiting().filter(claim=OuterRef("pk"))
    return claims.filter(Exists(lost)).exclude(workflow=Workflow.REJECTED)


def _unverified(claims: ClaimQuerySet, asker: Asker) -> ClaimQuerySet:
    return claims.filter(workflow__in=UNDECIDED)


def _reported(claims: ClaimQuerySet, asker: Asker) -> ClaimQuerySet:
    return claims.filter(Exists(ReaderReport.objects.new().filter(claim=OuterRef("pk"))))


TABS = (
    Tab("mine", "Mine", "Nothing is assigned to you or asked of you.", _mine),
    Tab("to-verify", "To verify", "Nothing waits for a second pair of eyes.", _to_verify),
    Tab("to-publish", "To publish", "Readers have whatever is verified.", _to_publish),
    Tab("disputed", "Disputed", "Nobody disputes a published claim.", _disputed),
    Tab("diverging", "Diverging", "No assessment lies far from the rules.", _diverging),
    Tab("due", "Due", "No review, recheck, outcome or reply is due.", _due),
    Tab("reports", "Reports", "No reader’s report waits for an answer.", _reported),
    Tab("broken-links", "Broken links", "No page that a claim rests on is lost.", _broken_links),
    Tab("orphaned", "Orphaned quotations", "Every quotation stands in its article.", _orphaned),
    Tab("unverified", "Unverified", "No draft is left.", _unverified),
    Tab("snoozed", "Snoozed", "You have put nothing off.", lambda claims, asker: claims, True),
)
BY_NAME = {tab.name: tab for tab in TABS}


def claims_of(tab: Tab, asker: Asker) -> ClaimQuerySet:
    """Those that the person may read and has not put off to another day, or has."""
    me = asker.person.pk
    readable = Claim.objects.readable_by(me, is_editor=EDITOR in asker.roles)
    put_off = Snooze.objects.running(TruncDate(Now())).filter(claim=OuterRef("pk"), person=me)
    is_there = Exists(put_off) if tab.is_put_off else ~Exists(put_off)
    return tab.holds(readable.filter(is_there).order_by(), asker)
