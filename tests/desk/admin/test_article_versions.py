"""The versions of a text at the desk: what changed, and passages mended by one selection."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import ADMINISTRATOR, EDITOR, JOURNALIST, acting
from articles.desk.editing.claim_desk import mark
from articles.desk.models import Appearance, Article, ArticleVersion, Person
from articles.public.models import PublishedArticle
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, text_of
from tests.desk.editing.test_reanchoring import CUT, PARAGRAPHS, SIGNED, say
from tests.desk.publishing.test_article_version import published

pytestmark = pytest.mark.django_db

OLD = "\n\n".join(("Strain grows", *PARAGRAPHS))
NEW = "\n\n".join(
    ("Strain grows", "Harbour lowered the share of its partner in June.", *PARAGRAPHS[1:])
)


LOST = "Articles whose newer text moved or lost passages"


def listed(who: Person) -> list[Article]:
    page = client_of(who).get(address(Article, "changelist"), {"passages": "waiting"})
    assert page.status_code == 200
    keys = re.findall(r"/desk/articles/article/(\d+)/change/", page.content.decode())
    return list(Article.objects.filter(pk__in=keys))


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_versions", args=[article.pk])


@pytest.fixture
def ana() -> Person:
    return factories.person("ana", JOURNALIST)


@pytest.fixture
def edited(ana: Person) -> tuple[Article, Appearance, Appearance]:
    """An article in two versions; the words of the first passage are gone, those of the other
    stand."""
    with acting(ana, "test"):
        text = capture(OLD.encode()).version
    cut, signed = say(ana, text, CUT), say(ana, text, SIGNED)
    with acting(ana, "test"):
        capture(NEW.encode(), article=text.article)
    return text.article, cut.refreshed(), signed.refreshed()


def test_it_shows_what_changed_by_sentence(ana: Person, edited: Any) -> None:
    article = edited[0]
    shown = text_of(client_of(ana).get(page_of(article)))
    assert "From version 1 to version 2" in shown
    assert "1 changed, 1 taken out" in shown
    assert "Sentence 2 taken out" in shown
    response = client_of(ana).get(page_of(article))
    assert "<del>" in response.content.decode()
    assert "<ins> lowered</ins>" in response.content.decode()


def test_a_capture_leads_to_the_passages_that_need_somebody(ana: Person) -> None:
    with acting(ana, "test"):
        text = capture(OLD.encode()).version
    say(ana, text, CUT)
    say(ana, text, SIGNED)
    client = client_of(ana)
    where = f"{address(Article, 'add')}?article={text.article.public_id}"
    told = {"text": NEW, "article": f"{text.article.title} · {text.article.public_id}"}
    response = client.post(where, {**told, "kind": "news"})
    assert response["Location"] == f"{page_of(text.article)}#waiting"
    shown = text_of(client.get(page_of(text.article)))
    assert "Of 2 passages 1 stands in it (1 at another place). 1 needs you." in shown
    assert "its words are gone from version 2" in shown


def test_it_shows_the_sentence_that_was_confirmed_beside_the_one_of_now(
    ana: Person, edited: Any
) -> None:
    article = edited[0]
    third = OLD.replace("two people said", "two people said on Monday")
    with acting(ana, "test"):
        capture(third.encode(), article=article)
    page = client_of(ana).get(page_of(article))
    assert "the same words, in a sentence that changed" in text_of(page)
    before, now = (
        page.content.decode().split('<p class="label">As recorded', 1)[1].split("stands", 1)
    )
    assert "two people said." in before
    assert "two people said on Monday." in now


def mending(of: Appearance, **typed: Any) -> dict[str, Any]:
    newest = of.article_version.article.versions.order_by("-number")[0]
    seen = {
        "appearance": of.public_id,
        "claim_version": of.claim.refreshed().version,
        "text": newest.pk,
    }
    return {**seen, **typed}


def test_one_press_mends_a_passage(ana: Person, edited: Any) -> None:
    article, cut, _ = edited
    client = client_of(ana)
    newest = article.versions.order_by("-number")[0]
    words = "Harbour lowered the share of its partner in June."
    start = newest.text.index(words)
    offered = f"{start}-{start + len(words)}"
    assert f'value="{offered}"' in client.get(page_of(article)).content.decode()
    response = client.post(page_of(article), mending(cut, spans=offered), follow=True)
    assert "is mended" in text_of(response)
    assert "nothing waits for you" in text_of(response)
    cut.refresh_from_db()
    assert (cut.state, cut.spans.get().exact) == ("anchored", words)


def test_the_words_are_confirmed_where_they_stand_now(ana: Person, edited: Any) -> None:
    article, _, signed = edited
    third = OLD.replace("two people said", "two people said on Monday")
    with acting(ana, "test"):
        capture(third.encode(), article=article)
    signed.refresh_from_db()
    assert signed.state == "moved"
    response = client_of(ana).post(page_of(article), mending(signed, confirm="1"), follow=True)
    assert "Kept where it stands now" in text_of(response)
    signed.refresh_from_db()
    assert (signed.state, signed.spans.get().exact) == ("anchored", SIGNED)


def test_a_sentence_is_chosen_by_its_number(ana: Person, edited: Any) -> None:
    article, cut, _ = edited
    assert client_of(ana).post(page_of(article), mending(cut, number="2")).status_code == 302
    assert cut.spans.get().exact == "The agreement of 2022 is not public."


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Choose the words"),
        ({"number": "900"}, "The text has"),
        ({"spans": "5-4"}, "Choose the words in the text again."),
        ({"spans": "0-9000"}, "These words lie outside the text."),
        ({"spans": "0-4", "text": "1"}, "newer version"),
        ({"spans": "0-4", "claim_version": "0"}, "changed"),
        ({"confirm": "1"}, "does not wait"),
        ({"appearance": "ZZZZZZZZ", "spans": "0-4"}, "Somebody else deleted"),
    ],
)
def test_it_says_why_it_mends_nothing(
    ana: Person, edited: Any, typed: dict[str, str], words: str
) -> None:
    article, cut, _ = edited
    response = client_of(ana).post(page_of(article), mending(cut, **typed))
    assert response.status_code == 200
    assert "Nothing was saved." in text_of(response)
    assert words in text_of(response)
    cut.refresh_from_db()
    assert (cut.state, cut.spans.get().exact) == ("orphaned", CUT)


def test_it_shows_nothing_of_claims_that_the_person_may_not_read(edited: Any, ana: Person) -> None:
    article, cut, _ = edited
    claim = cut.claim.refreshed()
    with acting(ana, "test"):
        mark(claim, version=claim.version, marking="confidential")
    other = factories.person("other", JOURNALIST)
    response = client_of(other).get(page_of(article))
    assert claim.statement not in response.content.decode()
    assert "nothing waits for you" in text_of(response)
    assert LOST not in text_of(client_of(other).get("/desk/"))
    assert article not in listed(other)
    assert article in listed(ana)
    refused = client_of(other).post(page_of(article), mending(cut, spans="0-4"))
    assert "Nothing was saved." in text_of(refused)


def test_article_and_claim_lead_to_a_passage_that_waits(ana: Person, edited: Any) -> None:
    article, cut, signed = edited
    client = client_of(ana)
    assert f"{LOST}: 1" in text_of(client.get("/desk/"))
    page = client.get(address(article, "change"))
    assert "1 passage of this article needs a person" in text_of(page)
    assert f'href="{page_of(article)}#waiting"' in page.content.decode()
    assert "All 2 versions, and what changed" in text_of(page)
    at = f'href="{page_of(article)}#w-'
    assert f"{at}{cut.public_id}" in client.get(address(cut.claim, "change")).content.decode()
    assert at not in client.get(address(signed.claim, "change")).content.decode()


def test_an_editor_shows_a_version_to_readers(ana: Person) -> None:
    ben = factories.person("ben")
    article, _ = published(ana, ben, SIGNED)
    with acting(ana, "test"):
        capture(NEW.encode(), article=article)
    assert "waits for an editor" in text_of(client_of(ana).get(page_of(article)))
    show = reverse("admin:articles_article_show_version", args=[article.pk])
    version = {"version": article.refreshed().version}
    refused = client_of(ana).post(show, version, follow=True)
    assert "Only an editor can do this. Readers see what they saw before." in text_of(refused)
    assert PublishedArticle.objects.get().version == 1
    assert client_of(ben).get(show).status_code == 405
    shown = client_of(ben).post(show, version, follow=True)
    assert "Readers see version 2 now." in text_of(shown)
    assert PublishedArticle.objects.get().version == 2


def test_the_raw_bytes_are_a_file_to_keep(ana: Person, edited: Any) -> None:
    article = edited[0]
    response = client_of(ana).get(reverse("admin:articles_article_raw", args=[article.pk, 1]))
    assert (response.content, response["Content-Type"]) == (
        OLD.encode(),
        "application/octet-stream",
    )
    assert response["Content-Disposition"].startswith("attachment;")
    missing = reverse("admin:articles_article_raw", args=[article.pk, 9])
    assert client_of(ana).get(missing).status_code == 404


def test_it_is_for_those_who_may(edited: Any) -> None:
    article = edited[0]
    pages = (page_of(article), reverse("admin:articles_article_raw", args=[article.pk, 1]))
    adm, edda = factories.person("adm", ADMINISTRATOR), factories.person("edda", EDITOR)
    for where in pages:
        assert client_of(adm).get(where).status_code == 403
        assert Client().get(where).status_code == 302
        assert client_of(edda).get(where).status_code == 200


def test_it_takes_few_queries_however_much_waits(ana: Person, edited: Any) -> None:
    article = edited[0]
    client = client_of(ana)
    client.get(page_of(article))
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(page_of(article))
        counts.append(len(queries))
        first = ArticleVersion.objects.get(article=article, number=1)
        for _ in range(3):
            say(ana, first, CUT)
    assert counts[0] == counts[1] <= 16, counts
