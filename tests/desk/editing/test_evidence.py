"""Evidence, enquiries, assessments and articles by verb."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from articles.desk.editing import (
    article as articles,
)
from articles.desk.editing import article_version as article_version_verbs
from articles.desk.editing import (
    assessment,
)
from articles.desk.editing import (
    enquiry as enquiries,
)
from articles.desk.editing import (
    evidence as items,
)
from articles.desk.editing import evidence_derivation as evidence_derivation_verbs
from articles.desk.editing import evidence_file as evidence_file_verbs
from articles.desk.editing import evidence_state as evidence_state_verbs
from articles.desk.editing import origin as origin_verbs
from articles.desk.editing import outcome as outcome_verbs
from articles.desk.editing import (
    source as sources,
)
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError, StaleVersion
from articles.desk.models import Article, Claim, Enquiry, Evidence, Suggestion
from articles.desk.publishing import article as publishing
from articles.logic.partial_dates import PartialDate
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import delete_by_sql, refused, tell

pytestmark = pytest.mark.django_db


def test_credibility_one_follows_and_is_not_entered(newsroom: Newsroom) -> None:
    claim, item = newsroom.claim("draft"), newsroom.item("draft")
    with pytest.raises(EditingError, match="follows from the evidence"), acting(newsroom.ana, "t"):
        items.attach(claim, version=claim.version, source=newsroom.outlet, credibility="1")
    with pytest.raises(EditingError, match="follows from the evidence"), acting(newsroom.ana, "t"):
        items.revise_evidence(item, version=claim.version, credibility="1")


def test_every_change_is_suggested_upon_again(newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    before = Suggestion.objects.get(claim=claim)
    with acting(newsroom.ana, "test"):
        items.attach(claim, version=claim.version, source=newsroom.outlet, stance="disputes")
    after = Suggestion.objects.get(claim=claim)
    assert (after.is_stale, after.evidence_hash != before.evidence_hash) == (False, True)
    assert after.origins_against == 1


def test_raw_sql_leaves_the_suggestion_stale(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    Evidence.objects.filter(pk=newsroom.item("draft").pk).update(stance="disputes")
    assert Suggestion.objects.get(claim=newsroom.claim("draft")).is_stale


def test_an_item_that_was_published_is_retracted_not_removed(newsroom: Newsroom) -> None:
    claim, item = newsroom.claim("published"), newsroom.item("published")
    with refused("published_stays"), acting(newsroom.ana, "test"):
        evidence_state_verbs.remove_evidence(item, version=claim.version)
    tell(newsroom.ana)
    with refused("published_stays"):
        delete_by_sql(item)
    later = factories.attach(newsroom.ana, claim, source=newsroom.outlet)
    claim = newsroom.claim("published")
    with acting(newsroom.ana, "test"):  # one that readers never saw can go
        evidence_state_verbs.remove_evidence(later, version=claim.version)
    with pytest.raises(EditingError, match="Say why"), acting(newsroom.ana, "test"):
        evidence_state_verbs.retract_evidence(
            item, version=newsroom.claim("published").version, reason=" "
        )
    with acting(newsroom.ana, "test"):
        item = evidence_state_verbs.retract_evidence(
            item, version=newsroom.claim("published").version, reason="They took it back."
        )
    assert item.state == "retracted"


def test_a_file_is_kept_with_its_hash(newsroom: Newsroom, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    claim, item = newsroom.claim("draft"), newsroom.item("draft")
    with acting(newsroom.ana, "test"):
        item = evidence_file_verbs.keep_file(
            item, version=claim.version, name="../../a.PDF", data=b"words"
        )
    assert item.file_sha256 == hashlib.sha256(b"words").hexdigest()
    assert Path(item.file.path).is_relative_to(tmp_path)
    with pytest.raises(EditingError, match="empty"), acting(newsroom.ana, "test"):
        evidence_file_verbs.keep_file(
            item, version=newsroom.claim("draft").version, name="a", data=b""
        )


def test_derivations_come_and_go(newsroom: Newsroom) -> None:
    item = newsroom.item("draft")
    with acting(newsroom.ana, "test"):
        origin = origin_verbs.make_origin(kind="wire_report", label="Wire 7")
        evidence_derivation_verbs.derive(
            item, version=newsroom.claim("draft").version, parent=origin
        )
    derivation = item.derivations.get()
    with pytest.raises(EditingError, match="itself"), acting(newsroom.ana, "test"):
        evidence_derivation_verbs.derive(item, version=newsroom.claim("draft").version, parent=item)
    with pytest.raises(StaleVersion), acting(newsroom.ana, "test"):
        evidence_derivation_verbs.underive(item, version=1, derivation=derivation)
    with acting(newsroom.ana, "test"):
        evidence_derivation_verbs.underive(
            item, version=newsroom.claim("draft").version, derivation=derivation
        )
    assert not item.derivations.exists()


# --- Assessments ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values",
    [
        {"verdict": "supported"},
        {"verdict": "unproven", "confidence": "low"},
        {"verdict": "partly_supported", "confidence": "very low"},
        {"verdict": "supported", "confidence": "very low", "rating": 4},
        {"verdict": "unproven", "rationale": " "},
        {"verdict": "perhaps"},
    ],
)
def test_a_verdict_is_whole(values: dict[str, Any], newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    with pytest.raises(EditingError), acting(newsroom.ana, "test"):
        assessment.assess(claim, version=claim.version, **({"rationale": "So."} | values))


def test_an_outcome_rests_on_the_claims_own_evidence(newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    given: dict[str, Any] = {
        "result": "happened",
        "note": "It did.",
        "came_out_on": PartialDate(2025, 6),
    }
    with pytest.raises(EditingError, match="same claim"), acting(newsroom.ana, "test"):
        outcome_verbs.record_outcome(
            claim, version=claim.version, evidence=[newsroom.item("verified")], **given
        )
    with acting(newsroom.ana, "test"):
        outcome = outcome_verbs.record_outcome(
            claim, version=claim.version, evidence=[newsroom.item("draft")], **given
        )
    assert list(outcome.evidence.all()) == [newsroom.item("draft")]


# --- Enquiries -----------------------------------------------------------------------------------


def _enquire(newsroom: Newsroom, **values: Any) -> Enquiry:
    claim = newsroom.claim("published")
    with acting(newsroom.ana, "test"):
        return enquiries.enquire(
            claim,
            version=claim.version,
            asked="Is it so?",
            asked_on=date(2026, 1, 9),
            company=newsroom.company,
            **values,
        )


def test_a_private_enquiry_voids_nothing_and_a_public_one_does(newsroom: Newsroom) -> None:
    enquiry = _enquire(newsroom)
    assert newsroom.claim("published").workflow == "verified"
    with acting(newsroom.ana, "test"):
        enquiries.record_reply(
            enquiry,
            version=enquiry.version,
            reply="No.",
            replied_on=date(2026, 1, 10),
        )
    assert newsroom.claim("published").workflow == "verified"
    with acting(newsroom.ana, "test"):
        enquiries.revise_enquiry(enquiry, version=enquiry.refreshed().version, is_public=True)
    assert newsroom.claim("published").workflow == "draft"


def test_a_public_enquiry_stays(newsroom: Newsroom) -> None:
    private, public = _enquire(newsroom), _enquire(newsroom, is_public=True)
    with acting(newsroom.ana, "test"):
        enquiries.remove_enquiry(private, version=private.version)
    with refused("published_stays"), acting(newsroom.ana, "test"):
        enquiries.remove_enquiry(public, version=public.version)


# --- Articles and sources ------------------------------------------------------------------


def _article(newsroom: Newsroom, title: str = "A", **values: Any) -> Article:
    with acting(newsroom.ana, "test"):
        return articles.make_article(title=title, **values)


def test_a_retracted_article_takes_its_items_with_it(newsroom: Newsroom) -> None:
    article = _article(newsroom)
    claim = factories.draft(newsroom.ana)
    factories.attach(newsroom.ana, claim, source=newsroom.outlet, article=article)
    assert Suggestion.objects.get(claim=claim).origins_for == 1
    with acting(newsroom.ana, "test"):
        publishing.set_standing(article, version=article.version, standing="retracted")
    after = Suggestion.objects.get(claim=claim)
    assert (after.origins_for, after.is_stale) == (0, False)
    version = Claim.objects.get(pk=claim.pk).version
    assert version == claim.refreshed().version  # nothing of the claim itself changed


def test_an_address_is_on_record_once(newsroom: Newsroom) -> None:
    _article(newsroom, canonical_url="https://news.example/1")
    with pytest.raises(EditingError, match="on record already"):
        _article(newsroom, canonical_url="https://news.example/1")


def test_an_article_with_text_stays(newsroom: Newsroom) -> None:
    article = _article(newsroom)
    with acting(newsroom.ana, "test"):
        articles.delete_article(article, version=article.version)
    article = _article(newsroom)
    text = {"text": "A", "blocks": [], "sentences": [], "raw": b"a", "media_type": "text/plain"}
    with acting(newsroom.ana, "test"):
        first = article_version_verbs.add_version(
            article, version=article.version, fields=text
        ).version
    article.refresh_from_db()
    assert first.number == 1
    with pytest.raises(EditingError, match="stays"), acting(newsroom.ana, "test"):
        articles.delete_article(article, version=article.version)
    with refused("articleversion_bytes_once"), acting(newsroom.ana, "test"):
        article_version_verbs.add_version(article, version=article.version, fields=text)


def test_sources_do_not_own_each_other(newsroom: Newsroom) -> None:
    one, two = factories.make_source(newsroom.ana), factories.make_source(newsroom.ana)
    with acting(newsroom.ana, "test"):
        sources.revise_source(two, version=two.version, owner=one)
    with pytest.raises(EditingError, match="own each other"), acting(newsroom.ana, "test"):
        sources.revise_source(one, version=one.version, owner=two)
    with pytest.raises(EditingError), acting(newsroom.ana, "test"):
        sources.delete_source(newsroom.outlet, version=newsroom.outlet.version)
