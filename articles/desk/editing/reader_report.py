"""What comes in from readers: kept once, told to those concerned, forgotten in time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from articles.desk.editing.acting import actor
from articles.desk.editing.bulk import empty_contacts, forget_sendings
from articles.desk.editing.changing import made
from articles.desk.editing.errors import EditingError
from articles.desk.editing.notifying import tell
from articles.desk.models import Claim, ReaderReport, ReportSending
from articles.logic.notification_kinds import NotificationKind
from articles.logic.report_kinds import LONGEST, SHORTEST

#: Reports are counted so long; then nothing tells where they came from.
KEPT = timedelta(days=1)
HOUR = timedelta(hours=1)
#: An office behind one address has several readers; nobody writes ten good reports an hour.
PER_NETWORK = ((HOUR, 5), (KEPT, 20))
#: What a newsroom can be sent at all: a thousand senders fill no inbox.
IN_ALL = ((HOUR, 100), (KEPT, 500))
#: Any number: reports are counted one after the other.
_COUNTING = 20_240_117


class TooMany(EditingError):
    """Reports came too fast; `seconds` until one more is let through."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        wait = "a minute" if seconds <= 60 else f"{math.ceil(seconds / 60)} minutes"
        super().__init__(
            f"Too many reports came in just now. Wait {wait} and send it again; "
            "what you wrote is kept on this page."
        )


@dataclass(frozen=True)
class Reported:
    """What the form asked. `address` and `name` may be empty; `edition` is the one read."""

    kind: str
    words: str
    edition: int
    address: str = ""
    name: str = ""


def received(token_mark: str) -> ReaderReport | None:
    """The report that came with this token already."""
    return ReaderReport.objects.filter(token_mark=token_mark).first()


def receive(claim: Claim, said: Reported, *, token_mark: str, network: str) -> ReaderReport:
    """Inside acting(system). The same token again gives the same report.

    `network` is a hash of where it came from, which tells nobody else, or "" where that is not
    known. Raises TooMany.
    """
    actor()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_COUNTING])
        cursor.execute("SELECT clock_timestamp()")
        now: datetime = cursor.fetchone()[0]
    if before := received(token_mark):
        return before
    words = said.words.strip()
    if not SHORTEST <= len(words) <= LONGEST:
        raise EditingError(f"Write between {SHORTEST} and {LONGEST} characters.")
    forget_sendings(now - KEPT)
    sendings = ReportSending.objects.all()
    waits = [_wait(sendings, now, *limit) for limit in IN_ALL]
    if network:
        waits += [_wait(sendings.filter(mark=network), now, *limit) for limit in PER_NETWORK]
    if seconds := max(waits):
        raise TooMany(seconds)
    ReportSending(mark=network).save(force_insert=True)
    values = {
        "kind": said.kind,
        "words": words,
        "reporter_name": said.name.strip(),
        "reporter_address": said.address.strip(),
        "token_mark": token_mark,
        "edition_number": said.edition,
    }
    report = made(ReaderReport(claim=claim), values, tuple(values))
    _tell(claim)
    return report


def forget_reporters() -> int:
    """Empties names and addresses of those who were answered long ago; how many reports."""
    actor()
    return empty_contacts()


def _tell(claim: Claim) -> None:
    """Its author, who works on it and who checked it."""
    checkers = claim.verifications.values_list("verifier", flat=True)
    people = [claim.created_by_id, claim.assigned_to_id, *checkers]
    words = "A reader reported something about a published claim."
    tell(people, NotificationKind.REPORT, words, claim=claim)


def _wait(sendings: QuerySet[ReportSending], now: datetime, window: timedelta, most: int) -> int:
    """Seconds until fewer than `most` of these lie in the window; 0 where that is so now."""
    recent = sendings.filter(sent_at__gte=now - window).order_by("-sent_at")
    last = recent.values_list("sent_at", flat=True)[most - 1 : most].first()
    return 0 if last is None else max(1, math.ceil((last + window - now).total_seconds()))
