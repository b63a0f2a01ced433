""" "This article rewrites that one": what it does to the claims, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_django.plugin import DjangoDbBlocker

from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.article import make_article
from articles.desk.editing.article_derivation import derive_article, underive_article
from articles.desk.editing.errors import EditingError, NotAllowed, StaleVersion
from articles.desk.editing.reached import claims_reached
from articles.desk.editing.rewriting_preview import moved_by
from articles.desk.models import Article, Claim
from articles.desk.publishing.article_rewrite import OwnReporting, rewrite
from articles.desk.publishing.publish import CorrectionText
from articles.logic.edition_content import read_claim
from articles.logic.origin_trees import origin_trees
from articles.logic.vocabulary import Stance
from articles.public.models import PublishedClaim
from tests.desk import factories
from tests.desk.rewriting import Press, build, for_the_module

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Press]:
    with for_the_module(django_db_blocker):
        yield build()


@pytest.fixture
def press(built: Press) -> Press:
    return built.afresh()


def suggested(claim: Claim) -> tuple[str, str, int]:
    stored = Claim.objects.get(pk=claim.pk).suggestion
    assert not stored.is_stale
    return stored.verdict, stored.word, stored.origins_for


def test_two_origins_become_one_and_the_published_claim_is_rechecked(press: Press) -> None:
    claim = press.published()
    assert suggested(claim) == ("supported", "high", 2)
    press.rewrite(press.is_not_own(claim))
    assert suggested(claim) == ("supported", "moderate", 1)
    claim.refresh_from_db()
    assert (claim.challenge, claim.published_number) == ("recheck", 1)
    assert PublishedClaim.objects.get(public_id=claim.public_id).confidence == "high"


def test_its_own_reporting_is_an_exception(press: Press) -> None:
    claim = press.published()
    before = claim.version
    press.rewrite()
    assert suggested(claim) == ("supported", "high", 2)
    claim.refresh_from_db()
    assert (claim.challenge, claim.version) == ("none", before)


def test_an_item_is_made_its_own_reporting_with_the_link(press: Press) -> None:
    claim = press.claim()
    item = press.told(claim, press.second, is_own_reporting=False, note="A second one.")
    seen = claim.refreshed().version
    press.rewrite(OwnReporting(item, True, seen))
    assert item.refreshed().is_own_reporting


def test_said_twice_it_changes_nothing(press: Press) -> None:
    claim = press.published()
    press.rewrite(press.is_not_own(claim))
    article = press.second.refreshed()
    before = (article.version, claim.refreshed().version, article.derivations.count())
    press.rewrite(press.is_not_own(claim))
    article.refresh_from_db()
    assert (article.version, claim.refreshed().version, article.derivations.count()) == before
    assert before[2] == 1


def test_what_it_only_quotes_keeps_its_origin(press: Press) -> None:
    claim = factories.draft(press.ana, temporal="event")
    speaker = factories.make_source(press.ana, "The speaker", kind="person")
    press.told(claim, press.first)
    quoted = press.told(
        claim, press.second, source=speaker, kind="on_record_statement", is_own_reporting=False
    )
    before = suggested(claim)
    press.rewrite()
    assert suggested(claim) == before
    assert quoted.derivations.count() == 0


def test_an_item_attached_later_rests_on_the_rewritten_article_too(press: Press) -> None:
    press.rewrite()
    claim = factories.draft(press.ana, temporal="event")
    press.told(claim, press.first)
    press.told(claim, press.second, is_own_reporting=False)
    assert suggested(claim)[2] == 1


def test_it_reaches_through_an_article_that_brought_nothing(press: Press) -> None:
    with acting(press.ana, "test"):
        middle = make_article(title="In between", publisher=press.ledger)
        derive_article(middle, version=middle.version, parent=press.first)
    claim = factories.draft(press.ana, temporal="event")
    press.told(claim, press.first)
    press.told(claim, press.second, is_own_reporting=False)
    assert suggested(claim)[2] == 2
    with acting(press.ana, "test"):
        derive_article(press.second, version=press.second.version, parent=middle)
    assert suggested(claim)[2] == 1
    assert claim in claims_reached(middle)
    assert claim in claims_reached(press.second)


def test_a_better_graded_copy_lifts_nothing(press: Press) -> None:
    claim = factories.draft(press.ana, temporal="event")
    press.told(claim, press.first, credibility="3")
    alone = claim.refreshed().suggestion.score
    press.told(claim, press.second, is_own_reporting=False)
    press.rewrite()
    assert Claim.objects.get(pk=claim.pk).suggestion.score == alone


def test_the_undoing_takes_the_link_back_and_twice_is_nothing(press: Press) -> None:
    claim = press.claim()
    press.rewrite(press.is_not_own(claim))
    for _ in range(2):
        with acting(press.ana, "test"):
            article = press.second.refreshed()
            underive_article(article, version=article.version, parent=press.first)
        assert press.second.derivations.count() == 0
    assert suggested(claim)[2] == 2


def test_readers_see_the_rewrite_hang_under_what_it_rewrites(press: Press) -> None:
    claim = press.published()
    press.rewrite(press.is_not_own(claim))
    factories.assess(press.ana, claim, verdict="supported", confidence="moderate")
    factories.submit(press.ana, claim)
    claim = factories.verify(press.ben, claim)
    text = CorrectionText("Counted as two origins.", "One of them rewrites the other.")
    said = read_claim(factories.publish_claim(press.ben, claim, correction=text).content)
    items = {item.article.id: item for item in said.evidence if item.article}
    first, second = items[press.first.public_id], items[press.second.public_id]
    assert second.rests_on == (f"article:{press.first.public_id}",)
    assert first.origins == second.origins
    (tree,) = origin_trees(said, Stance.SUPPORTS)
    assert [branch.item for branch in tree.branches] == [first]
    assert [branch.item for branch in tree.branches[0].branches] == [second]


def test_a_circle_is_refused_in_words(press: Press) -> None:
    with acting(press.ana, "test"):
        third = make_article(title="The third")
        derive_article(third, version=third.version, parent=press.second)
    press.rewrite()
    for parent in (press.second, third):
        first = press.first.refreshed()
        refused = pytest.raises(EditingError, match="rewrites this article itself")
        with refused, acting(press.ana, "test"):
            derive_article(first, version=first.version, parent=parent)
        assert first.derivations.count() == 0


def test_an_article_does_not_rewrite_itself(press: Press) -> None:
    with pytest.raises(EditingError, match="does not rewrite itself"), acting(press.ana, "test"):
        derive_article(press.first, version=press.first.version, parent=press.first)


def test_a_claim_that_moved_on_takes_everything_back(press: Press) -> None:
    claim = press.published()
    said = press.is_not_own(claim)
    with pytest.raises(StaleVersion):
        press.rewrite(OwnReporting(said.item, False, said.seen - 1))
    assert press.second.derivations.count() == 0
    assert said.item.refreshed().is_own_reporting
    assert suggested(claim)[2] == 2


def test_an_article_that_moved_on_takes_everything_back(press: Press) -> None:
    claim = press.claim()
    with pytest.raises(StaleVersion), acting(press.ana, "test"):
        rewrite(press.second, version=0, parent=press.first, own=[press.is_not_own(claim)])
    assert claim.evidence.filter(is_own_reporting=True).count() == 2


def test_an_item_of_another_article_is_refused(press: Press) -> None:
    claim = press.claim()
    item = claim.evidence.get(article=press.first)
    with pytest.raises(EditingError, match="not made from this article"):
        press.rewrite(OwnReporting(item, False, claim.refreshed().version))


@pytest.mark.parametrize("role", [JOURNALIST, "administrator"])
def test_it_takes_somebody_who_writes(role: str, press: Press) -> None:
    person = factories.person("who", role)
    if role == JOURNALIST:
        assert press.rewrite(by=person).derivations.count() == 1
    else:
        with pytest.raises(NotAllowed):
            press.rewrite(by=person)


def test_the_preview_says_what_then_happens_and_writes_nothing(press: Press) -> None:
    claim = press.published()
    said = press.is_not_own(claim)
    today = datetime.now(UTC).date()
    own = {said.item.public_id: False}
    (moved,) = moved_by([claim], press.second, press.first, own, as_of=today)
    assert moved.word_falls
    assert Article.objects.get(pk=press.second.pk).derivations.count() == 0
    assert suggested(claim) == (moved.now.verdict, moved.now.word, moved.now.origins[0])
    press.rewrite(said)
    assert suggested(claim) == (moved.then.verdict, moved.then.word, moved.then.origins[0])
