"""What I was told: mine alone, of claims that I may read, read up to what I saw."""

from __future__ import annotations

import pytest

from articles.desk.editing.acting import ADMINISTRATOR, JOURNALIST, acting
from articles.desk.editing.claim_desk import assign, mark
from articles.desk.editing.comment import comment
from articles.desk.editing.errors import EditingError
from articles.desk.models import Notification
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db
TOLD = "/desk/articles/claim/told/"


def test_it_tells_of_comments_to_those_concerned(newsroom: Newsroom) -> None:
    review = newsroom.claim("in_review")
    item = newsroom.item("in_review")
    with acting(newsroom.ben, "comment"):
        comment(review, version=review.version, words="Which page?", part=item.public_id)
    assert "ben commented on a claim." in text_of(client_of(newsroom.ana).get(TOLD))
    assert "commented" not in text_of(client_of(newsroom.ben).get(TOLD))
    page = text_of(client_of(newsroom.ana).get(address(review, "change")))
    assert "ben on the item from The Outlet" in page
    assert "Which page?" in page
    with pytest.raises(EditingError, match="is gone"), acting(newsroom.ben, "comment"):
        comment(review, version=review.version, words="Which page?", part="00000000")


def test_it_comments_from_the_workbench(newsroom: Newsroom) -> None:
    review, client = newsroom.claim("in_review"), client_of(newsroom.ben)
    sent = fields_of(client.get(address(review, "change")), "step-comment")
    sent |= {"words": "The date is of the filing.", "part": "statement"}
    assert client.post(address(review, "step", "comment"), sent).status_code == 302
    assert review.comments.get().part == "statement"
    assert newsroom.claim("in_review").version == review.version
    assert newsroom.claim("in_review").workflow == "in_review"


def test_it_is_read_up_to_what_was_seen(newsroom: Newsroom) -> None:
    draft, client = newsroom.claim("draft"), client_of(newsroom.cleo)
    with acting(newsroom.ana, "assign"):
        draft = assign(draft, version=draft.version, to=newsroom.cleo)
    sent = fields_of(client.get(TOLD), "read")
    with acting(newsroom.ana, "comment"):
        comment(draft, version=draft.version, words="After the page was opened.")
    assert client.post(TOLD, sent).status_code == 302
    left = Notification.objects.unread().filter(person=newsroom.cleo)
    assert [row.kind for row in left] == ["comment"]
    for nonsense in ("", "²", "9" * 30, "-1", "x"):
        assert client.post(TOLD, {"until": nonsense}).status_code == 302
    assert left.count() == 1


def test_it_hides_claims_that_became_confidential(newsroom: Newsroom) -> None:
    draft, jo = newsroom.claim("draft"), factories.person("jo", JOURNALIST)
    with acting(newsroom.ana, "assign"):
        draft = assign(draft, version=draft.version, to=jo)
    assert "assigned a claim to you" in text_of(client_of(jo).get(TOLD))
    with acting(newsroom.ana, "back"):
        draft = assign(draft, version=draft.version, to=None)
    with acting(newsroom.ana, "mark"):
        mark(draft, version=draft.version, marking="confidential")
    assert "assigned a claim to you" not in text_of(client_of(jo).get(TOLD))
    with acting(newsroom.ana, "comment"):
        comment(newsroom.claim("draft"), version=1, words="Nothing for jo.")
    assert not Notification.objects.filter(person=jo, kind="comment").exists()


def test_it_is_for_those_who_write_and_asks_as_much_for_many(newsroom: Newsroom) -> None:
    assert client_of(factories.person("adm", ADMINISTRATOR)).get(TOLD).status_code == 403
    client, draft = client_of(newsroom.ana), newsroom.claim("draft")
    few = queries_of(client, TOLD)
    for number in range(5):
        with acting(newsroom.ben, "comment"):
            comment(draft, version=draft.version, words=f"No. {number}")
    assert queries_of(client, TOLD) == few


def test_it_tells_of_evidence_against_what_one_checked(newsroom: Newsroom) -> None:
    published = newsroom.claim("published")
    factories.attach(newsroom.cleo, published, source=newsroom.outlet)
    assert not Notification.objects.filter(kind="contradicted").exists()
    published.refresh_from_db()
    factories.attach(newsroom.cleo, published, source=newsroom.outlet, stance="disputes")
    told = Notification.objects.get(kind="contradicted")
    assert (told.person, told.claim) == (newsroom.ben, published)
