"""`manage.py send_mail --due`: each letter once, never more than may be said, never in the way."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db import connection, connections

from articles.desk.editing.acting import EDITOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.editing.claim_deletion import delete_draft
from articles.desk.editing.claim_desk import assign, mark
from articles.desk.editing.errors import EditingError
from articles.desk.editing.mail_queue import PAUSES
from articles.desk.editing.notification_choice import choices_now, choose, seen_of
from articles.desk.editing.notifying import tell
from articles.desk.models import Claim, MailOut, Person
from articles.desk.publishing.reader_report import answer_report
from articles.logic.notification_kinds import NotificationKind
from tests.desk import factories
from tests.desk.newsroom import Newsroom, build
from tests.desk.reporting import WORDS, report

SECRET = "Bolt pays Acme for silence."
RUNS = ("send_mail", "--due")


def choose_for(person: Person, how: str, *kinds: str) -> None:
    now = choices_now(person)
    wanted = {kind: how if not kinds or kind in kinds else held for kind, held in now.items()}
    with acting(person, "test"):
        choose(wanted, seen=seen_of(now))


def later() -> None:
    """As if the pause of what waits were over."""
    with acting(Person.objects.get(is_system=True), "test"), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_mailout SET due_at = now() WHERE sent_at IS NULL "
                       "AND given_up_at IS NULL")  # fmt: skip


@pytest.fixture
def ana() -> Person:
    return factories.person("ana", JOURNALIST, FACT_CHECKER, EDITOR, email="ana@example.org")


@pytest.fixture
def jo() -> Person:
    return factories.person("jo", JOURNALIST, email="jo@example.org")


@pytest.fixture
def claim(ana: Person) -> Claim:
    return factories.draft(ana, SECRET)


def assigned(ana: Person, jo: Person, claim: Claim) -> Claim:
    with acting(ana, "assign"):
        return assign(claim, version=claim.refreshed().version, to=jo)


@pytest.mark.django_db
class TestAtOnce:
    def test_it_mails_an_assignment_once(self, ana: Person, jo: Person, claim: Claim) -> None:
        assigned(ana, jo, claim)
        assert not mail.outbox
        call_command(*RUNS)
        call_command(*RUNS)
        (letter,) = mail.outbox
        assert letter.to == ["jo@example.org"]
        assert letter.subject == f"Assigned to you: {claim.public_id}, {SECRET}"
        assert "ana assigned a claim to you." in letter.body
        assert f"http://testserver/desk/articles/claim/{claim.pk}/change/" in letter.body
        turned_off = "http://testserver/desk/articles/claim/told/choices/"
        assert turned_off in letter.body
        headers = letter.message()
        assert headers["List-Unsubscribe"] == f"<{turned_off}>"
        assert headers["Auto-Submitted"] == "auto-generated"
        assert f"claimbook.{MailOut.objects.get().pk}." in headers["Message-ID"]

    def test_it_mails_nothing_else_at_once(self, ana: Person, jo: Person, claim: Claim) -> None:
        with acting(ana, "comment"):
            tell([jo.pk], NotificationKind.COMMENT, "ana commented on a claim.", claim=claim)
        assert not MailOut.objects.exists()
        choose_for(jo, "at_once", "comment")
        with acting(ana, "comment"):
            tell([jo.pk], NotificationKind.COMMENT, "ana commented on a claim.", claim=claim)
        assert MailOut.objects.get().person == jo

    def test_it_mails_nobody_who_chose_so_or_has_no_address(
        self, ana: Person, jo: Person, claim: Claim
    ) -> None:
        choose_for(jo, "never")
        assigned(ana, jo, claim)
        assigned(ana, factories.person("kim", JOURNALIST), claim)
        assert not MailOut.objects.exists()

    def test_it_says_when_it_is_asked_for_more(self) -> None:
        with pytest.raises(CommandError, match="--due"):
            call_command("send_mail")

    def test_a_deed_that_fails_mails_nothing(self, ana: Person, jo: Person, claim: Claim) -> None:
        with pytest.raises(EditingError, match="thoughts"), acting(ana, "assign"):  # noqa: PT012
            assign(claim, version=claim.version, to=jo)
            raise EditingError("on second thoughts")
        assert not MailOut.objects.exists()

    def test_a_draft_goes_with_its_mail(self, ana: Person, jo: Person, claim: Claim) -> None:
        claim = assigned(ana, jo, claim)
        with acting(ana, "delete"):
            delete_draft(claim, version=claim.version)
        assert not MailOut.objects.exists()


@pytest.mark.django_db
class TestConfidential:
    @pytest.mark.parametrize("kind", list(NotificationKind))
    @pytest.mark.parametrize("is_mine", [True, False])
    @pytest.mark.parametrize("how", ["at_once", "digest"])
    def test_it_says_nothing_of_what_the_claim_says(
        self, ana: Person, claim: Claim, kind: NotificationKind, is_mine: bool, how: str
    ) -> None:
        edith = factories.person("edith", EDITOR, email="edith@example.org")
        choose_for(edith, how, kind.value)
        claim = assigned(ana, edith if is_mine else ana, claim)
        with acting(ana, "mark"):
            mark(claim, version=claim.version, marking="confidential")
            tell([edith.pk], kind, f"Something about {SECRET}", claim=claim.refreshed())
        if how == "digest":
            call_command("send_digests")
        call_command(*RUNS)
        letters = [letter for letter in mail.outbox if kind.label in str(letter.message())]
        assert letters
        for letter in mail.outbox:
            source = letter.message().as_string()
            assert SECRET not in source
            assert "silence" not in f"{letter.subject} {letter.body}"
            assert claim.public_id not in source
        mine = "a claim you are assigned to" if is_mine else "a claim you may read"
        assert any(mine in letter.body for letter in letters)
        assert any(f"/claim/{claim.pk}/change/" in letter.body for letter in letters)

    def test_it_goes_by_the_marking_of_the_moment(
        self, ana: Person, jo: Person, claim: Claim
    ) -> None:
        claim = assigned(ana, jo, claim)
        with acting(ana, "mark"):
            mark(claim, version=claim.version, marking="confidential")
        call_command(*RUNS)
        (letter,) = mail.outbox
        assert SECRET not in letter.message().as_string()
        assert letter.subject == "Assigned to you: a claim you are assigned to"

    def test_it_drops_what_may_not_be_read_any_more(
        self, ana: Person, jo: Person, claim: Claim
    ) -> None:
        claim = assigned(ana, ana, assigned(ana, jo, claim))
        with acting(ana, "mark"):
            mark(claim, version=claim.version, marking="confidential")
        call_command(*RUNS)
        assert not mail.outbox
        row = MailOut.objects.get(person=jo)
        assert (row.sent_at, row.problem) == (None, "May not be read any more")

    def test_no_letter_is_kept_in_the_database(self, ana: Person, jo: Person, claim: Claim) -> None:
        assigned(ana, jo, claim)
        with connection.cursor() as cursor:
            cursor.execute("SELECT m::text FROM articles_mailout m")
            kept = " ".join(row for (row,) in cursor.fetchall())
        assert "silence" not in kept
        assert "@" not in kept


@pytest.mark.django_db
class TestFailing:
    def test_a_mail_server_that_is_down_stops_nothing(
        self, ana: Person, jo: Person, claim: Claim, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*args: Any, **kwargs: Any) -> int:
            raise ConnectionRefusedError("no server")

        assert assigned(ana, jo, claim).assigned_to == jo
        with monkeypatch.context() as down:
            down.setattr(EmailMessage, "send", refuse)
            for number in range(1, len(PAUSES) + 1):
                with pytest.raises(CommandError, match="1 letter could not be sent now"):
                    call_command(*RUNS)
                row = MailOut.objects.get()
                assert (row.tries, row.problem) == (number, "ConnectionRefusedError")
                assert row.given_up_at is None
                call_command(*RUNS)  # not due before its pause is over
                later()
            with pytest.raises(CommandError):
                call_command(*RUNS)
            assert MailOut.objects.get().given_up_at
        later()
        call_command(*RUNS)
        assert not mail.outbox

    def test_it_is_sent_once_the_server_is_back(
        self, ana: Person, jo: Person, claim: Claim, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assigned(ana, jo, claim)
        with monkeypatch.context() as down:
            down.setattr(EmailMessage, "send", _fail)
            with pytest.raises(CommandError):
                call_command(*RUNS)
        later()
        call_command(*RUNS)
        assert len(mail.outbox) == 1
        assert MailOut.objects.get().problem == ""

    def test_what_was_sent_stays_sent(self, ana: Person, jo: Person, claim: Claim) -> None:
        assigned(ana, jo, claim)
        call_command(*RUNS)
        rows = MailOut.objects.all()
        with pytest.raises(EditingError, match="stays on record"), acting(ana, "test"):
            rows.update(sent_at=None)
        with pytest.raises(EditingError, match="stays on record"), acting(ana, "test"):
            rows.delete()


def _fail(*args: Any, **kwargs: Any) -> int:
    raise TimeoutError


@pytest.mark.django_db
class TestAnswers:
    @pytest.fixture
    def newsroom(self) -> Newsroom:
        return build()

    def answered(self, newsroom: Newsroom, **fields: str) -> Any:
        claim = newsroom.claim("published")
        kept = report(claim, **fields)
        with acting(newsroom.ben, "answer"):
            return answer_report(
                kept, version=claim.version, became="nothing", answer="The date is right."
            )

    def test_a_reader_gets_the_answer(self, newsroom: Newsroom) -> None:
        kept = self.answered(newsroom, address="reader@example.org", name="R. Eader")
        call_command(*RUNS)
        (letter,) = mail.outbox
        assert letter.to == ["reader@example.org"]
        assert kept.public_id in letter.subject
        assert "The date is right." in letter.body
        assert f"http://testserver/claims/{kept.claim.public_id}/" in letter.body
        # Nobody is written to through the form in words of somebody else.
        assert WORDS not in letter.body
        assert "R. Eader" not in letter.message().as_string()
        assert "/desk/" not in letter.message().as_string()

    def test_without_an_address_nothing_is_mailed(self, newsroom: Newsroom) -> None:
        self.answered(newsroom)
        assert not MailOut.objects.filter(purpose="answer").exists()


def test_two_senders_send_each_letter_once(committed_db: Any) -> None:
    ana = factories.person("ana", email="ana@example.org")
    for number in range(8):
        person = factories.person(f"jo{number}", JOURNALIST, email=f"jo{number}@example.org")
        assigned(ana, person, factories.draft(ana))

    def run() -> None:
        call_command(*RUNS)
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    addressed = sorted(letter.to[0] for letter in mail.outbox)
    assert addressed == [f"jo{number}@example.org" for number in range(8)]
    assert not MailOut.objects.waiting().exists()
