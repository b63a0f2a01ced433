"""Orphaned quotations leave the queue by what their tab asks for: mended, or left behind."""

from __future__ import annotations

from typing import Any

import pytest

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import acting
from articles.desk.editing.appearance_place import leave_appearance
from articles.desk.editing.errors import EditingError
from articles.desk.models import Appearance, Article, PassageLeft, Person
from tests.desk import factories
from tests.desk.admin.annotating import claim_on
from tests.desk.admin.pages import address, client_of, text_of
from tests.desk.refusals import run

pytestmark = pytest.mark.django_db

OWED = "Acme owes Bolt three million."
TEXT = f"A loan in arrears\n\n{OWED} The loan was due in May.\n"
GONE = TEXT.replace(OWED, "Nobody wrote what it owed.")


@pytest.fixture
def ana() -> Person:
    return factories.person("ana")


@pytest.fixture
def article(ana: Person) -> Article:
    with acting(ana, "test"):
        made = capture(TEXT.encode()).article
    claim_on(ana, made, OWED)
    newer(ana, made, GONE)
    return made


def newer(by: Person, article: Article, text: str) -> None:
    with acting(by, "test"):
        capture(text.encode(), article=article)


def counted(by: Person) -> str:
    queue = text_of(client_of(by).get("/desk/articles/claim/queue/?tab=orphaned"))
    return queue[queue.index("Orphaned quotations") :].split("Unverified")[0].strip()


def sent(article: Article, **typed: Any) -> dict[str, Any]:
    cut = Appearance.objects.get()
    newest = article.versions.latest("number")
    seen = {"appearance": cut.public_id, "claim_version": cut.claim.version, "text": newest.pk}
    return seen | typed


def test_it_is_left_on_its_earlier_version_and_waits_for_nobody(
    ana: Person, article: Article
) -> None:
    cut = Appearance.objects.get()
    assert cut.state == "orphaned"
    assert counted(ana) == "Orphaned quotations 1"
    version, parts = cut.claim.version, cut.claim.part_changes.count()
    client, page = client_of(ana), address(article, "versions")
    assert "No sentence says it any more" in text_of(client.get(page))
    assert client.post(page, sent(article, leave="1")).status_code == 302
    assert counted(ana) == "Orphaned quotations 0"
    assert "No sentence says it any more" not in text_of(client.get(page))
    claim = cut.claim.refreshed()
    assert (claim.version, claim.part_changes.count()) == (version, parts)
    assert PassageLeft.objects.get().left_by == ana


def test_words_that_come_back_and_go_again_are_looked_at_again(
    ana: Person, article: Article
) -> None:
    client_of(ana).post(address(article, "versions"), sent(article, leave="1"))
    newer(ana, article, TEXT.replace("The loan was due in May.", "It was due."))
    assert Appearance.objects.get().article_version.number == 3
    assert counted(ana) == "Orphaned quotations 0"
    newer(ana, article, GONE.replace("The loan was due in May.", "It was due."))
    assert Appearance.objects.get().state == "orphaned"
    assert counted(ana) == "Orphaned quotations 1"


def test_what_still_stands_there_is_not_left(ana: Person) -> None:
    with acting(ana, "test"):
        made = capture(TEXT.encode()).article
    claim_on(ana, made, OWED)
    cut = Appearance.objects.get()
    with pytest.raises(EditingError, match="mend or confirm"), acting(ana, "test"):
        leave_appearance(cut, version=cut.claim.version, article_version=made.versions.get())
    refused = client_of(ana).post(address(made, "versions"), sent(made, leave="1"))
    assert "mend or confirm" in text_of(refused)


def test_the_database_signs_it_and_keeps_who_it_was(ana: Person, article: Article) -> None:
    client_of(ana).post(address(article, "versions"), sent(article, leave="1"))
    ben = factories.person("ben")
    with pytest.raises(EditingError, match="stays on record"), acting(ben, "test"):
        run("UPDATE articles_passageleft SET left_by_id = %s", [ben.pk])
