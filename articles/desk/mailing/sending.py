"""Sending what waits: each letter once, and again later where the mail server fails."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from articles.desk.editing.acting import acting
from articles.desk.editing.mail_queue import lease, note_failed, note_needless, note_sent
from articles.desk.mailing.composing import Addressed, Needless, composed
from articles.desk.models import MailOut, Person

#: Letters of one run; the next run sends the rest.
MOST = 500


@dataclass
class Sent:
    """How many were sent, failed, and were not needed any more."""

    sent: int = 0
    failed: int = 0
    needless: int = 0


def send_due() -> Sent:
    """Leases a letter, sends it, notes that: each step committed by itself.

    A process that ends between sending and noting sends the letter again after the pause, with
    the same Message-ID, by which mail programs know it.
    """
    system = Person.objects.get(is_system=True)
    done = Sent()
    for _ in range(MOST):
        with acting(system, "Mail"):
            mail = lease()
        if mail is None:
            break
        _send(mail, system, done)
    return done


def _send(mail: MailOut, system: Person, done: Sent) -> None:
    try:
        _message(mail, composed(mail)).send()
    except Needless as needless:
        with acting(system, "Mail"):
            note_needless(mail, str(needless))
        done.needless += 1
    except (OSError, ValueError) as problem:  # smtplib's errors and refused headers among them
        with acting(system, "Mail"):
            note_failed(mail, type(problem).__name__)
        done.failed += 1
    else:
        with acting(system, "Mail"):
            note_sent(mail)
        done.sent += 1


def _message(mail: MailOut, addressed: Addressed) -> EmailMessage:
    host = urlsplit(settings.CLAIMBOOK_ADDRESS).hostname or "localhost"
    headers = {
        "Message-ID": f"<claimbook.{mail.pk}.{mail.queued_at:%Y%m%d%H%M%S%f}@{host}>",
        "Date": format_datetime(mail.queued_at),
        "Auto-Submitted": "auto-generated",
    }
    if addressed.choices:
        headers["List-Unsubscribe"] = f"<{addressed.choices}>"
    letter = addressed.letter
    return EmailMessage(letter.subject, letter.text, to=[addressed.to], headers=headers)
