"""New versions of a text and readers: who shows them, and where published passages stand."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.claim_desk import assign, embargo
from articles.desk.editing.errors import EditingError, StaleVersion
from articles.desk.models import Article, Claim, Person
from articles.desk.publishing.appearance_place import confirm_appearance, mend_appearance
from articles.desk.publishing.article import revise_article
from articles.desk.publishing.article_version import add_version, show_version
from articles.desk.publishing.due import scheduled_at
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.publish import publish
from articles.public.models import PublishedAppearance, PublishedArticle
from tests.desk import factories
from tests.desk.editing.test_reanchoring import (
    CUT,
    OFFER,
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


def edit(by: Person, article: Article, *paragraphs: str, **fields: Any) -> None:
    with acting(by, "test"):
        add_version(
            article,
            version=article.refreshed().version,
            fields=text_fields(*paragraphs) | fields,
        )


def verified(ana: Person, ben: Person, article: Article, /, *words: str, **item: Any) -> Claim:
    """A claim that the newest text says in these words, resting on evidence from `item`."""
    claim = factories.draft(ana)
    if words:
        say(ana, article.versions.order_by("-number")[0], *words, claim=claim)
    factories.attach(ana, claim, **item)
    factories.assess(ana, claim)
    return factories.verify(ben, factories.submit(ana, claim))


def shown_version(article: Article) -> int:
    return PublishedArticle.objects.get(public_id=article.public_id).version


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
    claim = verified(ana, ben, article, CUT)
    with acting(ben, "test"):
        publish(claim, version=claim.version)
    assert rows(article) == [("anchored", 2, [SIGNED]), ("anchored", 2, [CUT])]


def test_a_claim_that_rests_on_it_shows_no_text_that_it_was_not_taken_from(
    ana: Person, ben: Person
) -> None:
    article, _ = published(ana, ben, SIGNED)
    edit(ana, article, "New.", *PARAGRAPHS)
    first, newest = article.versions.order_by("number")
    for told, shown in ((None, 1), (first, 1), (newest, 2)):
        claim = verified(ana, ben, article, article=article, article_version=told)
        with acting(ben, "test"):
            publish(claim, version=claim.version)
        assert shown_version(article) == shown


def schedule(ben: Person, claim: Claim) -> datetime:
    """Due at once; the moment when it was scheduled."""
    with acting(ben, "test"):
        embargo(claim, version=claim.version, until=database_moment())
    return database_moment()


def publish_due() -> None:
    call_command("publish", "--due", stdout=io.StringIO())


@pytest.mark.parametrize("rights", ["own", "quotation_only"])
def test_a_scheduled_claim_shows_no_text_captured_since(
    ana: Person, ben: Person, rights: str
) -> None:
    article, _ = published(ana, ben, SIGNED, rights=rights)
    claim = verified(ana, ben, article, OFFER, article=article)
    later = schedule(ben, claim) + timedelta(minutes=1)
    edit(ana, article, "New.", *PARAGRAPHS, captured_at=later)
    publish_due()
    assert shown_version(article) == 1
    (row,) = PublishedAppearance.objects.filter(claim__public_id=claim.public_id)
    text = article.versions.get(number=1).text
    (span,) = row.spans
    assert (row.state, row.version, row.first_start) == ("anchored", 1, text.index(OFFER))
    assert (span["start"], span["end"]) == (
        (text.index(OFFER), text.index(OFFER) + len(OFFER)) if span["exact"] else (None, None)
    )
    with acting(ben, "test"):
        show_version(article, version=article.refreshed().version)
    row.refresh_from_db()
    assert (row.state, row.version, shown_version(article)) == ("anchored", 2, 2)


def test_a_scheduled_claim_shows_the_text_that_the_editor_knew(ana: Person, ben: Person) -> None:
    article, _ = published(ana, ben, SIGNED)
    edit(ana, article, "New.", *PARAGRAPHS, captured_at=database_moment() - timedelta(hours=1))
    claim = verified(ana, ben, article, OFFER)
    later = schedule(ben, claim) + timedelta(minutes=1)
    edit(ana, article, "Newer.", *PARAGRAPHS[:2], captured_at=later)
    publish_due()
    assert shown_version(article) == 2
    assert rows(article) == [("anchored", 2, [SIGNED]), ("anchored", 2, [OFFER])]


def test_readers_first_see_an_article_as_the_editor_knew_it(ana: Person, ben: Person) -> None:
    article = an_article(ana).article.refreshed()
    with acting(ana, "test"):
        revise_article(article, version=article.version, rights="own")
    claim = verified(ana, ben, article, OFFER)
    later = schedule(ben, claim) + timedelta(minutes=1)
    changed = PARAGRAPHS[2].replace("so far", "until now")
    edit(ana, article, "New.", *PARAGRAPHS[:2], changed, captured_at=later)
    assert claim.appearances.get().state == "moved"
    publish_due()
    assert rows(article) == [("anchored", 1, [OFFER])]


def test_an_embargo_counts_from_when_it_was_set_last(ana: Person, ben: Person) -> None:
    """By the moments of its history; here all of them are the transaction's."""
    claim = verified(ana, ben, an_article(ana).article, OFFER)
    assert scheduled_at(claim) is None
    schedule(ben, claim)
    (said,) = claim.events.filter(scheduled_by=ben)  # type: ignore[attr-defined]
    with acting(ana, "test"):
        assign(claim, version=claim.refreshed().version, to=ana)
    assert scheduled_at(claim.refreshed()) == said.pgh_created_at


@pytest.mark.parametrize(("who", "state"), [("two people", "anchored"), ("a manager", "moved")])
def test_published_words_stay_where_the_desk_has_moved_on_to_others(
    ana: Person, ben: Person, who: str, state: str
) -> None:
    article, (claim,) = published(ana, ben, SIGNED)
    said = PARAGRAPHS[1].replace("two people", who)
    edit(ana, article, "New.", PARAGRAPHS[0], said)
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
    assert rows(article) == [(state, 2, [SIGNED])]
    assert PublishedAppearance.objects.get().spans[0]["exact"] == SIGNED


@pytest.mark.parametrize("is_mended", [True, False])
def test_what_a_person_settles_readers_see_settled(
    ana: Person, ben: Person, is_mended: bool
) -> None:
    article, (claim,) = published(ana, ben, SIGNED)
    edit(ben, article, "New.", PARAGRAPHS[1].replace("two people", "a manager"), SIGNED + ".")
    assert rows(article) == [("moved", 2, [SIGNED])]
    newest = article.versions.order_by("-number")[0]
    start = newest.text.rindex(SIGNED)
    told: dict[str, Any] = {"version": claim.refreshed().version, "article_version": newest}
    with acting(ana, "test"):
        if is_mended:
            places = [(start, start + len(SIGNED))]
            mend_appearance(claim.appearances.get(), **told, spans=places)
        else:
            confirm_appearance(claim.appearances.get(), **told)
    assert rows(article) == [("anchored", 2, [SIGNED])]
    assert (PublishedAppearance.objects.get().first_start == start) is is_mended


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
