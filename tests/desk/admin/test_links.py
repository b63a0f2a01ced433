"""Links at the desk: claims whose pages are lost, and an article's own link."""

from __future__ import annotations

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from articles.desk.editing.acting import ADMINISTRATOR, acting
from articles.desk.editing.article import revise_article, set_standing
from articles.desk.models import Article, LinkCheck
from articles.logic.link_states import LinkFinding
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of
from tests.desk.admin.test_queue import AT_MOST, QUEUE, shown
from tests.desk.linking import an_article, looked_at, rest_on
from tests.desk.newsroom import Newsroom
from tests.desk.page_server import PageServer

pytestmark = pytest.mark.django_db
GONE, MOVED, ALIVE = LinkFinding.GONE, LinkFinding.MOVED, LinkFinding.ALIVE


def lost(newsroom: Newsroom, *findings: LinkFinding, state: str = "published") -> Article:
    article = an_article(newsroom.ana)
    rest_on(newsroom.ana, newsroom.claim(state), article, source=newsroom.outlet)
    looked_at(newsroom.ana, article, *findings)
    return article


# --- The queue ------------------------------------------------------------------------------------


def test_it_shows_claims_whose_page_is_dead_or_moved(newsroom: Newsroom) -> None:
    article = lost(newsroom, GONE)
    assert "Broken links 0" in shown(newsroom.ben, "broken-links"), "one look is none"
    looked_at(newsroom.ana, article, GONE, GONE)
    said = shown(newsroom.ben, "broken-links")
    assert "Broken links 1" in said
    assert "Acme is published." in said
    assert "A page that it rests on is gone" in said
    assert "The Tern sails" in said
    assert "the page is gone, since" in said
    looked_at(newsroom.ana, article, MOVED)
    assert "moved to another address" in shown(newsroom.ben, "broken-links")
    looked_at(newsroom.ana, article, ALIVE)
    assert "No page that a claim rests on is lost." in shown(newsroom.ben, "broken-links")


def test_it_is_empty_once_somebody_has_seen_to_it(newsroom: Newsroom) -> None:
    article = lost(newsroom, GONE, GONE)
    with acting(newsroom.ben, "test"):
        set_standing(article, version=article.refreshed().version, standing="unavailable")
    assert "Broken links 0" in shown(newsroom.ben, "broken-links")
    with acting(newsroom.ben, "test"):
        set_standing(article, version=article.refreshed().version, standing="current")
    assert "Broken links 1" in shown(newsroom.ben, "broken-links")
    with acting(newsroom.ben, "test"):
        article = article.refreshed()
        revise_article(article, version=article.version, canonical_url="https://new.example/t")
    assert "Broken links 0" in shown(newsroom.ben, "broken-links")


def test_links_are_rechecked_from_the_list(newsroom: Newsroom) -> None:
    article = lost(newsroom, MOVED)
    client = client_of(newsroom.ben)
    page = client.get(QUEUE, {"tab": "broken-links"})
    sent = fields_of(page, "step-recheck-links")
    where = f"/desk/articles/claim/{newsroom.keys['published']}/step/recheck-links/"
    answer = client.post(where, sent)
    assert (answer.status_code, answer["Location"]) == (302, f"{QUEUE}?tab=broken-links")
    task = DBTaskResult.objects.get()
    assert task.args_kwargs["args"] == [newsroom.ben.pk, article.pk]
    assert "look again in a moment" in text_of(client.get(answer["Location"]))


def test_a_claim_without_pages_offers_no_recheck(newsroom: Newsroom) -> None:
    page = client_of(newsroom.ben).get(QUEUE, {"tab": "to-verify"})
    assert "Recheck its links" not in text_of(page)


def test_the_queue_asks_as_much_with_broken_links(newsroom: Newsroom) -> None:
    lost(newsroom, GONE, GONE)
    client = client_of(newsroom.ben)
    few = queries_of(client, f"{QUEUE}?tab=broken-links")
    for number in range(4):
        claim = factories.draft(newsroom.ana, f"Claim no. {number}.")
        for part in ("a", "b"):
            article = an_article(newsroom.ana, f"https://paper.example/{number}/{part}")
            rest_on(newsroom.ana, claim, article)
            looked_at(newsroom.ana, article, MOVED)
    assert queries_of(client, f"{QUEUE}?tab=broken-links") == few <= AT_MOST
    assert "2 pages that it rests on moved to other addresses" in shown(
        newsroom.ben, "broken-links"
    )


# --- The article ----------------------------------------------------------------------------------


def page_of(newsroom: Newsroom, article: Article) -> str:
    return text_of(client_of(newsroom.ben).get(address(article, "change")))


def test_its_page_tells_how_the_link_stands_and_what_checks_found(newsroom: Newsroom) -> None:
    article = an_article(newsroom.ana)
    assert "Nobody has looked at this address yet." in page_of(newsroom, article)
    looked_at(newsroom.ana, article, GONE)
    assert "The last look found no page" in page_of(newsroom, article)
    looked_at(newsroom.ana, article, GONE, GONE)
    said = page_of(newsroom, article)
    assert "The page is gone" in said
    assert "3 checks" in said
    assert "set the standing to “Unavailable”" in said
    with acting(newsroom.ana, "test"):
        article = article.refreshed()
        revise_article(article, version=article.version, canonical_url="")
    assert "Check the link now" not in page_of(newsroom, article)


def test_it_is_checked_from_its_page(
    newsroom: Newsroom, page_server: PageServer, settings: Settings
) -> None:
    settings.CLAIMBOOK_FETCH_HOSTS = (page_server.host,)
    url = page_server.serves("/tern", b"<html><body><p>The Tern sails again.</p></body></html>")
    article = an_article(newsroom.ana, url)
    client = client_of(newsroom.dan)
    where = f"/desk/articles/article/{article.pk}/link/"
    answer = client.post(where, {"url": url})
    page = f"{address(article, 'change')}#link"
    assert (answer.status_code, answer["Location"]) == (302, page)
    assert "The page is there. Kept as version 1." in text_of(client.get(page))
    check = LinkCheck.objects.get()
    assert (check.checked_by, check.finding) == (newsroom.dan, "alive")


def test_it_refuses_in_words_and_by_role(newsroom: Newsroom) -> None:
    article = an_article(newsroom.ana)
    where = f"/desk/articles/article/{article.pk}/link/"
    client = client_of(newsroom.dan)
    answer = client.post(where, {"url": "https://other.example/"}, follow=True)
    assert "The link was not checked. The article has another address" in text_of(answer)
    assert client.get(where).status_code == 405
    assert client.post("/desk/articles/article/999999/link/").status_code == 404
    admin = factories.person("adm", ADMINISTRATOR)
    assert client_of(admin).post(where, {"url": article.canonical_url}).status_code == 403
    assert not LinkCheck.objects.exists()


# --- Several at once ------------------------------------------------------------------------------


def test_links_of_several_claims_are_rechecked_at_once(newsroom: Newsroom) -> None:
    lost(newsroom, MOVED)
    claims = [newsroom.claim("published"), newsroom.claim("draft")]
    sent = {"claim": [f"{claim.public_id}:{claim.version}" for claim in claims], "act": "recheck"}
    client = client_of(newsroom.ben)
    where = "/desk/articles/claim/together/"
    preview = text_of(client.post(where, sent | {"stage": "preview"}))
    assert "Acme is published. 1 page looked at, in the background" in preview
    assert "Acme is draft. Nothing changes" in preview
    assert not DBTaskResult.objects.exists()
    assert "1 of 2 changed." in text_of(client.post(where, sent | {"stage": "do"}))
    assert DBTaskResult.objects.count() == 1


def test_the_first_page_tells_of_lost_pages(newsroom: Newsroom) -> None:
    lost(newsroom, GONE, GONE)
    said = client_of(newsroom.ben).get("/desk/").content.decode()
    assert "Rests on a page that is gone or moved" in said
    assert "/queue/?tab=broken-links" in said
