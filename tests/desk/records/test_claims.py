"""Claims, links, assessments, evidence, appearances, enquiries: wrong rows are impossible."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from articles.desk.models import (
    Appearance,
    AppearanceSpan,
    Article,
    ArticleVersion,
    Assessment,
    Claim,
    ClaimCompany,
    ClaimLink,
    Enquiry,
    Evidence,
    EvidenceDerivation,
    Origin,
    OriginProposal,
    Outcome,
    Suggestion,
    Topic,
)
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import ADDITIONS, CHANGES, fresh, refused, run, tell

pytestmark = pytest.mark.django_db

Make = Callable[[Newsroom], models.Model]
WORDS = {"statement": "It is so."}


def _claim(**values: Any) -> Make:
    return lambda n: Claim(**(WORDS | values), created_by=n.ana)


def _assessment(**values: Any) -> Make:
    given = {"verdict": "supported", "confidence": "low", "rationale": "So."} | values
    return lambda n: Assessment(
        claim=n.claim("draft"), assessed_by=n.ana, evidence_hash="0" * 64, **given
    )


def _evidence(**values: Any) -> Make:
    return lambda n: Evidence(claim=n.claim("draft"), source=n.outlet, created_by=n.ana, **values)


def _enquiry(**values: Any) -> Make:
    given = {"asked": "Is it so?", "asked_on": date(2026, 1, 9)} | values

    def make(n: Newsroom) -> Enquiry:
        to = {} if {"company", "source"} & given.keys() else {"company": n.company}
        return Enquiry(claim=n.claim("draft"), **(given | to))

    return make


WRONG: dict[str, tuple[str, Make]] = {
    "no statement": ("claim_has_statement", _claim(statement="\n ")),
    "unknown type": ("claim_type_known", _claim(type="rumour")),
    "unknown temporal": ("claim_temporal_known", _claim(temporal="ever")),
    "unknown marking": ("claim_marking_known", _claim(marking="secret")),
    "unknown risk": ("claim_risk_known", _claim(risk="high", risk_reason="r")),
    "risk without reason": ("claim_risk_with_reason", _claim(risk="legal")),
    "reason without risk": ("claim_risk_with_reason", _claim(risk_reason="Why?")),
    "likelihood of a fact": ("claim_likelihood_for_forecasts", _claim(likelihood="likely")),
    "unknown likelihood": (
        "claim_likelihood_for_forecasts",
        _claim(type="forecast", likelihood="perhaps"),
    ),
    "condition of a fact": ("claim_condition_for_forecasts", _claim(condition="if")),
    "due without reason": ("claim_due_with_reason", _claim(review_due_on=date(2027, 1, 1))),
    "holds until before since": (
        "claim_dates_in_order",
        _claim(held_from="2025-06-13", held_until="2025-05"),
    ),
    "holds until the year before": (
        "claim_dates_in_order",
        _claim(held_from="2025-06", held_until="2024"),
    ),
    "two claimants": (
        "claim_one_claimant",
        lambda n: Claim(
            **WORDS, created_by=n.ana, claimant_source=n.outlet, claimant_company=n.company
        ),
    ),
    "unknown role of a company": (
        "claimcompany_role_known",
        lambda n: ClaimCompany(claim=n.claim("draft"), company=n.other, role="friend"),
    ),
    "a company twice in a role": (
        "claimcompany_once",
        lambda n: ClaimCompany(claim=n.claim("draft"), company=n.company, role="subject"),
    ),
    "link to itself": (
        "claimlink_not_to_itself",
        lambda n: ClaimLink(claim=n.claim("draft"), other=n.claim("draft"), kind="supports"),
    ),
    "link of an unknown kind": (
        "claimlink_kind_known",
        lambda n: ClaimLink(claim=n.claim("draft"), other=n.claim("verified"), kind="likes"),
    ),
    "supported without confidence": (
        "assessment_confidence_with_its_verdict",
        _assessment(confidence=""),
    ),
    "unproven with confidence": (
        "assessment_confidence_with_its_verdict",
        _assessment(verdict="unproven"),
    ),
    "unknown word of confidence": (
        "assessment_confidence_with_its_verdict",
        _assessment(confidence="certain"),
    ),
    "unknown verdict": (
        "assessment_verdict_known",
        _assessment(verdict="true", confidence=""),
    ),
    "partly supported without rating": (
        "assessment_rating_if_partly_supported",
        _assessment(verdict="partly_supported"),
    ),
    "partly supported with rating 5": (
        "assessment_rating_if_partly_supported",
        _assessment(verdict="partly_supported", rating=5),
    ),
    "supported with rating": ("assessment_rating_if_partly_supported", _assessment(rating=4)),
    "verdict without rationale": ("assessment_has_rationale", _assessment(rationale=" ")),
    "evidence of credibility 0": ("evidence_credibility_1_to_6", _evidence(credibility="0")),
    "evidence of credibility 7": ("evidence_credibility_1_to_6", _evidence(credibility="7")),
    "evidence of no credibility": ("evidence_credibility_1_to_6", _evidence(credibility="")),
    "evidence of unknown stance": ("evidence_stance_known", _evidence(stance="pro")),
    "evidence of unknown kind": ("evidence_kind_known", _evidence(kind="gossip")),
    "evidence of unknown directness": ("evidence_directness_known", _evidence(directness="x")),
    "evidence of unknown interest": ("evidence_interest_known", _evidence(interest="x")),
    "evidence in an unknown state": (
        "evidence_state_known",
        _evidence(state="lost", state_reason="r"),
    ),
    "a null search that supports": (
        "evidence_null_search_is_context",
        _evidence(kind="null_search", stance="supports"),
    ),
    "retracted without reason": ("evidence_state_with_reason", _evidence(state="retracted")),
    "resolved without note": ("evidence_resolved_with_note", _evidence(is_resolved=True)),
    "a file without its hash": ("evidence_file_with_sha256", _evidence(file="evidence/a.pdf")),
    "a hash without its file": ("evidence_file_with_sha256", _evidence(file_sha256="a" * 64)),
    "a file with no sha256": (
        "evidence_file_with_sha256",
        _evidence(file="evidence/a.pdf", file_sha256="A" * 64),
    ),
    "a deadline before asking": (
        "enquiry_deadline_after_asking",
        _enquiry(deadline=date(2026, 1, 8)),
    ),
    "a reply before asking": (
        "enquiry_reply_after_asking",
        _enquiry(reply="No.", replied_on=date(2026, 1, 8)),
    ),
    "a reply without its day": ("enquiry_reply_has_day", _enquiry(reply="No.")),
    "an enquiry to nobody": ("enquiry_to_one", _enquiry(company=None)),
    "an enquiry that asks nothing": ("enquiry_asks", _enquiry(asked="")),
    "an enquiry to two": (
        "enquiry_to_one",
        lambda n: Enquiry(
            claim=n.claim("draft"),
            company=n.company,
            source=n.outlet,
            asked="?",
            asked_on=date(2026, 1, 9),
        ),
    ),
    "an outcome without note": (
        "outcome_has_note",
        lambda n: Outcome(claim=n.claim("draft"), result="happened", note="", recorded_by=n.ana),
    ),
    "an unknown outcome": (
        "outcome_result_known",
        lambda n: Outcome(claim=n.claim("draft"), result="maybe", note="n", recorded_by=n.ana),
    ),
    "a topic of a bad id": (
        "topic_public_id_form",
        lambda n: Topic(name="T", slug="t", public_id="IIIIIIII"),
    ),
    "an origin without label": ("origin_has_label", lambda n: Origin(kind="document", label=" ")),
    "an origin of unknown kind": ("origin_kind_known", lambda n: Origin(kind="tea", label="x")),
    "a proposal decided by nobody": (
        "originproposal_decision_by_somebody",
        lambda n: OriginProposal(claim=n.claim("draft"), ground="g", is_accepted=True),
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_it_refuses(case: str, newsroom: Newsroom) -> None:
    rule, make = WRONG[case]
    tell(newsroom.ana)
    for add in ADDITIONS:
        with refused(rule):
            add(make(newsroom))


def test_it_refuses_evidence_without_source(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    for change in CHANGES:
        with pytest.raises(IntegrityError, match="source_id"), transaction.atomic():
            change(newsroom.item("draft"), source=None)


SOUND: dict[str, Make] = {
    "a forecast": _claim(type="forecast", likelihood="likely", condition="If it rains."),
    "a risk with reason": _claim(risk="legal", risk_reason="A court case."),
    "until the month it began": _claim(held_from="2025-06-13", held_until="2025-06"),
    "partly supported": _assessment(verdict="partly_supported", rating=2),
    "refuted": _assessment(verdict="refuted", confidence="very high"),
    "credibility 6": _evidence(credibility="6"),
    "a null search as context": _evidence(kind="null_search", stance="context"),
    "a reply on the day": _enquiry(reply="No.", replied_on=date(2026, 1, 9)),
}


@pytest.mark.parametrize("case", SOUND)
def test_it_keeps(case: str, newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    for add in ADDITIONS:
        add(SOUND[case](newsroom))


# --- Derivations ---------------------------------------------------------------------------


def _origin() -> Origin:
    return Origin.objects.create(kind="document", label="A contract")


def _article(title: str = "An article", **values: Any) -> Article:
    return Article.objects.create(title=title, **values)


DERIVATIONS: dict[str, tuple[str, Make]] = {
    "no parent": (
        "evidencederivation_one_parent",
        lambda n: EvidenceDerivation(evidence=n.item("draft")),
    ),
    "two parents": (
        "evidencederivation_one_parent",
        lambda n: EvidenceDerivation(
            evidence=n.item("draft"), parent_article=_article(), parent_origin=_origin()
        ),
    ),
    "itself": (
        "evidencederivation_not_of_itself",
        lambda n: EvidenceDerivation(evidence=n.item("draft"), parent_evidence=n.item("draft")),
    ),
    "another claim's item": (
        "evidencederivation_same_claim",
        lambda n: EvidenceDerivation(evidence=n.item("draft"), parent_evidence=n.item("verified")),
    ),
}


@pytest.mark.parametrize("case", DERIVATIONS)
def test_it_refuses_a_derivation_from(case: str, newsroom: Newsroom) -> None:
    rule, make = DERIVATIONS[case]
    tell(newsroom.ana)
    for add in ADDITIONS:
        with refused(rule):
            add(make(newsroom))


def test_it_refuses_a_derivation_twice(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    origin = _origin()
    row = EvidenceDerivation.objects.create(evidence=newsroom.item("draft"), parent_origin=origin)
    for add in ADDITIONS:
        with refused("evidencederivation_once"):
            add(fresh(row))


# --- Articles and appearances --------------------------------------------------------------


def _version(article: Article, number: int, raw: bytes, **values: Any) -> ArticleVersion:
    given = {"text": "Words.", "blocks": [], "sentences": [], "media_type": "text/plain"}
    return ArticleVersion(article=article, number=number, raw=raw, sha256="", **(given | values))


ARTICLES: dict[str, tuple[str, Make]] = {
    "no title": ("article_has_title", lambda n: Article(title=" ")),
    "an unknown kind": ("article_kind_known", lambda n: Article(title="T", kind="blog")),
    "unknown rights": ("article_rights_known", lambda n: Article(title="T", rights="all")),
    "an unknown standing": ("article_standing_known", lambda n: Article(title="T", standing="x")),
    "a language of words": (
        "article_language_bcp47",
        lambda n: Article(title="T", language="English"),
    ),
    "a language with an underscore": (
        "article_language_bcp47",
        lambda n: Article(title="T", language="pt_BR"),
    ),
    "a text that is empty": (
        "articleversion_has_text",
        lambda n: _version(_article(), 1, b"a", text=""),
    ),
    "a version 0": ("articleversion_from_one", lambda n: _version(_article(), 0, b"a")),
}


@pytest.mark.parametrize("case", ARTICLES)
def test_it_refuses_an_article_with(case: str, newsroom: Newsroom) -> None:
    rule, make = ARTICLES[case]
    tell(newsroom.ana)
    for add in ADDITIONS:
        with refused(rule):
            add(make(newsroom))


@pytest.mark.parametrize("language", ["", "en", "de-CH", "zh-Hant-TW", "gsw", "pt-BR"])
def test_it_keeps_a_language_tag(language: str, newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    assert _article(language=language).pk


def test_it_keeps_an_address_once_and_none_often(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    _article(canonical_url="https://news.example/1")
    _article(canonical_url="")
    _article(canonical_url="")
    for add in ADDITIONS:
        with refused("article_url_once"):
            add(Article(title="B", canonical_url="https://news.example/1"))


def test_it_keeps_the_same_bytes_and_a_number_once(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    article = _article()
    first = _version(article, 1, b"bytes")
    first.save()
    first.refresh_from_db()
    assert first.captured_by_id == newsroom.ana.pk
    assert first.sha256 == "277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9"
    for add in ADDITIONS:
        with refused("articleversion_bytes_once"):
            add(_version(article, 2, b"bytes"))
        with refused("articleversion_once"):
            add(_version(article, 1, b"other"))


def test_it_refuses_the_version_of_another_article(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    one, two = _article("One"), _article("Two")
    text = _version(two, 1, b"a")
    text.save()
    item = newsroom.item("draft")
    for add in ADDITIONS:
        with refused("evidence_version_of_its_article"):
            row = fresh(item)
            assert isinstance(row, Evidence)
            row.article, row.article_version = one, text
            add(row)
    for change in CHANGES:
        with refused("evidence_version_of_its_article"):
            change(item, article_version=text)


SPANS: dict[str, tuple[str, dict[str, Any]]] = {
    "no words": ("appearancespan_has_words", {"exact": ""}),
    "an end before its start": ("appearancespan_ends_after_start", {"start": 9, "end": 9}),
    "a place that is taken": ("appearancespan_once", {"position": 0}),
}


@pytest.fixture
def appearance(newsroom: Newsroom) -> Appearance:
    tell(newsroom.ana)
    text = _version(_article(), 1, b"a")
    text.save()
    made = Appearance.objects.create(claim=newsroom.claim("draft"), article_version=text)
    AppearanceSpan.objects.create(appearance=made, position=0, exact="Words", start=0, end=5)
    return made


@pytest.mark.parametrize("case", SPANS)
def test_it_refuses_a_span_with(case: str, appearance: Appearance) -> None:
    rule, values = SPANS[case]
    given: dict[str, Any] = {"position": 1, "exact": "W", "start": 0, "end": 1}
    for add in ADDITIONS:
        with refused(rule):
            add(AppearanceSpan(appearance=appearance, **(given | values)))


@pytest.mark.parametrize("field", ["mode", "state"])
def test_it_refuses_an_appearance_of_unknown(field: str, appearance: Appearance) -> None:
    for change in CHANGES:
        with refused(f"appearance_{field}_known"):
            change(appearance, **{field: "shouted"})


# --- Suggestions ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values",
    [
        {"score": 60.0},
        {"score": 0.5, "points": 1.0, "word": "low"},
        {"score": 100.0, "points": 1.0, "word": "very high"},
        {"score": 60.0, "points": 1.0, "word": "sure"},
        {"score": None, "points": None, "word": "low"},
        {"score": None, "points": 1.0, "word": "low"},
    ],
)
def test_it_refuses_a_score_without_its_word(values: dict[str, Any], newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    row = Suggestion.objects.get(claim=newsroom.claim("draft"))
    for change in CHANGES:
        with refused("suggestion_score_with_word"):
            change(row, **({"score": None, "points": None, "word": ""} | values))


def test_it_keeps_one_suggestion_a_claim(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    row = Suggestion.objects.get(claim=newsroom.claim("draft"))
    with refused("articles_suggestion_claim_id_key"):
        run(
            "INSERT INTO articles_suggestion (claim_id, verdict, origins_for, origins_against, "
            "reliable_for, reliable_against, evidence_level, agreement, ceiling, word, score, "
            "points, reasons, algorithm_version, evidence_hash, as_of, is_stale) "
            "SELECT claim_id, verdict, 0, 0, 0, 0, '', '', '', word, score, points, reasons, '1', "
            "evidence_hash, as_of, false "
            "FROM articles_suggestion WHERE id = %s",
            [row.pk],
        )
