"""The inbox of readers' reports: who sees what, one answer to each, and what follows."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.desk.editing.acting import ADMINISTRATOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.editing.errors import EditingError
from articles.desk.editing.request import approve, ask_for
from articles.desk.models import Claim, Person, ReaderReport
from articles.desk.publishing.reader_report import answer_report
from articles.desk.publishing.withdraw import withdraw
from articles.public.models import PublishedClaim
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of
from tests.desk.newsroom import Newsroom
from tests.desk.reporting import WORDS, report

pytestmark = pytest.mark.django_db
INBOX = "/desk/articles/claim/reports/"
SAID = {"became": "nothing", "answer": "The date is that of the letter, which we quote."}


@pytest.fixture
def claim(newsroom: Newsroom) -> Claim:
    return newsroom.claim("published")


@pytest.fixture
def kept(claim: Claim) -> ReaderReport:
    return report(claim, address="reader@example.org", name="R. Eader")


def where(kept: ReaderReport) -> str:
    return f"{INBOX}{kept.public_id}/"


def answered(client: Client, kept: ReaderReport, **said: Any) -> Any:
    sent = fields_of(client.get(where(kept)), "answer") | SAID | said
    return client.post(where(kept), sent)


def test_it_lists_what_waits_and_leads_to_it(newsroom: Newsroom, kept: ReaderReport) -> None:
    client = client_of(newsroom.ben)
    page = client.get(INBOX)
    assert where(kept) in page.content.decode()
    assert WORDS in text_of(page)
    assert "No report was answered yet" in text_of(client.get(INBOX + "?show=answered"))
    assert WORDS not in text_of(client.get(INBOX + "?claim=00000000"))
    assert INBOX in client.get("/desk/").content.decode()
    for nonsense in ("²", "x", "9" * 40, "\x00"):
        assert client.get(INBOX, {"before": nonsense, "claim": nonsense}).status_code == 200
    assert client.post(INBOX).status_code == 405


def test_it_waits_in_the_queue_until_it_is_answered(newsroom: Newsroom, kept: ReaderReport) -> None:
    client = client_of(newsroom.ben)
    queue = client.get("/desk/articles/claim/queue/?tab=reports")
    assert "A reader’s report waits for an answer" in text_of(queue)
    assert f"{INBOX}?claim={kept.claim.public_id}" in queue.content.decode()
    assert answered(client, kept).status_code == 302
    after = client.get("/desk/articles/claim/queue/?tab=reports")
    assert "No reader’s report waits for an answer" in text_of(after)


@pytest.mark.parametrize(
    "role, sees, may", [(JOURNALIST, False, False), (FACT_CHECKER, True, True)]
)
def test_it_shows_who_wrote_to_those_who_answer(
    kept: ReaderReport, role: str, sees: bool, may: bool
) -> None:
    client = client_of(factories.person("jo", role))
    page = text_of(client.get(where(kept)))
    assert WORDS in page
    assert ("reader@example.org" in page) is sees
    assert ("R. Eader" in page) is sees
    assert ("To answer takes" in page) is not may
    for shown in (INBOX, INBOX + "?show=answered"):
        assert "reader@example.org" not in client.get(shown).content.decode()


def test_it_is_not_for_administrators(kept: ReaderReport) -> None:
    client = client_of(factories.person("adm", ADMINISTRATOR))
    assert client.get(INBOX).status_code == 403
    assert client.get(where(kept)).status_code == 403
    root = client_of(factories.person("root2", ADMINISTRATOR, is_superuser=True))
    assert "reader@example.org" not in root.get(where(kept)).content.decode()


def test_it_knows_no_other_reports(newsroom: Newsroom, kept: ReaderReport) -> None:
    client = client_of(newsroom.ben)
    assert client.get(f"{INBOX}00000000/").status_code == 404
    assert client.get(f"{INBOX}{kept.public_id.lower()}x/").status_code == 404


def test_it_answers_with_nothing(newsroom: Newsroom, kept: ReaderReport) -> None:
    assert answered(client_of(newsroom.ben), kept).status_code == 302
    kept.refresh_from_db()
    assert (kept.state, kept.became, kept.answered_by) == ("dismissed", "nothing", newsroom.ben)
    assert kept.answered_at
    page = text_of(client_of(newsroom.ben).get(where(kept)))
    assert SAID["answer"] in page
    assert "Nothing: the claim stands" in page


def test_it_begins_a_challenge_in_the_readers_words(
    newsroom: Newsroom, kept: ReaderReport, claim: Claim
) -> None:
    assert answered(client_of(newsroom.ben), kept, became="challenge").status_code == 302
    claim.refresh_from_db()
    assert claim.challenge == "under_review"
    assert kept.public_id in claim.challenge_reason
    assert WORDS in claim.challenge_reason
    assert PublishedClaim.objects.get(public_id=claim.public_id).challenge == "under_review"
    second = report(claim, "The same, from somebody else.")
    page = client_of(newsroom.ben).get(where(second))
    assert "The review that is under way" in text_of(page)
    assert answered(client_of(newsroom.ben), second, became="challenge").status_code == 302
    second.refresh_from_db()
    assert (second.state, second.became) == ("taken_up", "challenge")


def test_it_leads_on_to_the_correction(
    newsroom: Newsroom, kept: ReaderReport, claim: Claim
) -> None:
    client = client_of(newsroom.ben)
    answer = answered(client, kept, became="correction")
    assert answer.headers["Location"] == address(claim, "change")
    assert "Now correct the claim" in text_of(client.get(answer.headers["Location"]))


@pytest.mark.parametrize(
    "said, says",
    [
        ({"became": ""}, "Say what follows from the report."),
        ({"became": "praise"}, "Select a valid choice"),
        ({"answer": ""}, "Answer the reader in words."),
        ({"answer": "No."}, "10 characters or more"),
        ({"answer": "ten or more\x00"}, "Null characters"),
        ({"became": "challenge", "reason": " "}, "Say who disputes it, and why."),
    ],
)
def test_it_refuses_in_words_and_keeps_what_was_typed(
    newsroom: Newsroom, kept: ReaderReport, said: dict[str, str], says: str
) -> None:
    page = answered(client_of(newsroom.ben), kept, **said)
    assert page.status_code == 200
    assert says in text_of(page)
    assert "What you typed is kept" in text_of(page)
    kept.refresh_from_db()
    assert kept.state == "new"


def test_it_is_answered_once(newsroom: Newsroom, kept: ReaderReport) -> None:
    first, second = client_of(newsroom.ben), client_of(newsroom.cleo)
    late = fields_of(second.get(where(kept)), "answer") | SAID
    sent = fields_of(first.get(where(kept)), "answer") | SAID
    assert first.post(where(kept), sent).status_code == 302
    assert first.post(where(kept), sent).status_code == 302  # the same form again
    page = second.post(where(kept), late)
    assert "ben answered this report on" in text_of(page)


def test_it_tells_of_a_claim_that_moved_on(newsroom: Newsroom, kept: ReaderReport) -> None:
    client, claim = client_of(newsroom.ben), kept.claim
    sent = fields_of(client.get(where(kept)), "answer") | SAID
    factories.attach(newsroom.ana, claim, source=newsroom.outlet)
    page = client.post(where(kept), sent)
    assert page.status_code == 412
    assert "Somebody else changed this claim" in text_of(page)
    again = fields_of(page, "answer")
    assert again["answer"] == SAID["answer"]
    assert client.post(where(kept), again).status_code == 302


def test_it_challenges_nothing_that_was_withdrawn(
    newsroom: Newsroom, kept: ReaderReport, claim: Claim
) -> None:
    with acting(newsroom.ben, "ask"):
        asked = ask_for("withdraw", claim, reason="A court order.", ground="legal")
    with acting(newsroom.cleo, "approve"):
        approve(asked, reason="The order was read.")
    with acting(newsroom.ben, "withdraw"):
        withdraw(claim, version=claim.refreshed().version)
    client = client_of(newsroom.ben)
    page = answered(client, kept, became="challenge")
    assert page.status_code == 200
    assert "It was withdrawn: readers have nothing" in text_of(page)
    assert answered(client, kept).status_code == 302


def test_a_journalist_answers_nothing(newsroom: Newsroom, kept: ReaderReport) -> None:
    client = client_of(newsroom.dan)
    sent = {"seen_version": kept.claim.version, **SAID}
    assert "Only a fact-checker or an editor" in text_of(client.post(where(kept), sent))
    with (
        pytest.raises(EditingError, match="Only a fact-checker or an editor"),
        acting(newsroom.dan, "test"),
    ):
        answer_report(kept, version=kept.claim.version, **SAID)


def test_the_database_keeps_what_came(newsroom: Newsroom, kept: ReaderReport) -> None:
    rows = ReaderReport.objects.filter(pk=kept.pk)
    changes: list[dict[str, Any]] = [
        {"words": "Never mind."},
        {"kind": "other"},
        {"reporter_address": ""},
        {"reporter_address": "other@example.org"},
        {"state": "dismissed", "became": "nothing", "answer": "x" * 10, "words": "Mine."},
    ]
    stays = "What a reader reported stays"
    for change in changes:
        with pytest.raises(EditingError, match=stays), acting(newsroom.ben, "test"):
            rows.update(**change)
    with pytest.raises(EditingError, match="never changed"), acting(newsroom.ben, "test"):
        rows.delete()
    for person in (newsroom.dan, Person.objects.get(is_system=True)):
        with pytest.raises(EditingError, match="answer a report"), acting(person, "test"):
            rows.update(state="dismissed", became="nothing", answer="x" * 10)


def test_it_asks_as_much_for_many(newsroom: Newsroom, claim: Claim, kept: ReaderReport) -> None:
    client = client_of(newsroom.ben)
    few, one = queries_of(client, INBOX), queries_of(client, where(kept))
    for number in range(4):
        report(claim, f"No. {number} of several reports.")
    assert queries_of(client, INBOX) == few
    assert queries_of(client, where(kept)) == one
    assert (few, one) < (12, 12)
