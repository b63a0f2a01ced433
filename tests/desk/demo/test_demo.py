"""The demonstration: honest about real companies, complete about invented ones."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import F, QuerySet
from django.test import override_settings

from articles.desk.demo.meta_scale import tell_meta_scale
from articles.desk.demo.newsroom import Newsroom
from articles.desk.demo.people import ACCOUNTS, PASSWORD
from articles.desk.models import (
    AppearanceSpan,
    Article,
    ArticleVersion,
    Claim,
    Company,
    CompanyRelation,
    Enquiry,
    LinkState,
    OriginProposal,
    Person,
    ReaderReport,
    Source,
    Verification,
)
from articles.logic.link_addresses import is_reserved
from articles.logic.vocabulary import Confidence, Workflow
from articles.public.models import (
    Correction,
    Edition,
    PublishedAppearance,
    PublishedArticle,
    PublishedBrief,
    PublishedClaim,
    PublishedCompany,
    PublishedRelation,
)
from tests.desk.demo.conftest import load

REAL = ("Meta", "Scale AI")
ORDER = ["", *(word.value for word in Confidence)]
pytestmark = pytest.mark.usefixtures("demo")


def about_real() -> QuerySet[Claim]:
    return Claim.objects.filter(companies__name__in=REAL).distinct()


def said_now(statement: str) -> dict[str, Any]:
    shown = PublishedClaim.objects.get(statement=statement)
    content: dict[str, Any] = json.loads(shown.edition.content)
    return content


def test_it_has_a_text_that_may_only_be_quoted() -> None:
    spans = [
        span
        for row in PublishedAppearance.objects.filter(article__rights="quotation_only")
        for span in row.spans
    ]
    quoted = sum(len(span["exact"]) for span in spans)
    text = ArticleVersion.objects.get(article__title="Full decks, fair fares").text
    assert 0 < quoted <= 0.15 * len(text)
    assert {span["paragraph"] for span in spans if not span["exact"]} == {1, 2}


# --- the command -----------------------------------------------------------------------


def test_it_prints_an_account_for_each_role(demo: str) -> None:
    for account in ACCOUNTS:
        assert f"{account.username:8} {PASSWORD:18} {account.role}" in demo
    assert {account.role for account in ACCOUNTS} == {
        "journalist",
        "fact-checker",
        "editor",
        "administrator",
    }


def test_its_accounts_can_sign_in() -> None:
    for account in ACCOUNTS:
        person = Person.objects.get(username=account.username)
        assert person.check_password(PASSWORD)
        assert person.is_staff
        assert not person.is_superuser
        assert [group.name for group in person.groups.all()] == [account.role]


def counts() -> dict[str, int]:
    return {
        model._meta.label: model._default_manager.count()
        for model in [*apps.get_app_config("articles").get_models(), Person.groups.through]
    }


def test_it_changes_nothing_when_it_runs_again() -> None:
    before = counts()
    said = load()
    assert said.count("there already") == 6
    assert counts() == before


def test_it_shows_how_links_stand_and_asks_nobody() -> None:
    standings = set(LinkState.objects.values_list("standing", flat=True))
    assert standings == {"alive", "dead", "moved", "paywalled"}
    linked = Article.objects.exclude(canonical_url="").values_list("canonical_url", flat=True)
    assert all(is_reserved(url) for url in linked)
    assert set(PublishedArticle.objects.values_list("link_standing", flat=True)) > {"dead"}


def test_it_takes_up_a_story_that_was_interrupted() -> None:
    before = counts()
    tell_meta_scale(Newsroom())
    assert counts() == before


def test_it_refuses_outside_of_a_demonstration() -> None:
    with (
        override_settings(CLAIMBOOK_DEMONSTRATION=False),
        pytest.raises(CommandError, match="no demonstration"),
    ):
        call_command("demo")


def test_it_refuses_a_named_database_unless_told() -> None:
    with (
        override_settings(CLAIMBOOK_DEMONSTRATION=True, IS_DATABASE_NAMED=True),
        pytest.raises(CommandError, match="--into-named-database"),
    ):
        call_command("demo")


# --- Meta and Scale AI -----------------------------------------------------------------


def test_it_knows_nothing_certain_about_real_companies() -> None:
    claims = list(about_real())
    assert len(claims) >= 20
    for claim in claims:
        held = claim.assessments.order_by("-id")[0]
        assert held.verdict in ("unproven", "not_checkable", "not_assessed"), claim
        assert held.confidence == "", claim
        assert ORDER.index(claim.suggestion.word) < ORDER.index("moderate"), claim
        assert claim.suggestion.verdict in ("unproven", "not_checkable"), claim
    for shown in PublishedClaim.objects.filter(companies__company__name__in=REAL):
        assert ORDER.index(shown.confidence) < ORDER.index("moderate"), shown


def test_it_has_one_undated_origin_for_real_companies() -> None:
    article = Article.objects.get(title="Doubts about the partnership of Facebook and Scale AI")
    assert (article.publisher, article.published_on) == (None, None)
    assert (article.byline, article.canonical_url, article.kind) == ("", "", "unknown")
    for claim in about_real():
        for item in claim.evidence.all():
            assert item.article == article
            assert (item.kind, item.credibility, item.directness) == (
                "media_report",
                "6",
                "secondhand",
            )
            assert not item.is_own_reporting
            assert not item.derivations.exists()
        assert (claim.suggestion.origins_for, claim.suggestion.origins_against) in ((1, 0), (0, 0))
    source = Source.objects.get(name="Article without a stated publisher")
    assert source.grades.get().reliability == "F"


@pytest.mark.parametrize("matter", ["intellectual property", "data privacy", "which projects"])
def test_it_anchors_the_tensions_in_the_text(matter: str) -> None:
    claim = about_real().get(statement__contains=matter, statement__startswith="There are tensions")
    assert claim.published_number == 1
    appearance = claim.appearances.get()
    text = appearance.article_version.text
    for span in appearance.spans.all():
        assert text[span.start : span.end] == span.exact
        assert span.sentence is not None


def test_it_gives_the_middle_of_a_list_two_spans() -> None:
    spans = AppearanceSpan.objects.filter(
        appearance__claim__statement__contains="over intellectual property"
    )
    assert [span.exact for span in spans.order_by("position")] == [
        "Unnamed sources report that they disagree",
        "about rights in intellectual property",
    ]


def test_it_words_each_claim_by_itself() -> None:
    claims = about_real()
    for words in ("statement", "in_short"):
        told = list(claims.values_list(words, flat=True))
        assert "" not in told
        assert len(set(told)) == len(told)
    reasons = [claim.assessments.order_by("-id")[0].rationale for claim in claims]
    assert len(set(reasons)) == len(reasons)


def test_it_shows_claims_on_the_pages_of_both_companies() -> None:
    for name in REAL:
        company = PublishedCompany.objects.get(name=name)
        assert PublishedClaim.objects.filter(companies__company=company).distinct().count() >= 20
    assert Company.objects.named("Facebook").get().name == "Meta"
    assert PublishedCompany.objects.get(names__name="Facebook").name == "Meta"


# --- certainty ---------------------------------------------------------------------------


def test_no_edition_is_more_certain_than_its_evidence() -> None:
    editions = Edition.objects.filter(subject_kind="claim").exclude(content="")
    assert editions.count() > 200
    for edition in editions:
        said = json.loads(edition.content)
        word, advised = said["confidence"], said["suggestion"]
        if word is None:
            continue
        assert ORDER.index(word) <= ORDER.index(advised["word"]), said["statement"]
        expected = advised["verdict"]
        assert said["verdict"] in (expected, "partly_supported"), said["statement"]


def test_every_checked_edition_was_checked_by_somebody_else() -> None:
    for claim in Claim.objects.filter(published_number__isnull=False).exclude(
        verifications__how="carried_over"
    ):
        checkers = set(claim.verifications.values_list("verifier_id", flat=True))
        assert checkers - {claim.created_by_id}, claim


# --- the invented companies ------------------------------------------------------------


def test_it_has_a_claim_at_every_state_of_the_desk() -> None:
    assert set(Claim.objects.values_list("workflow", flat=True)) == {
        state.value for state in Workflow
    }
    newer = Claim.objects.get(statement="Brindlecove Ferries runs 15 ships.")
    assert (newer.workflow, newer.published_number) == ("draft", 1)
    assert PublishedClaim.objects.filter(statement="Brindlecove Ferries runs 14 ships.").exists()
    assert Claim.objects.filter(workflow="verified", published_number=None).exists()


def test_it_has_every_verdict() -> None:
    verdicts = set(PublishedClaim.objects.values_list("verdict", flat=True))
    assert verdicts == {
        "not_assessed",
        "supported",
        "partly_supported",
        "disputed",
        "refuted",
        "unproven",
        "not_checkable",
    }


def test_it_counts_eleven_items_of_one_person_once() -> None:
    said = said_now("Brindlecove Ferries is in talks to sell its night routes.")
    advice = said["suggestion"]
    assert (advice["items"], advice["origins"]) == ([11, 0], [1, 0])
    assert (advice["word"], advice["verdict"], said["verdict"]) == ("low", "unproven", "unproven")


def test_it_weighs_a_filing_against_a_denial() -> None:
    said = said_now(
        "Thimblewick Cells has sued Brindlecove Ferries for payment of 2.1 million crowns."
    )
    assert (said["verdict"], said["confidence"]) == ("supported", "high")
    assert said["suggestion"]["origins"] == [2, 1]


def test_it_publishes_an_allegation_with_the_reply_and_without_its_source() -> None:
    said = said_now("Thimblewick Cells delivered cells that had failed its own tests.")
    assert (said["risk"], said["review"]["checkers"]) == ("allegation", 2)
    assert said["enquiries"][0]["reply"].startswith("Every cell that left the works")
    kestrel = Source.objects.get(attribution="confidential")
    assert set(kestrel.access.values_list("person__username", flat=True)) == {
        "tomasz",
        "femi",
        "edda",
    }
    for edition in Edition.objects.all():
        assert kestrel.name not in edition.content
        assert kestrel.public_id not in edition.content
        assert "2025-10-07" not in edition.content


def test_it_corrects_updates_and_retracts_in_public() -> None:
    kinds = sorted(Correction.objects.values_list("kind", flat=True))
    assert kinds == ["correction", "retraction", "update"]
    corrected = PublishedClaim.objects.get(
        statement="Thimblewick Cells employed 420 people at the end of 2024."
    )
    assert corrected.number == 2
    retracted = PublishedClaim.objects.get(standing="retracted")
    assert retracted.statement == "Brindlecove Ferries bought the shipyard at Saltmarsh."


def test_it_has_one_claim_under_review() -> None:
    assert PublishedClaim.objects.get(challenge="under_review").statement.startswith(
        "Brindlecove Ferries carried 12 per cent"
    )


def test_it_merges_a_claim_and_a_company() -> None:
    merged = PublishedClaim.objects.get(merged_into__isnull=False)
    assert merged.merged_into is not None
    assert merged.merged_into.statement == "Thimblewick Cells has its works at Saltmarsh."
    company = PublishedCompany.objects.get(merged_into__isnull=False)
    assert (company.name, company.merged_into and company.merged_into.name) == (
        "Thimblewick Accumulators",
        "Thimblewick Cells",
    )


def test_it_tells_how_a_forecast_came_out() -> None:
    said = said_now(
        "Brindlecove Ferries will run its first electric ferry before the end of July 2025."
    )
    assert said["outcome"]["result"] == "did_not_happen"
    assert (said["number"], said["verdict"], said["confidence"]) == (2, "refuted", "high")


def test_it_publishes_briefs_and_relations_that_rest_on_claims() -> None:
    assert PublishedBrief.objects.filter(company__name="Brindlecove Ferries").count() == 1
    assert PublishedRelation.objects.count() == CompanyRelation.objects.count() == 2
    assert not PublishedRelation.objects.filter(claims__isnull=True).exists()


def test_it_has_dates_as_fine_as_they_are_known() -> None:
    fine = {claim.held_from.precision.value for claim in Claim.objects.all() if claim.held_from}
    assert fine == {"year", "month", "day"}
    founded = Claim.objects.get(statement="Brindlecove Ferries was founded in 1887.")
    assert founded.held_from is not None
    assert founded.held_from.iso() == "1887"


def test_it_has_a_proposal_that_waits_and_one_that_was_rejected() -> None:
    waiting = OriginProposal.objects.pending().get()
    assert waiting.ground.startswith("3 of 3 sentences are the same or nearly so")
    rejected = OriginProposal.objects.rejected().get()
    assert rejected.ground.startswith("both quote “We will hire eighty people")
    assert rejected.decided_by == Person.objects.get(username="femi")
    assert waiting.claim == rejected.claim


def test_it_has_a_claim_due_for_review() -> None:
    assert PublishedClaim.objects.filter(review_due_on__lt=F("updated_at__date")).exists()


def test_it_has_a_review_a_forecast_to_ask_about_and_an_overdue_enquiry() -> None:
    reviewed = PublishedClaim.objects.get(reviewed_by="fact-checker")
    assert reviewed.number == 1
    assert reviewed.review_due_on is not None
    over = Claim.objects.filter(type="forecast", held_until="2026-09", outcomes=None)
    assert over.get().published_number == 1
    late = Enquiry.objects.get(replied_on=None)
    assert late.deadline is not None
    assert not late.is_public


# --- the acquisitions --------------------------------------------------------------------


def test_it_carries_acquisitions_over_without_claiming_to_have_checked_them() -> None:
    imported = PublishedClaim.objects.filter(verified_how="carried_over")
    assert imported.count() >= 150
    assert set(imported.values_list("verdict", "confidence", "number")) == {("not_assessed", "", 1)}
    assert all("CC BY-SA 4.0" in base for base in imported.values_list("base", flat=True))
    checks = Verification.objects.filter(how="carried_over")
    assert checks.count() == imported.count()
    assert not checks.filter(verifier__isnull=False).exists()
    named = set(imported.values_list("companies__company__name", flat=True))
    assert not named & {*REAL, "Facebook"}
    assert Article.objects.filter(evidence__claim__verifications__how="carried_over").count() == 0


# --- confidence at the desk ----------------------------------------------------------------


def test_it_has_ten_rewrites_of_one_unnamed_person() -> None:
    claim = Claim.objects.get(statement__startswith="Brindlecove Ferries is in talks")
    stored = claim.suggestion
    assert (stored.origins_for, claim.evidence.count(), stored.word) == (1, 11, "low")
    assert [row["rules"] for row in stored.reasons if row["kind"] == "cap"] == [["R1"]]


def test_it_has_a_group_of_unknown_origin_and_an_item_that_is_void() -> None:
    claim = Claim.objects.get(statement__startswith="A line from abroad")
    groups = {tuple(row["roots"]): len(row["items"]) for row in claim.suggestion.reasons}
    assert groups[("unknown",)] == 3
    causes = [row["cause"] for row in claim.suggestion.reasons if row["kind"] == "void"]
    assert causes == ["retracted"]


def test_it_has_reports_of_invented_readers_about_invented_companies() -> None:
    reports = ReaderReport.objects.all()
    assert sorted(reports.values_list("state", "became")) == [
        ("dismissed", "nothing"),
        ("new", ""),
        ("new", ""),
        ("taken_up", "challenge"),
    ]
    assert not about_real().filter(reader_reports__isnull=False).exists()
    addresses = {row.reporter_address for row in reports if row.reporter_address}
    assert all(address.endswith(".example") for address in addresses)
