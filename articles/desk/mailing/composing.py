"""A letter that waits, composed with what may be said now."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse

from articles.desk.editing.mail_queue import digested
from articles.desk.editing.notifying import may_hear
from articles.desk.models import Claim, MailOut, Notification, Person
from articles.logic import letters
from articles.logic.letters import About, Letter, Told
from articles.logic.mail_kinds import MailPurpose
from articles.logic.notification_kinds import NotificationKind


class Needless(Exception):
    """There is nothing to say any more, or nobody to say it to; why, in words."""


@dataclass(frozen=True)
class Addressed:
    """`choices` is where its reader turns such letters off; "" for readers of the site."""

    to: str
    letter: Letter
    choices: str


def composed(mail: MailOut) -> Addressed:
    """Raises Needless."""
    if mail.purpose == MailPurpose.ANSWER:
        return _answer(mail)
    person = mail.person
    if person is None or not person.is_active or not person.email:
        raise Needless("Nobody to write to")
    prefetch_related_objects([person], "groups")
    choices = _link("admin:articles_claim_told_choices")
    if mail.purpose == MailPurpose.NOTICE:
        told = _told([mail.notification] if mail.notification else [], person)
        if not told:
            raise Needless("May not be read any more")
        return Addressed(person.email, letters.notice(told[0], choices), choices)
    told = _told(digested(mail), person)
    if not told or mail.day is None:
        raise Needless("Everything was read already")
    day = f"{mail.day.day} {mail.day:%B %Y}"
    return Addressed(person.email, letters.digest(day, told, choices), choices)


def _answer(mail: MailOut) -> Addressed:
    report = mail.report
    if report is None or not report.reporter_address:
        raise Needless("The reader was forgotten")
    public_id = report.claim.public_id
    link = f"{settings.CLAIMBOOK_ADDRESS}/claims/{public_id}/"
    letter = letters.answer(report.public_id, public_id, link, report.answer)
    return Addressed(report.reporter_address, letter, "")


def _told(rows: list[Notification], person: Person) -> list[Told]:
    """Only what this person may read now."""
    return [
        Told(NotificationKind(row.kind).label, row.words, _about(row.claim, person))
        for row in rows
        if may_hear(person, row.claim)
    ]


def _about(claim: Claim, person: Person) -> About:
    return About(
        public_id=claim.public_id,
        statement=claim.statement,
        marking=claim.marking,
        is_mine=claim.assigned_to_id == person.pk,
        link=_link("admin:articles_claim_change", claim.pk),
    )


def _link(name: str, *args: object) -> str:
    return f"{settings.CLAIMBOOK_ADDRESS}{reverse(name, args=args)}"
