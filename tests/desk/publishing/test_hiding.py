from __future__ import annotations

import pytest
from django.test import Client

from articles.desk.editing import request as requests
from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article
from articles.desk.models import Claim, Person, Source
from articles.desk.publishing.withdraw import withdraw
from articles.public.models import PublishedArticle, PublishedSource
from tests.desk import factories

pytestmark = pytest.mark.django_db


def _told_by(ana: Person, ben: Person, source: Source) -> Claim:
    """A published claim from an article of the source."""
    with acting(ana, "test"):
        article = make_article(title="Its article", publisher=source)
    claim = factories.draft(ana)
    factories.attach(ana, claim, source=source, article=article)
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    factories.publish_claim(ben, factories.verify(ben, claim))
    return claim.refreshed()


def _withdrawn(claim: Claim, ben: Person, cleo: Person) -> None:
    with acting(ben, "test"):
        asked = requests.ask_for("withdraw", claim, reason="A court says so.", ground="legal")
    with acting(cleo, "test"):
        requests.approve(asked, reason="It does.")
    with acting(ben, "test"):
        withdraw(claim, version=claim.refreshed().version)


def test_it_hides_what_nothing_but_the_withdrawn_claim_named_until_a_claim_names_it() -> None:
    ana, ben, cleo = (factories.person(name) for name in ("ana", "ben", "cleo"))
    source = factories.make_source(ana, "Its own source")
    claim = _told_by(ana, ben, source)
    article = PublishedArticle.objects.get()
    pages = (f"/sources/{source.public_id}/", f"/articles/{article.public_id}/")
    assert [Client().get(page).status_code for page in pages] == [200, 200]
    _withdrawn(claim, ben, cleo)
    assert [Client().get(page).status_code for page in pages] == [404, 404]
    assert b"Its own source" not in Client().get("/search/?q=source").content
    assert article.public_id.encode() not in Client().get("/sitemaps/articles-0.xml").content
    _told_by(ana, ben, source)
    assert Client().get(pages[0]).status_code == 200
    assert Client().get(pages[1]).status_code == 404


def test_it_leaves_what_another_claim_names_too() -> None:
    ana, ben, cleo = (factories.person(name) for name in ("ana", "ben", "cleo"))
    source = factories.make_source(ana, "A shared source")
    claim = _told_by(ana, ben, source)
    _told_by(ana, ben, source)
    _withdrawn(claim, ben, cleo)
    assert not PublishedSource.objects.get(public_id=source.public_id).is_hidden
    assert Client().get(f"/sources/{source.public_id}/").status_code == 200
