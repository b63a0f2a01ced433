"""Mail waits in the database: kept with the deed that it tells of, sent by a command.

So a mail server that is down hinders nobody, and nothing is mailed of a deed that came to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import connection
from django.db.models import Max
from django.db.models.functions import Now

from articles.desk.editing.acting import actor
from articles.desk.editing.bulk import keep_mail
from articles.desk.models import MailOut, Notification, NotificationChoice, ReaderReport
from articles.logic.mail_kinds import How, MailPurpose, chosen

#: After each failure, how long until the next try; after the last one it is given up.
PAUSES = tuple(timedelta(minutes=n) for n in (1, 5, 15, 60, 240, 720, 1440))
#: What was told longer ago is in no digest: who was away reads it at the desk.
DIGESTED = timedelta(days=7)


def choices_of(people: Sequence[int]) -> dict[int, dict[str, str]]:
    """What these people chose: person to kind to how."""
    found: dict[int, dict[str, str]] = {}
    rows = NotificationChoice.objects.filter(person__in=people)
    for person, kind, how in rows.values_list("person", "kind", "how"):
        found.setdefault(person, {})[kind] = how
    return found


def queue_notices(rows: Sequence[Notification]) -> None:
    """Letters about what these people want to be told at once, in the same transaction."""
    mailed = [row for row in rows if row.person.email]
    if not mailed:
        return
    choices = choices_of([row.person_id for row in mailed])
    keep_mail(
        [
            MailOut(purpose=MailPurpose.NOTICE.value, person=row.person, notification=row)
            for row in mailed
            if chosen(row.kind, choices.get(row.person_id, {})) is How.AT_ONCE
        ]
    )


def queue_answer(report: ReaderReport) -> None:
    """The answer to a reader who left an address."""
    if report.reporter_address:
        MailOut(purpose=MailPurpose.ANSWER.value, report=report).save(force_insert=True)


def queue_digests() -> int:
    """For everybody who was told something since their last digest; how many. Once a day."""
    actor()
    today = _today()
    mails = MailOut.objects.filter(purpose=MailPurpose.DIGEST.value)
    done = set(mails.filter(day=today).values_list("person", flat=True))
    last = dict(mails.values_list("person").annotate(Max("up_to")).order_by())
    rows = Notification.objects.unread().filter(
        told_at__gte=Now() - DIGESTED, person__is_active=True, person__is_system=False
    )
    told = rows.exclude(person__email="").order_by("id").values_list("person", "kind", "id")
    choices = choices_of(list({person for person, _, _ in told}))
    newest: dict[int, int] = {}
    for person, kind, key in told:
        is_old = key <= (last.get(person) or 0)
        if person in done or is_old or chosen(kind, choices.get(person, {})) is not How.DIGEST:
            continue
        newest[person] = key
    keep_mail(
        [
            MailOut(purpose=MailPurpose.DIGEST.value, person_id=person, day=today, up_to=key)
            for person, key in newest.items()
        ]
    )
    return len(newest)


def digested(mail: MailOut) -> list[Notification]:
    """What a digest tells: unread, since the one before, of kinds still wanted in a digest."""
    earlier = MailOut.objects.filter(
        purpose=MailPurpose.DIGEST.value, person=mail.person_id, pk__lt=mail.pk
    )
    since = earlier.aggregate(last=Max("up_to"))["last"] or 0
    rows = Notification.objects.unread().filter(
        person=mail.person_id,
        pk__gt=since,
        pk__lte=mail.up_to or 0,
        told_at__gte=mail.queued_at - DIGESTED,
    )
    choices = choices_of([mail.person_id or 0]).get(mail.person_id or 0, {})
    held = rows.select_related("claim").order_by("id")
    return [row for row in held if chosen(row.kind, choices) is How.DIGEST]


def lease() -> MailOut | None:
    """The next letter that is due; nobody else is given it before the next pause is over."""
    actor()
    rows = MailOut.objects.waiting().filter(due_at__lte=Now())
    locked = rows.select_for_update(skip_locked=True, of=("self",))
    mail: MailOut | None = locked.order_by("due_at", "id").first()
    if mail is None:
        return None
    mail.tries += 1
    mail.due_at = Now() + PAUSES[min(mail.tries, len(PAUSES)) - 1]
    mail.save(update_fields=["tries", "due_at"])
    mail.refresh_from_db()
    return mail


def note_sent(mail: MailOut) -> None:
    actor()
    mail.sent_at, mail.problem = Now(), ""
    mail.save(update_fields=["sent_at", "problem"])


def note_failed(mail: MailOut, problem: str) -> None:
    """It is tried again after its pause; after the last one it is given up."""
    actor()
    mail.problem = problem[:100]
    if mail.tries > len(PAUSES):
        mail.given_up_at = Now()
    mail.save(update_fields=["problem", "given_up_at"])


def note_needless(mail: MailOut, why: str) -> None:
    """There is nothing to say any more, or nobody to say it to."""
    actor()
    mail.given_up_at, mail.problem = Now(), why[:100]
    mail.save(update_fields=["given_up_at", "problem"])


def _today() -> date:
    with connection.cursor() as cursor:
        cursor.execute("SELECT (clock_timestamp() AT TIME ZONE 'UTC')::date")
        day: date = cursor.fetchone()[0]
    return day
