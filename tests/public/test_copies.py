"""What readers are told of the pages that a claim rests on: copies, and pages that are lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from articles.logic.edition_content import Named
from articles.public.models import PublishedArticle, PublishedClaim
from tests.desk.admin.pages import text_of
from tests.public import contents
from tests.public import factories as make
from tests.public.pages import assert_fit_for_readers

pytestmark = pytest.mark.django_db
URL = "https://wire.example/tern"


def resting_on(article: PublishedArticle, **item: Any) -> PublishedClaim:
    named = Named(article.public_id, article.title)
    evidence = contents.evidence("E0000001", article=named, **({"url": URL} | item))
    return make.published_claim(evidence=(evidence,))


def page_of(client: Client, record: PublishedClaim | PublishedArticle) -> Any:
    kind = "claims" if isinstance(record, PublishedClaim) else "articles"
    response = client.get(f"/{kind}/{record.public_id}/")
    assert_fit_for_readers(response)
    return response


def lost(standing: str) -> dict[str, Any]:
    return {"url": URL, "link_standing": standing, "link_checked_on": date(2026, 11, 23)}


def test_it_offers_the_copy_where_readers_may_have_the_text(client: Client) -> None:
    article = make.published_article(paragraphs=["The Tern sails again."], url=URL)
    page = page_of(client, resting_on(article))
    assert (
        f'<a href="/articles/{article.public_id}/#text-heading">Archived copy'
        in page.content.decode()
    )
    assert "of 1 March 2026" in text_of(page)
    assert "no longer" not in text_of(page)
    assert 'id="text-heading"' in page_of(client, article).content.decode()


def test_it_says_that_a_copy_is_kept_where_it_may_only_be_quoted(client: Client) -> None:
    article = make.published_article(url=URL)
    page = page_of(client, resting_on(article))
    assert "Archived copy" not in text_of(page)
    assert "A copy of 1 March 2026 is kept and may be asked for." in text_of(page)
    assert "A copy of the whole text, of 1 March 2026, is kept" in text_of(page_of(client, article))


@pytest.mark.parametrize(
    "standing, words",
    [("dead", "no longer there"), ("moved", "no longer at this address")],
)
def test_it_says_that_a_page_is_lost_and_when_somebody_looked(
    client: Client, standing: str, words: str
) -> None:
    article = make.published_article(paragraphs=["The Tern sails."], **lost(standing))
    page = page_of(client, resting_on(article))
    assert f"The page is {words} (checked November 2026)." in text_of(page)
    assert "Archived copy" in text_of(page)
    assert f"{words} (checked November 2026)" in text_of(page_of(client, article))
    elsewhere = resting_on(article, url="https://register.example/1")
    assert "(checked" not in text_of(page_of(client, elsewhere)), "another page is cited"


@pytest.mark.parametrize("standing", ["unchecked", "alive", "changed", "paywalled"])
def test_it_says_nothing_of_pages_that_are_there(client: Client, standing: str) -> None:
    article = make.published_article(paragraphs=["The Tern sails."], **lost(standing))
    assert "(checked" not in text_of(page_of(client, resting_on(article)))


def test_it_tells_of_no_copy_where_there_is_none(client: Client) -> None:
    bare = make.published_article(url=URL, sentence_count=0)
    hidden = make.published_article(paragraphs=["The Tern."], is_hidden=True)
    for article in (bare, hidden):
        text = text_of(page_of(client, resting_on(article)))
        assert "Archived copy" not in text
    assert "A copy" not in text_of(page_of(client, resting_on(bare)))


def test_pages_change_with_the_link(client: Client) -> None:
    article = make.published_article(paragraphs=["The Tern sails."], url=URL)
    claim = resting_on(article)
    tags = page_of(client, claim)["ETag"], page_of(client, article)["ETag"]
    make._change(article, **lost("dead"))
    assert page_of(client, claim)["ETag"] != tags[0]
    assert page_of(client, article)["ETag"] != tags[1]
