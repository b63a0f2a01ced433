"""What needs me now: who sees what, why, in which order, and what is done from the list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.desk.editing.acting import ADMINISTRATOR, JOURNALIST, acting
from articles.desk.editing.check_ask import ask_to_check
from articles.desk.editing.claim import revise
from articles.desk.editing.claim_desk import assign, embargo, mark
from articles.desk.editing.errors import EditingError
from articles.desk.editing.review import send_back
from articles.desk.editing.snooze import snooze, wake
from articles.desk.models import CheckAsk, Claim, Notification, Person, Snooze
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import client_of, fields_of, text_of
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db
QUEUE = "/desk/articles/claim/queue/"
#: Session, person and roles take three.
AT_MOST = 8


def shown(person: Person, tab: str, **more: str) -> str:
    response = client_of(person).get(QUEUE, {"tab": tab, **more})
    assert response.status_code == 200
    return text_of(response)


def test_it_shows_each_claim_where_it_waits(newsroom: Newsroom) -> None:
    said = shown(newsroom.ben, "to-verify")
    assert "To verify 1" in said
    assert "Acme is in_review." in said
    assert "Waits for your eyes: 3 parts" in said
    assert "Acme is draft." not in said
    assert "Acme is draft." in shown(newsroom.ben, "unverified")
    assert "Waits for somebody else’s eyes: 3 parts of yours" in shown(newsroom.ana, "to-verify")
    assert "Nothing is assigned to you or asked of you." in shown(newsroom.ben, "mine")


def test_it_brings_to_me_what_is_assigned_asked_or_sent_back(newsroom: Newsroom) -> None:
    draft, review = newsroom.claim("draft"), newsroom.claim("in_review")
    with acting(newsroom.ana, "assign"):
        assign(draft, version=draft.version, to=newsroom.cleo)
    with acting(newsroom.ana, "ask"):
        ask_to_check(review, version=review.version, of=newsroom.cleo, words="The date, please.")
    mine = shown(newsroom.cleo, "mine")
    assert "Mine 2" in mine
    assert "ana asks you to check it" in mine
    assert "Assigned to you" in mine
    review = newsroom.claim("in_review")
    with acting(newsroom.cleo, "send back"):
        send_back(review, version=review.version, comment="The date is missing.")
    assert CheckAsk.objects.open().count() == 0
    assert "Mine 1" in shown(newsroom.cleo, "mine")
    assert "Sent back: changes are requested" in shown(newsroom.ana, "mine")
    told = Notification.objects.exclude(kind="verified").order_by("id")
    assert list(told.values_list("person__username", "kind")) == [
        ("cleo", "assigned"),
        ("cleo", "asked_to_check"),
        ("ana", "sent_back"),
    ]


def test_it_asks_only_who_may_check(newsroom: Newsroom) -> None:
    review = newsroom.claim("in_review")
    with (
        pytest.raises(EditingError, match="Checking takes a fact-checker"),
        acting(newsroom.ana, "ask"),
    ):
        ask_to_check(review, version=review.version, of=newsroom.dan)
    draft = newsroom.claim("draft")
    with pytest.raises(EditingError, match="Submit it"), acting(newsroom.ana, "ask"):
        ask_to_check(draft, version=draft.version, of=newsroom.cleo)


def test_it_leaves_a_snoozed_claim_out_until_its_day(newsroom: Newsroom) -> None:
    review, today = newsroom.claim("in_review"), timezone.now().date()
    with acting(newsroom.ben, "snooze"):
        snooze(review, until=today + timedelta(days=3), today=today)
    assert "Acme is in_review." not in shown(newsroom.ben, "to-verify")
    assert "Acme is in_review." in shown(newsroom.cleo, "to-verify")
    with acting(newsroom.ben, "wake"):
        wake(review)
    assert "Acme is in_review." in shown(newsroom.ben, "to-verify")
    for until, words in ((today, "after today"), (today + timedelta(days=100), "longest")):
        with pytest.raises(EditingError, match=words), acting(newsroom.ben, "snooze"):
            snooze(review, until=until, today=today)


def test_it_keeps_confidential_claims_from_who_may_not_read_them(newsroom: Newsroom) -> None:
    review, jo = newsroom.claim("in_review"), factories.person("jo", JOURNALIST)
    with acting(newsroom.ana, "mark"):
        mark(review, version=review.version, marking="confidential")
    assert "To verify 0" in shown(jo, "to-verify", claim=review.public_id)
    assert "Acme is in_review." not in shown(jo, "to-verify", claim=review.public_id)
    assert "To verify 1" in shown(newsroom.ben, "to-verify")


def test_it_narrows_by_what_stands_in_the_address(newsroom: Newsroom) -> None:
    assert "Acme is in_review." in shown(newsroom.ben, "to-verify", q="acme")
    assert "passes these filters" in shown(newsroom.ben, "to-verify", q="zebra")
    assert "passes these filters" in shown(newsroom.ben, "to-verify", assigned="me")
    assert "passes these filters" in shown(newsroom.ben, "to-verify", risk="yes")
    for hostile in ({"q": "\x00%_"}, {"tab": "nonsense"}, {"assigned": "'"}, {"claim": "\x00"}):
        assert client_of(newsroom.ben).get(QUEUE, hostile).status_code == 200


@pytest.mark.parametrize(
    "name, answers, tab",
    [
        ("verify", {"interests": "none"}, "to-verify"),
        ("send-back", {"comment": "The date is missing here."}, "to-verify"),
        ("snooze", {}, "to-verify"),
    ],
)
def test_it_is_left_from_the_list_and_comes_back_to_it(
    newsroom: Newsroom, name: str, answers: dict[str, Any], tab: str
) -> None:
    client = client_of(newsroom.ben)
    page = client.get(QUEUE, {"tab": tab})
    sent = fields_of(page, f"step-{name}") | answers
    where = f"/desk/articles/claim/{newsroom.keys['in_review']}/step/{name}/"
    answer = client.post(where, sent)
    assert (answer.status_code, answer["Location"]) == (302, f"{QUEUE}?tab={tab}"), answer
    assert "Acme is in_review." not in shown(newsroom.ben, tab)
    if name == "snooze":
        row = Snooze.objects.get()
        assert row.until > date.today()
        assert row.until.weekday() == 0


def test_it_leads_nowhere_else(newsroom: Newsroom) -> None:
    client = client_of(newsroom.ben)
    sent = fields_of(client.get(QUEUE, {"tab": "to-verify"}), "step-snooze")
    where = f"/desk/articles/claim/{newsroom.keys['in_review']}/step/snooze/"
    for back in ("//evil.example/", "https://evil.example/", "/desk/../", "/claims/"):
        answer = client.post(where, sent | {"back": back, "form_key": ""})
        assert answer["Location"] == f"/desk/articles/claim/{newsroom.keys['in_review']}/change/"


def test_it_asks_as_much_for_many_claims_as_for_few(newsroom: Newsroom) -> None:
    client = client_of(newsroom.ben)
    few = queries_of(client, f"{QUEUE}?tab=to-verify")
    for number in range(12):
        claim = factories.draft(newsroom.ana, f"Claim no. {number}.")
        factories.attach(newsroom.ana, claim)
        factories.assess(newsroom.ana, claim)
        factories.submit(newsroom.ana, claim)
    assert queries_of(client, f"{QUEUE}?tab=to-verify") == few <= AT_MOST
    assert Claim.objects.in_review().count() == 13


def test_it_is_for_those_who_write() -> None:
    admin = factories.person("adm", ADMINISTRATOR)
    assert client_of(admin).get(QUEUE).status_code == 403


def test_it_holds_what_is_verified_and_readers_do_not_have(newsroom: Newsroom) -> None:
    said = shown(newsroom.ben, "to-publish")
    assert "To publish 1" in said
    assert "Verified, not published yet" in said
    published = newsroom.claim("published")
    with acting(newsroom.ana, "edit"):
        revise(published, version=published.version, in_short="It was, in short.")
    factories.submit(newsroom.ana, newsroom.claim("published"))
    factories.verify(newsroom.ben, newsroom.claim("published"))
    said = shown(newsroom.ben, "to-publish")
    assert "To publish 2" in said
    assert "Verified with changes that readers do not have yet" in said
    verified = newsroom.claim("verified")
    with acting(newsroom.ben, "embargo"):
        embargo(verified, version=verified.version, until=timezone.now() + timedelta(days=2))
    assert "To publish 1" in shown(newsroom.ben, "to-publish")


def test_what_was_put_off_is_seen_and_taken_back(newsroom: Newsroom) -> None:
    review, day = newsroom.claim("in_review"), timezone.now().date() + timedelta(days=9)
    with acting(newsroom.ben, "snooze"):
        snooze(review, until=day, today=timezone.now().date())
    said = shown(newsroom.ben, "snoozed")
    assert "Snoozed 1" in said
    assert f"Comes back on {day.day} {day:%B %Y}" in said
    assert "Snoozed 0" in shown(newsroom.ana, "snoozed")
    client = client_of(newsroom.ben)
    sent = fields_of(client.get(QUEUE, {"tab": "snoozed"}), "step-wake")
    step = f"/desk/articles/claim/{review.pk}/step/wake/"
    assert client.post(step, sent).status_code == 302
    assert "Snoozed 0" in shown(newsroom.ben, "snoozed")
    assert "To verify 1" in shown(newsroom.ben, "to-verify")
    assert queries_of(client, f"{QUEUE}?tab=snoozed") <= AT_MOST
