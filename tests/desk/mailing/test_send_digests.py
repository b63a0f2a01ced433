"""`manage.py send_digests`: once a day what one was told and has not read."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk.editing.acting import EDITOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.editing.comment import comment
from articles.desk.editing.notifying import mark_read
from articles.desk.models import Claim, MailOut, Notification, Person
from tests.desk import factories
from tests.desk.mailing.test_send_mail import RUNS, choose_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Person:
    return factories.person("ana", JOURNALIST, FACT_CHECKER, EDITOR, email="ana@example.org")


@pytest.fixture
def jo() -> Person:
    return factories.person("jo", JOURNALIST)


@pytest.fixture
def claim(ana: Person) -> Claim:
    return factories.draft(ana, "Acme moves to Dublin.")


def say(by: Person, claim: Claim, words: str = "Which page?") -> None:
    with acting(by, "comment"):
        comment(claim, version=claim.version, words=words)


def digests() -> str:
    out = StringIO()
    call_command("send_digests", stdout=out)
    return out.getvalue().strip()


def test_it_tells_once_what_was_said(ana: Person, jo: Person, claim: Claim) -> None:
    say(jo, claim)
    say(jo, claim)
    assert digests() == "Queued 1 digest."
    assert digests() == "Queued no digest."
    call_command(*RUNS)
    call_command(*RUNS)
    (letter,) = mail.outbox
    assert letter.to == ["ana@example.org"]
    assert letter.subject.startswith("2 things you were told, ")
    assert letter.body.count("jo commented on a claim.") == 2
    assert letter.body.count(f"{claim.public_id}, Acme moves to Dublin.") == 2
    assert "Which page?" not in letter.body
    assert "/told/choices/" in letter.body
    say(jo, claim)
    assert digests() == "Queued no digest."  # that is tomorrow's


def test_it_leaves_out_what_was_read_meanwhile(ana: Person, jo: Person, claim: Claim) -> None:
    say(jo, claim)
    digests()
    with acting(ana, "read"):
        mark_read(ana, until=str(Notification.objects.get().pk))
    call_command(*RUNS)
    assert not mail.outbox
    assert MailOut.objects.get().problem == "Everything was read already"


def test_it_is_turned_off(ana: Person, jo: Person, claim: Claim) -> None:
    choose_for(ana, "never", "comment")
    say(jo, claim)
    assert digests() == "Queued no digest."
    choose_for(ana, "digest", "comment")
    assert digests() == "Queued 1 digest."
    choose_for(ana, "never", "comment")
    call_command(*RUNS)
    assert not mail.outbox


def test_it_asks_as_much_for_many(ana: Person, jo: Person, claim: Claim) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            digests()
        return len(queries)

    say(jo, claim)
    few = asked()
    for number in range(5):
        person = factories.person(f"p{number}", JOURNALIST, email=f"p{number}@example.org")
        say(person, claim, f"No. {number}")
    say(jo, claim)
    assert asked() <= few
    assert MailOut.objects.filter(purpose="digest").count() == 6
