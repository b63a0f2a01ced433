"""One thing done to several claims: what it would change, the result for each, what it never is."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.desk.admin.together.chosen import MOST
from articles.desk.editing.acting import FACT_CHECKER, acting
from articles.desk.editing.claim import revise
from articles.desk.editing.claim_desk import assign, mark
from articles.desk.editing.desk_export import note_export
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, DeskExport, Notification, Person, Snooze
from articles.desk.queue.tabs import BY_NAME, Asker, claims_of
from tests.desk import factories
from tests.desk.admin.pages import client_of, text_of
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import run

pytestmark = pytest.mark.django_db
TOGETHER = "/desk/articles/claim/together/"
LIST = "/desk/articles/claim/"


def named(*claims: Claim) -> list[str]:
    return [f"{claim.public_id}:{claim.version}" for claim in claims]


def sent(person: Person, stage: str, claims: list[str], **said: Any) -> Any:
    return client_of(person).post(TOGETHER, {"stage": stage, "claim": claims, **said})


def test_it_says_what_would_change_and_writes_nothing(newsroom: Newsroom) -> None:
    draft, review = newsroom.claim("draft"), newsroom.claim("in_review")
    with acting(newsroom.ana, "assign"):
        assign(draft, version=draft.version, to=newsroom.cleo)
    chosen = named(newsroom.claim("draft"), review)
    said = text_of(sent(newsroom.ana, "preview", chosen, act="assign", to="cleo"))
    assert "What would change of 2 claims" in said
    assert "Acme is draft. Nothing changes" in said
    assert "Acme is in_review. nobody → cleo" in said
    assert "Change 1 claim" in said
    assert newsroom.claim("in_review").assigned_to is None


def test_it_assigns_each_and_tells_the_result_of_each(newsroom: Newsroom) -> None:
    draft, review = newsroom.claim("draft"), newsroom.claim("in_review")
    said = text_of(sent(newsroom.ana, "do", named(draft, review), act="assign", to="cleo"))
    assert "2 of 2 changed." in said
    assert newsroom.claim("draft").assigned_to == newsroom.cleo
    assert newsroom.claim("in_review").assigned_to == newsroom.cleo
    assert newsroom.claim("in_review").workflow == "in_review"
    assert Notification.objects.filter(person=newsroom.cleo, kind="assigned").count() == 2


def test_it_refuses_one_that_moved_on_and_does_the_others(newsroom: Newsroom) -> None:
    draft, review = newsroom.claim("draft"), newsroom.claim("in_review")
    chosen = named(draft, review)
    with acting(newsroom.ana, "edit"):
        revise(draft, version=draft.version, statement="Acme is still a draft.")
    said = text_of(sent(newsroom.ben, "do", chosen, act="assign", to="cleo"))
    assert "1 of 2 changed, 1 refused." in said
    assert "Refused: Somebody changed it since you chose it" in said
    assert newsroom.claim("draft").assigned_to is None
    assert newsroom.claim("in_review").assigned_to == newsroom.cleo


def test_it_adds_a_topic_to_those_there_are(newsroom: Newsroom) -> None:
    review = newsroom.claim("in_review")
    sent(newsroom.ana, "do", named(review), act="topic", topic="Chips")
    review = newsroom.claim("in_review")
    said = text_of(sent(newsroom.ana, "preview", named(review), act="topic", topic="Robots"))
    assert "Chips; added: Robots" in said
    sent(newsroom.ana, "do", named(review), act="topic", topic="Robots")
    assert {topic.name for topic in newsroom.claim("in_review").topics.all()} == {"Chips", "Robots"}
    again = named(newsroom.claim("in_review"))
    assert "Nothing changes" in text_of(
        sent(newsroom.ana, "preview", again, act="topic", topic="robots")
    )


def test_it_snoozes_for_oneself(newsroom: Newsroom) -> None:
    until = timezone.now().date() + timedelta(days=3)
    chosen = named(newsroom.claim("in_review"), newsroom.claim("draft"))
    sent(newsroom.ben, "do", chosen, act="snooze", until=until.isoformat())
    assert Snooze.objects.filter(person=newsroom.ben, until=until).count() == 2
    tab = BY_NAME["to-verify"]
    mine = Asker(newsroom.ben, frozenset({FACT_CHECKER}))
    hers = Asker(newsroom.cleo, frozenset({FACT_CHECKER}))
    assert not claims_of(tab, mine).filter(pk=newsroom.claim("in_review").pk).exists()
    assert claims_of(tab, hers).filter(pk=newsroom.claim("in_review").pk).exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"act": "topic"}, "Name the topic."),
        ({"act": "snooze"}, "Choose the day on which they come back."),
        ({"act": "export"}, "Say what the file is for"),
        ({"act": "assign", "to": "nobody we know"}, "No person is called"),
        ({"act": "verify"}, "Select a valid choice."),
        ({"act": "publish"}, "Select a valid choice."),
        ({}, "This field is required."),
    ],
)
def test_it_asks_for_what_is_missing_and_keeps_the_choice(
    newsroom: Newsroom, said: dict[str, str], words: str
) -> None:
    chosen = named(newsroom.claim("in_review"))
    response = sent(newsroom.ben, "do", chosen, **said)
    assert words in text_of(response)
    assert f'value="{chosen[0]}"' in response.content.decode()
    assert newsroom.claim("in_review").workflow == "in_review"


def test_a_snooze_of_yesterday_is_refused_for_each(newsroom: Newsroom) -> None:
    chosen = named(newsroom.claim("in_review"))
    said = text_of(sent(newsroom.ben, "do", chosen, act="snooze", until="2020-01-01"))
    assert "0 of 1 changed, 1 refused." in said
    assert "Choose a day after today" in said
    for day in ("2020-01-01", "2099-01-01"):
        shown = text_of(sent(newsroom.ben, "preview", chosen, act="snooze", until=day))
        assert "Refused:" in shown
        assert "Change 1 claim" not in shown


def test_choosing_something_else_keeps_what_was_typed(newsroom: Newsroom) -> None:
    chosen = named(newsroom.claim("in_review"))
    said = sent(newsroom.ana, "choose", chosen, act="topic", topic="Ferries", reason="House style")
    assert 'value="Ferries"' in said.content.decode()
    assert 'value="House style"' in said.content.decode()


def test_an_editor_takes_a_file_which_is_put_on_record(newsroom: Newsroom) -> None:
    review = newsroom.claim("in_review")
    with acting(newsroom.ana, "edit"):
        revise(review, version=review.version, in_short="=1+1")
    chosen = named(newsroom.claim("in_review"), newsroom.claim("published"))
    response = sent(newsroom.ben, "do", chosen, act="export", reason="For the lawyers")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "no-store"
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert [row["statement"] for row in rows] == ["Acme is in_review.", "Acme is published."]
    assert rows[0]["in short"] == "'=1+1"
    assert (rows[1]["verdict"], rows[1]["edition"]) == ("Unproven", "1")
    kept = DeskExport.objects.get()
    assert (kept.taken_by, kept.reason) == (newsroom.ben, "For the lawyers")
    assert kept.claims == [row["id"] for row in rows]


def test_nobody_else_takes_one(newsroom: Newsroom) -> None:
    fay = factories.person("fay", FACT_CHECKER)
    chosen = named(newsroom.claim("in_review"))
    for person in (newsroom.dan, fay):
        said = text_of(sent(person, "do", chosen, act="export", reason="For me"))
        assert "Select a valid choice." in said
        with pytest.raises(EditingError, match="Only an editor"), acting(person, "export"):
            note_export([newsroom.claim("in_review")], reason="For me")
    assert not DeskExport.objects.exists()


def test_what_was_taken_stays_on_record(newsroom: Newsroom) -> None:
    with acting(newsroom.ben, "export"):
        note_export([newsroom.claim("published")], reason="For the archive")
    for statement in (
        "UPDATE articles_deskexport SET reason = 'nothing'",
        "DELETE FROM articles_deskexport",
    ):
        with pytest.raises(EditingError), acting(newsroom.ben, "hide"):
            run(statement)
    with pytest.raises(EditingError), acting(newsroom.dan, "forge"):
        run("INSERT INTO articles_deskexport (taken_by_id, reason, claims) "
            f"VALUES ({newsroom.ben.pk}, 'ben did', ARRAY['AAAAAAAA'])")  # fmt: skip


def test_it_knows_nothing_of_claims_that_one_may_not_read(newsroom: Newsroom) -> None:
    review, draft = newsroom.claim("in_review"), newsroom.claim("draft")
    with acting(newsroom.ben, "mark"):
        mark(review, version=review.version, marking="confidential")
    names = named(newsroom.claim("in_review"), draft)
    said = text_of(sent(newsroom.dan, "preview", names, act="assign", to="cleo"))
    assert "What would change of 1 claim" in said
    assert "in_review" not in said
    assert sent(newsroom.dan, "preview", names[:1], act="assign").status_code == 302
    for nonsense in (["%00%00"], ["ABCDEFGH:x"], ["'; DROP"], []):
        assert sent(newsroom.dan, "preview", nonsense, act="assign").status_code == 302


def test_it_comes_from_the_queue_and_from_the_list(newsroom: Newsroom) -> None:
    client = client_of(newsroom.ben)
    queue = client.get("/desk/articles/claim/queue/?tab=to-verify").content.decode()
    assert f'form="together" name="claim" value="{named(newsroom.claim("in_review"))[0]}"' in queue
    keys = [newsroom.claim(name).pk for name in ("draft", "in_review")]
    chosen = client.post(LIST, {"action": "do_together", "_selected_action": keys, "index": 0})
    assert "Do one thing to 2 claims" in text_of(chosen)
    assert "Acme is draft." in text_of(chosen)
    listed = client.get(LIST).content.decode()
    assert 'value="do_together"' in listed
    assert "delete_selected" not in listed
    assert client.get(TOGETHER).status_code == 302


def test_it_leads_back_to_the_desk_alone(newsroom: Newsroom) -> None:
    chosen = named(newsroom.claim("draft"))
    back = "/desk/articles/claim/queue/?tab=unverified"
    for asked, expected in (
        (back, back),
        ("//elsewhere.example/", "/desk/articles/claim/queue/"),
        ("https://elsewhere.example/desk/articles/claim/", "/desk/articles/claim/queue/"),
    ):
        page = sent(newsroom.ana, "choose", chosen, return_to=asked).content.decode()
        assert f'href="{expected}"' in page
        assert "elsewhere" not in page


def test_it_takes_a_fixed_number_of_questions(newsroom: Newsroom) -> None:
    client = client_of(newsroom.ana)
    until = (timezone.now().date() + timedelta(days=3)).isoformat()
    few, more = ("draft",), ("draft", "in_review", "verified", "published")
    counts = []
    for states in (few, more, few, more):
        chosen = named(*(newsroom.claim(state) for state in states))
        with CaptureQueriesContext(connection) as asked:
            client.post(TOGETHER, {"stage": "preview", "claim": chosen, "act": "snooze",
                                   "until": until})  # fmt: skip
        counts.append(len(asked))
    assert counts[2] == counts[3] <= 10


def test_more_than_a_page_can_show_is_cut(newsroom: Newsroom) -> None:
    names = [f"{number:08d}:1" for number in range(MOST)] + named(newsroom.claim("draft"))
    assert sent(newsroom.ana, "preview", names, act="assign").status_code == 302
