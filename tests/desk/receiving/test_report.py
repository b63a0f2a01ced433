"""`/reports/<claim>/`: one report for one form, nothing lost, nobody known by it."""

from __future__ import annotations

import time
from typing import Any
from unittest.mock import patch

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from lxml import html

from articles.desk.editing.acting import acting
from articles.desk.models import Claim, Notification, Person, ReaderReport, ReportSending
from articles.desk.publishing.withdraw import withdraw
from tests.desk import factories
from tests.desk.admin.pages import text_of
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db
WORDS = "The filing says 14 March, not 4 March."


@pytest.fixture
def claim(newsroom: Newsroom) -> Claim:
    return newsroom.claim("published")


def where(claim: Claim) -> str:
    return f"/reports/{claim.public_id}/"


def opened(client: Client, claim: Claim) -> dict[str, Any]:
    """The form as a browser would send it back, opened ten seconds ago."""
    with patch("django.core.signing.time.time", lambda: time_now() - 10):
        page = client.get(where(claim))
    assert page.status_code == 200
    form: Any = html.fromstring(page.content.decode()).cssselect("form.report")[0]
    return dict(form.form_values())


time_now = time.time


def filled(client: Client, claim: Claim, **said: str) -> dict[str, Any]:
    return opened(client, claim) | {"kind": "fact", "words": WORDS} | said


def send(claim: Claim, sent: dict[str, Any], origin: str = "203.0.113.7") -> Any:
    return Client(enforce_csrf_checks=True, REMOTE_ADDR=origin).post(where(claim), sent)


def test_it_takes_a_report_without_a_cookie(newsroom: Newsroom, claim: Claim) -> None:
    client = Client()
    sent = filled(client, claim, address="reader@example.org", name="R. Eader")
    answer = send(claim, sent)
    assert answer.status_code == 200
    assert not answer.cookies
    assert not client.cookies
    kept = ReaderReport.objects.get()
    assert f"Its number is {kept.public_id}" in text_of(answer)
    assert "answered by e-mail" in text_of(answer)
    assert (kept.claim, kept.edition_number, kept.kind, kept.state) == (claim, 1, "fact", "new")
    assert (kept.words, kept.reporter_address) == (WORDS, "reader@example.org")
    told = Notification.objects.filter(kind="report")
    assert {row.person.username for row in told} == {"ana", "ben"}
    assert {row.by.username for row in told} == {"system"}


def test_it_gives_one_answer_to_one_form(claim: Claim) -> None:
    sent = filled(Client(), claim)
    first, second = send(claim, sent), send(claim, sent | {"words": "Something else entirely."})
    assert text_of(first) == text_of(second)
    assert ReaderReport.objects.get().words == WORDS
    assert "gave no address" in text_of(first)


def test_it_shows_what_is_reported_and_no_copy_is_kept(claim: Claim) -> None:
    answer = Client().get(where(claim) + "?edition=1")
    assert "Acme is published." in text_of(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert len(answer.content) < 35 * 1024
    page = Client().get(f"/claims/{claim.public_id}/").content.decode()
    assert f'href="/reports/{claim.public_id}/?edition=1"' in page
    for nonsense in ("²", "0", "7", "-1", "x" * 300, "\x00"):
        assert Client().get(where(claim), {"edition": nonsense}).status_code == 200


@pytest.mark.parametrize(
    "age, says", [(1, "faster than anybody writes"), (4 * 3600 + 5, "more than four hours ago")]
)
def test_it_wants_a_form_that_is_neither_new_nor_old(claim: Claim, age: int, says: str) -> None:
    sent = filled(Client(), claim)
    with patch("django.core.signing.time.time", lambda: time_now() - 10 + age):
        answer = send(claim, sent)
    assert answer.status_code == 400
    assert says in text_of(answer)
    assert WORDS in answer.content.decode()
    assert not ReaderReport.objects.exists()
    again = html.fromstring(answer.content.decode()).cssselect("form.report")[0].fields  # type: ignore[attr-defined]
    assert (again["token"] == sent["token"]) is (age == 1)


def test_it_refuses_tokens_of_others(newsroom: Newsroom, claim: Claim) -> None:
    other, _ = factories.published_claim(newsroom.ana, newsroom.ben, statement="Another one.")
    sent = filled(Client(), claim)
    foreign = filled(Client(), other)["token"]
    for spoilt in (
        sent | {"token": foreign},
        sent | {"token": sent["token"][:-2] + "xx"},
        sent | {"token": ""},
        sent | {"token": signing.dumps("x", salt="claimbook.report")},
        sent | {"edition": "2"},
        sent | {"edition": ""},
    ):
        answer = send(claim, spoilt)
        assert answer.status_code == 400
        assert "four hours ago, or for another claim" in text_of(answer)
        assert WORDS in answer.content.decode()
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize(
    "field, value, says",
    [
        ("kind", "", "Choose what it is about"),
        ("kind", "praise", "Choose one of these"),
        ("words", "", "Write what is wrong"),
        ("words", "too short", "Write 10 characters or more"),
        ("words", "x" * 5001, "Write 5,000 characters at most"),
        ("words", "ten or more\x00", "Null characters"),
        ("address", "nobody", "no e-mail address"),
        ("name", "Eve\u202egro", "turns the line round"),
        ("website", "http://spam.example", "Leave this field empty"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_the_rest(
    claim: Claim, field: str, value: str, says: str
) -> None:
    sent = filled(Client(), claim, name="R. Eader") | {field: value}
    answer = send(claim, sent)
    assert answer.status_code == 400
    assert says in text_of(answer)
    kept: Any = html.fromstring(answer.content.decode()).cssselect("form.report")[0]
    assert kept.fields["token"] == sent["token"]
    if field != "words":
        assert kept.fields["words"].strip() == WORDS
    assert not ReaderReport.objects.exists()
    assert send(claim, filled(Client(), claim)).status_code == 200


def test_it_limits_reports_of_one_network_and_forgets_where_they_came_from(claim: Claim) -> None:
    for _ in range(5):
        assert send(claim, filled(Client(), claim)).status_code == 200
    sent = filled(Client(), claim)
    answer = send(claim, sent)
    assert answer.status_code == 429
    assert 3000 < int(answer.headers["Retry-After"]) <= 3600
    assert "Wait 60 minutes" in text_of(answer)
    assert WORDS in answer.content.decode()
    assert send(claim, sent, "198.51.100.1").status_code == 200
    assert {len(row.mark) for row in ReportSending.objects.all()} == {64}
    with acting(Person.objects.get(is_system=True), "A day later"), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_reportsending SET sent_at = sent_at - interval '25 hours'")
    assert send(claim, filled(Client(), claim)).status_code == 200
    assert ReportSending.objects.count() == 1


def test_it_limits_reports_in_all(claim: Claim) -> None:
    with acting(Person.objects.get(is_system=True), "many"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_reportsending (mark, sent_at) "
            "SELECT n::text, now() FROM generate_series(1, 100) n"
        )
    assert send(claim, filled(Client(), claim), "198.51.100.9").status_code == 429


def test_a_hash_of_a_network_is_another_one_tomorrow(claim: Claim) -> None:
    from articles.desk.receiving.report import _of_today

    today = _of_today("203.0.113.7")
    with patch("articles.desk.receiving.report.timezone.now") as now:
        now.return_value.date.return_value.isoformat.return_value = "2031-01-01"
        assert _of_today("203.0.113.7") != today
    assert _of_today("") == ""


def test_it_reads_no_endless_report(claim: Claim) -> None:
    answer = send(claim, filled(Client(), claim, words="x" * 200_000))
    assert answer.status_code == 400
    assert not ReaderReport.objects.exists()
    longest = send(claim, filled(Client(), claim, words="\U0001f4f0" * 5000))
    assert longest.status_code == 200


def test_it_is_there_for_what_readers_have(newsroom: Newsroom, claim: Claim) -> None:
    client = Client()
    for state in ("draft", "verified"):
        assert client.get(where(newsroom.claim(state))).status_code == 404
        assert client.post(where(newsroom.claim(state))).status_code == 404
    assert client.get("/reports/00000000/").status_code == 404
    lower = client.get(f"/reports/{claim.public_id.lower()}/")
    assert lower.status_code in (200, 302)
    assert client.put(where(claim)).status_code == 405


def test_it_is_gone_where_the_claim_is(newsroom: Newsroom, claim: Claim) -> None:
    from articles.desk.editing.request import approve, ask_for

    with acting(newsroom.ben, "ask"):
        asked = ask_for("withdraw", claim, reason="A court order.", ground="legal")
    with acting(newsroom.cleo, "approve"):
        approve(asked, reason="The order was read.")
    with acting(newsroom.ben, "withdraw"):
        withdraw(claim, version=claim.refreshed().version)
    answer = Client().get(where(claim))
    assert answer.status_code == 410
    assert "Acme" not in answer.content.decode()
    assert Client().post(where(claim)).status_code == 410


def test_it_asks_little_of_the_database(claim: Claim) -> None:
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        client.get(where(claim))
    assert len(asked) == 1


@override_settings(CLAIMBOOK_DEMONSTRATION=True)
def test_it_keeps_directions_of_others_apart(claim: Claim) -> None:
    sent = filled(Client(), claim, words="turned \u202e round and round")
    assert send(claim, sent).status_code == 200
    assert ReaderReport.objects.get().words == "turned \u202e round and round"
