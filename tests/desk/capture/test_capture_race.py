"""Captures of one article at the same moment, and beside a publication from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from articles.desk.capture.capturing import Capture, capture
from articles.desk.editing.acting import acting
from articles.desk.models import Article, Person
from articles.desk.publishing.article import revise_article
from articles.desk.publishing.publish import publish
from articles.public.models import PublishedAppearance, PublishedArticle
from tests.desk import factories
from tests.desk.editing.test_reanchoring import CUT, PARAGRAPHS, SIGNED, placed, say
from tests.desk.publishing.test_owner import _race

TITLE = "Strain grows"


def bytes_of(*paragraphs: str) -> bytes:
    return "\n\n".join((TITLE, *paragraphs)).encode()


def capturing(person: Person, article: Article, *paragraphs: str) -> Callable[[], Any]:
    def deed() -> None:
        with acting(person, "capture"):
            capture(bytes_of(*paragraphs), article=article)

    return deed


@pytest.mark.usefixtures("committed_db")
def test_each_gets_its_turn_and_passages_stand_in_the_last() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    with acting(ana, "test"):
        text = capture(bytes_of(*PARAGRAPHS)).version
    cut, signed = say(ana, text, CUT), say(ana, text, SIGNED)
    article = text.article
    edits = [("One.", *PARAGRAPHS), ("Another.", "Longer.", *PARAGRAPHS), ("One.", *PARAGRAPHS)]
    for at_once in (edits[:2], [edits[2], edits[2]]):
        deeds = [
            capturing(person, article, *edit)
            for person, edit in zip((ana, ben), at_once, strict=True)
        ]
        assert _race(deeds) == ["", ""]
        numbers = list(article.versions.order_by("number").values_list("number", flat=True))
        assert placed(cut) == ("anchored", numbers[-1], [CUT])
        assert placed(signed) == ("anchored", numbers[-1], [SIGNED])
    # Either order is right; the same bytes twice are one version, or that before already.
    assert numbers in ([1, 2, 3], [1, 2, 3, 4])
    newest, *_ = article.versions.all()
    assert bytes(newest.raw) == bytes_of(*edits[2])


def sent_twice(ana: Person, data: bytes, url: str | None) -> list[Capture]:
    found = []

    def deed() -> None:
        with acting(ana, "capture"):
            found.append(capture(data, url=url))

    assert _race([deed, deed]) == ["", ""]
    return found


@pytest.mark.usefixtures("committed_db")
def test_a_form_that_is_sent_twice_makes_one_article() -> None:
    ana = factories.person("ana")
    for number, url in enumerate((None, "https://paper.example/tern")):
        one, other = sent_twice(ana, bytes_of(PARAGRAPHS[number]), url)
        assert {one.is_new, other.is_new} == {True, False}
        assert one.version == other.version


@pytest.mark.usefixtures("committed_db")
def test_readers_get_passages_in_the_text_that_they_read() -> None:
    ana, ben, cleo = factories.person("ana"), factories.person("ben"), factories.person("cleo")
    with acting(ana, "test"):
        text = capture(bytes_of(*PARAGRAPHS)).version
        article = revise_article(
            text.article, version=text.article.refreshed().version, rights="own"
        )
    claim = factories.draft(ana)
    say(ana, text, SIGNED, claim=claim)
    factories.attach(ana, claim, article=article)
    factories.assess(ana, claim)
    claim = factories.verify(ben, factories.submit(ana, claim))

    def publishing() -> None:
        with acting(ben, "publish"):
            publish(claim, version=claim.version)

    assert _race([publishing, capturing(cleo, article, "One.", *PARAGRAPHS)]) == ["", ""]
    (row,), (shown,) = PublishedAppearance.objects.all(), PublishedArticle.objects.all()
    read = article.versions.get(number=2).text
    assert (row.version, shown.version, row.state) == (2, 2, "anchored")
    assert [read[span["start"] : span["end"]] for span in row.spans] == [SIGNED]
