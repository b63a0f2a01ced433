"""New versions of a text and readers: who shows them, and where published passages stand."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.appearance_place import mend_appearance
from articles.desk.editing.errors import EditingError, StaleVersion
from articles.desk.models import Article, Claim, Person
from articles.desk.publishing.article import revise_article
from articles.desk.publishing.article_version import add_version, show_version
from articles.desk.publishing.publish import publish
from articles.public.models import PublishedAppearance, PublishedArticle
from tests.desk import factories
from tests.desk.editing.test_reanchoring import (
    CUT,
    PARAGRAPHS,
    SIGNED,
    an_article,
    say,
    text_fields,
)

pytestmark = pytest.mark.django_db


def published(
    ana: Person, ben: Person, *words: str, rights: str = "own"
) -> tuple[Article, list[Claim]]:
    """An article that readers may read, and a published claim from each of `words`."""
    text = an_article(ana)
    article = text.article.refreshed()
    with acting(ana, "test"):
        article = revise_article(article, version=article.version, rights=rights)
    claims = []
    for part in words:
        claim = factories.draft(ana)
        say(ana, text, part, claim=claim)
        factories.attach(ana, claim)
        factories.assess(ana, claim)
        claim = factories.verify(ben, factories.submit(ana, claim))
        with acting(ben, "test"):
            publish(claim, version=claim.version)
        claims.append(claim.refreshed())
    return article.refreshed(), claims


def edit(by: Person, article: Article, *paragraphs: str) -> None:
    with acting(by, "test"):
        add_version(article, version=article.refreshed().version, fields=text_fields(*paragraphs))


def rows(article: Article) -> list[tuple[Any, ...]]:
    shown = PublishedArticle.objects.get(public_id=article.public_id)
    text = "\n\n".join(block["text"] for block in shown.body)
    found = PublishedAppearance.objects.filter(article=shown).order_by("pk")
    return [
        (row.state, row.version, [text[span["start"] : span["end"]] for span in row.spans])
        for row in found
    ]


@pytest.fixture
def ana() -> Person:
    return factories.person("ana", JOURNALIST)


@pytest.fixture
def ben() -> Person:
    return factories.person("ben")


def test_a_journalists_version_waits_for_an_editor(ana: Person, ben: Person) -> None:
    article, _ = published(ana, ben, SIGNED, CUT)
    edit(ana, article, "New.", PARAGRAPHS[1])
    assert PublishedArticle.objects.get(public_id=article.public_id).version == 1
    assert [row[:2] for row in rows(article)] == [("anchored", 1), ("anchored", 1)]
    with acting(ben, "test"):
        show_version(article, version=article.refreshed().version)
    assert PublishedArticle.objects.get(public_id=article.public_id).version == 2
    (signed, gone) = rows(article)
    assert signed == ("anchored", 2, [SIGNED])
    assert gone[:2] == ("orphaned", 1)


def test_an_editors_version_is_shown_at_once(ana: Person, ben: Person) -> None:
    article, _ = published(ana, ben, SIGNED)
    edit(ben, article, "New.", *PARAGRAPHS)
    assert rows(article) == [("anchored", 2, [SIGNED])]


def test_other_changes_of_the_article_show_no_new_text(ana: Person, ben: Person) -> None:
    article, _ = published(ana, ben, SIGNED)
    edit(ana, article, "New.", *PARAGRAPHS)
    with acting(ana, "test"):
        revise_article(article, version=article.refreshed().version, byline="R. Porter")
    shown = PublishedArticle.objects.get(public_id=article.public_id)
    assert (shown.byline, shown.version) == ("R. Porter", 1)
    assert "New." not in str(shown.body)


def test_publishing_from_it_shows_it(ana: Person, ben: Person) -> None:
    article, _ = published(ana, ben, SIGNED)
    edit(ana, article, "New.", *PARAGRAPHS)
    claim = factories.draft(ana)
    newest = article.versions.order_by("-number")[0]
    say(ana, newest, CUT, claim=claim)
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    claim = factories.verify(ben, factories.submit(ana, claim))
    with acting(ben, "test"):
        publish(claim, version=claim.version)
    assert rows(article) == [("anchored", 2, [SIGNED]), ("anchored", 2, [CUT])]


def test_published_words_stay_where_the_desk_has_moved_on_to_others(
    ana: Person, ben: Person
) -> None:
    article, (claim,) = published(ana, ben, SIGNED)
    edit(ana, article, "New.", *PARAGRAPHS)
    newest = article.versions.order_by("-number")[0]
    start = newest.text.index(CUT)
    with acting(ana, "test"):
        mend_appearance(
            claim.appearances.get(),
            version=claim.refreshed().version,
            article_version=newest,
            spans=[(start, start + len(CUT))],
        )
    with acting(ben, "test"):
        show_version(article, version=article.refreshed().version)
    assert rows(article) == [("anchored", 2, [SIGNED])]
    assert PublishedAppearance.objects.get().spans[0]["exact"] == SIGNED


def test_withheld_words_keep_their_paragraph_and_stay_out(ana: Person, ben: Person) -> None:
    article, _ = published(ana, ben, CUT, rights="quotation_only")
    (row,) = PublishedAppearance.objects.all()
    assert (row.spans[0]["exact"], row.spans[0]["paragraph"]) == ("", 1)
    edit(ben, article, "New.", *PARAGRAPHS)
    row.refresh_from_db()
    assert (row.version, row.state, row.spans[0]["paragraph"]) == (2, "anchored", 2)
    assert row.spans[0]["exact"] == ""
    assert row.spans[0]["start"] is None


def test_it_takes_a_fixed_number_of_queries(ana: Person, ben: Person) -> None:
    counts = []
    for words in ([SIGNED], [SIGNED, CUT, SIGNED, CUT]):
        article, _ = published(ana, ben, *words)
        edit(ana, article, "New.", *PARAGRAPHS)
        with CaptureQueriesContext(connection) as queries, acting(ben, "test"):
            show_version(article, version=article.refreshed().version)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_it_refuses_those_who_may_not_and_what_nobody_reads(ana: Person, ben: Person) -> None:
    article, _ = published(ana, ben, SIGNED)
    edit(ana, article, "New.", *PARAGRAPHS)
    with pytest.raises(EditingError, match="editor"), acting(ana, "test"):
        show_version(article, version=article.refreshed().version)
    with pytest.raises(StaleVersion), acting(ben, "test"):
        show_version(article, version=0)
    unread = an_article(ana).article.refreshed()
    with pytest.raises(EditingError, match="do not know"), acting(ben, "test"):
        show_version(unread, version=unread.version)
    assert [row[:2] for row in rows(article)] == [("anchored", 1)]
