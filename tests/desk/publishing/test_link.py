"""Links and the door: what readers learn of a check, and when."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from articles.desk.editing.acting import acting
from articles.desk.editing.link import Looked
from articles.desk.models import Article, LinkState
from articles.desk.publishing.article import revise_article
from articles.desk.publishing.integrity import faults
from articles.desk.publishing.link import record_check
from articles.logic.link_states import LinkFinding
from articles.public.models import PublishedArticle
from tests.desk import factories
from tests.desk.linking import URL, an_article, looked_at, rest_on

pytestmark = pytest.mark.django_db
GONE, MOVED, ALIVE = LinkFinding.GONE, LinkFinding.MOVED, LinkFinding.ALIVE


def known_article() -> Article:
    """One that readers know, by a published claim that rests on it."""
    ana, ben = factories.person("ana"), factories.person("ben")
    article = an_article(ana)
    claim = factories.draft(ana)
    rest_on(ana, claim, article)
    factories.assess(ana, claim)
    factories.publish_claim(ben, factories.verify(ben, factories.submit(ana, claim)))
    return article


def shown(article: Article) -> tuple[str, str]:
    """Standing and day, as readers have them."""
    row = PublishedArticle.objects.get(public_id=article.public_id)
    return row.link_standing, str(row.link_checked_on)


def differing() -> list[str]:
    """Articles that readers see otherwise than the desk has them."""
    return [str(fault) for fault in faults(["published-article"])]


def day_of(article: Article) -> str:
    return str(LinkState.objects.get(article=article).checked_at.date())


def test_readers_learn_how_a_link_stands_when_it_stands_otherwise() -> None:
    article, system = known_article(), factories.person("cleo")
    assert shown(article) == ("unchecked", "None")
    looked_at(system, article, GONE)
    assert shown(article) == ("unchecked", "None"), "one look is no death"
    looked_at(system, article, GONE)
    first = day_of(article)
    assert shown(article) == ("dead", first)
    updated = PublishedArticle.objects.get(public_id=article.public_id).updated_at
    looked_at(system, article, ALIVE)
    assert shown(article) == ("alive", day_of(article))
    row = PublishedArticle.objects.get(public_id=article.public_id)
    assert row.updated_at == updated, "readers' lists keep their order"
    assert differing() == []


def test_the_month_of_a_lost_page_is_kept_up_and_no_more() -> None:
    article, ana = known_article(), factories.person("cleo")
    told = []
    for month, day in ((3, 1), (3, 20), (4, 2)):
        at = datetime.fromisoformat(f"2026-{month:02}-{day:02}T12:00:00+00:00")
        with acting(ana, "test"):
            record_check(article, Looked(MOVED, "It moved."), url=URL, at=at)
        told.append(shown(article)[1])
    assert told == ["2026-03-01", "2026-03-01", "2026-04-02"]


def test_a_new_address_is_unchecked_for_readers_too() -> None:
    article, ben = known_article(), factories.person("cleo")
    looked_at(ben, article, MOVED)
    assert shown(article)[0] == "moved"
    with acting(ben, "test"):
        article = article.refreshed()
        revise_article(article, version=article.version, canonical_url="https://new.example/t")
    assert shown(article) == ("unchecked", "None")
    assert differing() == []


def test_what_readers_do_not_know_is_not_told() -> None:
    article = an_article(factories.person("ana"))
    looked_at(factories.person("ben"), article, GONE, GONE)
    assert not PublishedArticle.objects.exists()
    assert LinkState.objects.get().since - timedelta(days=2) < LinkState.objects.get().checked_at
