""" "This article rewrites that one" at the desk: preview, exception, one confirmation, undo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from articles.desk.editing.acting import ADMINISTRATOR, EDITOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.editing.article import revise_article
from articles.desk.editing.claim_desk import mark
from articles.desk.models import Article, Claim
from tests.desk import factories
from tests.desk.admin.pages import client_of, text_of
from tests.desk.rewriting import Press, build, for_the_module

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Press]:
    with for_the_module(django_db_blocker):
        yield build()


@pytest.fixture
def press(built: Press) -> Press:
    return built.afresh()


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_rewrites", args=[article.pk])


def preview(press: Press, client: Client, **asked: Any) -> str:
    where = page_of(press.second)
    return text_of(client.get(where, {"parent": press.first.public_id, **asked}))


def confirming(press: Press, *claims: Claim, own: tuple[str, ...] = (), **typed: Any) -> Any:
    """What the page's form sends: every box shown, ticked only where `own` names the item."""
    items = [claim.evidence.get(article=press.second) for claim in claims]
    shown = [f"{item.public_id}:{item.claim.refreshed().version}" for item in items]
    return {
        "version": press.second.refreshed().version,
        "parent": press.first.public_id,
        "shown": shown,
        "own": list(own),
        "confirm": "1",
        **typed,
    }


def test_it_shows_what_would_move_and_records_nothing(press: Press) -> None:
    claim = press.published()
    client = client_of(press.ana)
    shown = preview(press, client)
    assert "It touches 1 claim. Of the 1 below, 0 move; no word that readers have falls." in shown
    assert "readers have edition 1" in shown
    typed = confirming(press, claim)
    del typed["confirm"]
    shown = text_of(client.post(page_of(press.second), typed))
    assert "1 moves; the word of 1 that readers have falls" in shown
    assert "2 origins" in shown
    assert "1 origin" in shown
    assert "on record as its own; the item is changed" in shown
    assert press.second.derivations.count() == 0
    assert claim.refreshed().challenge == "none"


@pytest.mark.parametrize("named", ["title", "public_id", "canonical_url"])
def test_it_finds_the_parent_by_title_id_or_address(named: str, press: Press) -> None:
    with acting(press.ana, "test"):
        revise_article(press.first, version=1, canonical_url="https://ledger.example/ferries")
    asked = {"parent": getattr(press.first.refreshed(), named)}
    shown = text_of(client_of(press.ana).get(page_of(press.second), asked))
    assert f"If it rewrites “{press.first}”" in shown


def test_one_press_records_link_and_exceptions(press: Press) -> None:
    falls, stays = press.published(), press.published()
    kept = stays.evidence.get(article=press.second).public_id
    client = client_of(press.ana)
    typed = confirming(press, falls, stays, own=(kept,))
    response = client.post(page_of(press.second), typed, follow=True)
    shown = text_of(response)
    assert "On record: it rewrites" in shown
    assert "1 claim to recheck." in shown
    assert [falls.refreshed().challenge, stays.refreshed().challenge] == ["recheck", "none"]
    assert press.second.derivations.get().parent == press.first
    version = press.second.refreshed().version
    client.post(page_of(press.second), confirming(press, falls, stays, own=(kept,)))
    assert press.second.refreshed().version == version


def test_it_is_undone_on_the_same_page(press: Press) -> None:
    press.rewrite()
    client = client_of(press.ana)
    assert f"It rewrites {press.first}" in text_of(client.get(page_of(press.second)))
    typed = {"version": press.second.refreshed().version, "undo": press.first.public_id}
    assert "Taken back" in text_of(client.post(page_of(press.second), typed, follow=True))
    assert press.second.derivations.count() == 0


def test_a_circle_is_refused_before_it_is_confirmed(press: Press) -> None:
    press.rewrite()
    client = client_of(press.ana)
    asked = {"parent": press.second.public_id}
    shown = text_of(client.get(page_of(press.first), asked))
    assert "rewrites this article itself" in shown
    typed = {"version": press.first.version, "confirm": "1", **asked}
    shown = text_of(client.post(page_of(press.first), typed))
    assert "Nothing was recorded." in shown
    assert press.first.derivations.count() == 0


@pytest.mark.parametrize(
    ("typed", "words", "status"),
    [
        ({"version": "0"}, "Somebody else changed this article", 412),
        ({"version": "x"}, "Somebody else changed this article", 412),
        ({"version": ""}, "Somebody else changed this article", 412),
        ({"shown": ["{item}:1"]}, "Somebody else changed this claim", 412),
        ({"parent": ""}, "Say which article it rewrites", 200),
        ({"parent": "Nothing like it"}, "No article is called", 200),
        ({"parent": "\x00"}, "Say which article it rewrites", 200),
        ({"undo": "ZZZZZZZZ"}, "Somebody else deleted", 200),
    ],
)
def test_it_refuses_in_words_and_keeps_nothing(
    typed: dict[str, Any], words: str, status: int, press: Press
) -> None:
    claim = press.claim()
    item = claim.evidence.get(article=press.second)
    if "shown" in typed:
        typed = {"shown": [token.format(item=item.public_id) for token in typed["shown"]]}
    response = client_of(press.ana).post(
        page_of(press.second), {**confirming(press, claim), **typed}
    )
    assert response.status_code == status
    assert words in text_of(response)
    assert press.second.derivations.count() == 0
    assert item.refreshed().is_own_reporting


@pytest.mark.parametrize("token", ["", "x", "ZZZZZZZZ:1", "a:b:c", "00000000:99999999999:1"])
def test_it_passes_over_boxes_that_no_page_made(token: str, press: Press) -> None:
    claim = press.claim()
    typed = {**confirming(press, claim), "shown": [token], "told": [token], "own": [token]}
    assert client_of(press.ana).post(page_of(press.second), typed).status_code == 302
    assert claim.evidence.filter(is_own_reporting=True).count() == 2


def test_it_tells_no_suggestion_to_who_assesses_first(press: Press) -> None:
    claim = press.claim()
    shown = preview(press, client_of(factories.person("dan", JOURNALIST)))
    assert str(claim) in shown
    assert "shown after you have assessed it yourself" in shown
    assert "High" not in shown
    assert "High" in preview(press, client_of(press.ana))


def test_it_hides_secret_claims_and_leaves_their_items_alone(press: Press) -> None:
    claim = press.claim(statement="The secret thing.")
    with acting(press.ana, "test"):
        claim = claim.refreshed()
        mark(claim, version=claim.version, marking="confidential")
    dan = client_of(factories.person("dan", JOURNALIST))
    shown = preview(press, dan)
    assert "secret" not in shown
    assert "No claim that you may read rests on it yet" in shown
    dan.post(page_of(press.second), confirming(press, claim))
    assert press.second.derivations.count() == 1
    assert claim.evidence.get(article=press.second).is_own_reporting
    assert "The secret thing." in preview(press, client_of(press.ana))


def test_it_keeps_boxes_from_page_to_page(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.desk.admin.rewrite_preview.MOST", 1)
    first, second = press.claim(), press.claim()
    client = client_of(press.ana)
    assert "Claims 1 to 1 of 2" in preview(press, client)
    typed = confirming(press, first, page="2")
    del typed["confirm"]
    response = client.post(page_of(press.second), typed)
    item = first.evidence.get(article=press.second)
    token = f"{item.public_id}:{first.refreshed().version}:0"
    assert f'name="told" value="{token}"' in response.content.decode()
    client.post(page_of(press.second), confirming(press, second, told=[token]))
    assert [claim.evidence.filter(is_own_reporting=True).count() for claim in (first, second)] == [
        1,
        1,
    ]


def test_it_asks_no_more_of_the_database_for_more_claims(press: Press) -> None:
    def asked() -> int:
        client = client_of(press.ana)
        preview(press, client)
        with CaptureQueriesContext(connection) as queries:
            preview(press, client)
        return len(queries)

    press.claim()
    few = asked()
    for _ in range(3):
        press.claim()
    assert asked() == few
    assert few < 45


@pytest.mark.parametrize(
    ("role", "status"),
    [(JOURNALIST, 200), (FACT_CHECKER, 200), (EDITOR, 200), (ADMINISTRATOR, 403)],
)
def test_it_lets_those_in_who_write(role: str, status: int, press: Press) -> None:
    client = client_of(factories.person("who", role))
    assert client.get(page_of(press.second)).status_code == status
    typed = confirming(press)
    written = client.post(page_of(press.second), typed).status_code
    assert written == (302 if status == 200 else 403)
    assert press.second.derivations.count() == (1 if status == 200 else 0)


def test_it_asks_who_is_there_and_knows_no_other_article(press: Press) -> None:
    for answer in (Client().get(page_of(press.second)), Client().post(page_of(press.second))):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/desk/login/")
    assert client_of(press.ana).get("/desk/articles/article/99999999/rewrites/").status_code == 404


def test_the_article_leads_to_it(press: Press) -> None:
    where = reverse("admin:articles_article_change", args=[press.second.pk])
    assert page_of(press.second) in client_of(press.ana).get(where).content.decode()
