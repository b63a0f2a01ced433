"""An address cited by hand: its article is on record from then on, and keeps the page."""

from __future__ import annotations

from typing import Any

import pytest

from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article
from articles.desk.models import Article, Claim, Evidence, Person
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
AT = "https://register.example/entries/4711"


@pytest.fixture
def ana(db: None) -> Person:
    return factories.person("ana")


def attached(by: Person, claim: Claim, **typed: str) -> Evidence:
    client, page = client_of(by), address(claim, "change")
    held = fields_of(client.get(page), "workbench")
    row = max(int(name.split("-")[1]) for name in held if name.endswith("-stance"))
    typed = {"source": "The Register", "stance": "supports", "basis": "nothing_stated"} | typed
    sent: dict[str, Any] = held | {f"evidence-{row}-{name}": text for name, text in typed.items()}
    answer = client.post(page, sent)
    assert answer.status_code == 302, text_of(answer)
    return claim.evidence.latest("pk")


def test_it_puts_the_address_on_record_as_an_article_without_a_text(ana: Person) -> None:
    factories.make_source(ana, "The Register")
    claim = factories.draft(ana, "Acme owes Bolt.")
    item = attached(ana, claim, url=f"{AT}#top", note="Entry 4711.")
    article = Article.objects.get()
    assert (article.canonical_url, article.title) == (AT, "register.example/entries/4711")
    assert item.article == article
    assert not article.versions.exists()
    again = attached(ana, claim, url=AT, note="The same entry, read again.")
    assert again.article == article
    without = attached(ana, claim, note="Somebody said so.")
    assert without.article is None
    assert Article.objects.count() == 1


def test_it_takes_the_article_that_is_on_record(ana: Person) -> None:
    factories.make_source(ana, "The Register")
    with acting(ana, "test"):
        known = make_article(title="Entry 4711", canonical_url=AT)
    claim = factories.draft(ana, "Acme owes Bolt.")
    assert attached(ana, claim, url=AT, note="Entry 4711.").article == known
    assert Article.objects.get().title == "Entry 4711"
