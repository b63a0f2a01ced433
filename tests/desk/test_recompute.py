"""Suggestions computed again when their ground moves, and published claims that are rechecked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import F

from articles.desk.editing import bulk
from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article, set_standing
from articles.desk.editing.assessment import assess
from articles.desk.editing.claim import revise
from articles.desk.editing.errors import NotAllowed
from articles.desk.editing.evidence_state import retract_evidence
from articles.desk.editing.request import approve, ask_for
from articles.desk.editing.review import reject
from articles.desk.editing.source_grade import grade
from articles.desk.models import Claim, Evidence, Source, Suggestion, Verification
from articles.desk.publishing.publish import CorrectionText
from articles.desk.publishing.recheck import close_recheck
from articles.desk.publishing.retract import retract
from articles.public.models import Edition, PublishedClaim
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import refused, tell
from tests.desk.resting import SAID, graded, owned, released, repeated, said_by

pytestmark = pytest.mark.django_db

RETRACTED = "An origin of the published edition was retracted or superseded."


@pytest.fixture
def sources(newsroom: Newsroom) -> list[Source]:
    """Four of grade B, which depend on nobody."""
    made = [factories.make_source(newsroom.ana) for _ in range(4)]
    graded(newsroom.ben, "B", *made)
    return made


def everything(claim: Claim) -> tuple[Any, ...]:
    """All that a change may have touched, to compare with later."""
    return (
        Claim.objects.values().get(pk=claim.pk),
        Claim.objects.get(pk=claim.pk).events.count(),  # type: ignore[attr-defined]
        Suggestion.objects.values().get(claim=claim),
        read_by_readers(claim),
    )


def read_by_readers(claim: Claim) -> tuple[Any, ...]:
    return (
        PublishedClaim.objects.values().filter(public_id=claim.public_id).first(),
        list(Edition.objects.filter(subject=claim.public_id).values()),
    )


def word(claim: Claim) -> str:
    return Suggestion.objects.get(claim=claim).word


def challenged(claim: Claim) -> tuple[str, str]:
    return Claim.objects.values_list("challenge", "challenge_reason").get(pk=claim.pk)


def retracting(newsroom: Newsroom, item: Evidence, **fields: Any) -> None:
    version = Claim.objects.get(pk=item.claim_id).version
    with acting(newsroom.ana, "test"):
        retract_evidence(item, version=version, reason="It was withdrawn.", **fields)


# --- What moves ----------------------------------------------------------------------------------


def test_a_downgrade_reaches_claims_through_two_derivations(
    newsroom: Newsroom, sources: list[Source]
) -> None:
    """The copies are by sources of grade A, which does not help them."""
    drafts = [factories.draft(newsroom.ana, temporal="event") for _ in range(2)]
    for claim in drafts:
        for item in repeated(newsroom, claim, sources[0])[2:]:
            assert item.derivations.get().parent_evidence.derivations.exists()  # type: ignore[union-attr]
    apart = said_by(newsroom, sources[1])
    shown = released(newsroom, drafts[0])
    before = {claim.pk: everything(claim) for claim in (*drafts, apart)}
    graded(newsroom.ben, "D", sources[0])
    for claim in drafts:
        now = Suggestion.objects.get(claim=claim)
        was = before[claim.pk][2]
        assert (was["word"], now.word, now.is_stale) == ("moderate", "low", False)
        assert (now.points, now.origins_for) == (1, 1)
    assert everything(apart) == before[apart.pk]
    assert challenged(drafts[1]) == ("none", "")
    assert challenged(shown) == ("recheck", "The suggested confidence fell from moderate to low.")
    assert read_by_readers(shown) == before[shown.pk][3]
    assert Claim.objects.get(pk=shown.pk).version == before[shown.pk][0]["version"] + 1
    after, grades = everything(shown), sources[0].grades.count()
    graded(newsroom.ben, "D", sources[0])  # the same once more
    tell(newsroom.ben)
    bulk.suggest_all([claim.pk for claim in (*drafts, apart)])
    call_command("recompute_confidence", verbosity=0)
    assert (everything(shown), sources[0].grades.count()) == (after, grades)
    with acting(newsroom.ben, "test"):
        grade(sources[0], reliability="D", reason="Looked at again: no better.")
    again = everything(shown)
    computed = "computed_at"  # all that moves; the grade itself is on record
    assert again[2].pop(computed) >= after[2].pop(computed)
    assert (again, sources[0].grades.count()) == (after, grades + 1)


def test_confidence_never_rises_by_itself(newsroom: Newsroom, sources: list[Source]) -> None:
    graded(newsroom.ben, "C", sources[0])
    claim = said_by(newsroom, sources[0])
    before = everything(claim)
    held = claim.assessments.values().get()
    graded(newsroom.ben, "A", sources[0])
    assert (before[2]["word"], word(claim)) == ("low", "moderate")
    after = everything(claim)
    assert (after[0], after[1], after[3]) == (before[0], before[1], before[3])
    assert claim.assessments.values().get() == held


def test_a_common_owner_makes_one_origin_of_two(newsroom: Newsroom, sources: list[Source]) -> None:
    claim = said_by(newsroom, *sources[:2])
    assert (word(claim), claim.suggestion.origins_for) == ("high", 2)
    group = factories.make_source(newsroom.ana)
    for source in sources[:2]:
        owned(newsroom.ana, source, group)
    assert Suggestion.objects.get(claim=claim).origins_for == 1
    assert challenged(claim) == (
        "recheck", "The suggested confidence fell from high to moderate.",
    )  # fmt: skip


@pytest.mark.parametrize("standing", ["retracted", "superseded"])
def test_an_article_takes_with_it_what_rests_on_it(
    standing: str, newsroom: Newsroom, sources: list[Source]
) -> None:
    with acting(newsroom.ana, "test"):
        article = make_article(title="It is so", publisher=sources[0])
    claim = factories.draft(newsroom.ana, temporal="event")
    own = factories.attach(newsroom.ana, claim, source=sources[0], article=article, **SAID)
    factories.attach(newsroom.ana, claim, source=sources[1], derived_from=[own], **SAID)
    claim = released(newsroom, claim)
    with acting(newsroom.ana, "test"):
        set_standing(article, version=article.version, standing=standing)
    assert challenged(claim) == (
        "recheck", f"The suggested confidence fell from moderate to very low. {RETRACTED}",
    )  # fmt: skip
    assert Suggestion.objects.get(claim=claim).origins_for == 0


# --- What is rechecked ---------------------------------------------------------------------------


def test_an_origin_of_the_edition_is_retracted_though_the_word_holds(
    newsroom: Newsroom, sources: list[Source]
) -> None:
    claim = said_by(newsroom, *sources)
    retracting(newsroom, claim.evidence.order_by("pk")[0])
    assert word(claim) == "very high"
    assert challenged(claim) == ("recheck", RETRACTED)


def test_an_origin_that_readers_never_had_asks_for_nothing(
    newsroom: Newsroom, sources: list[Source]
) -> None:
    claim = said_by(newsroom, *sources[:3])
    later = factories.attach(newsroom.ana, claim, source=sources[3], **SAID)
    retracting(newsroom, later)
    assert challenged(claim) == ("none", "")


def test_a_copy_may_go_where_the_origin_stays(newsroom: Newsroom, sources: list[Source]) -> None:
    claim = factories.draft(newsroom.ana, temporal="event")
    copy = repeated(newsroom, claim, sources[0], times=1)[1]
    claim = released(newsroom, claim)
    retracting(newsroom, copy)
    assert challenged(claim) == ("none", "")


def test_what_readers_no_longer_have_is_not_rechecked(
    newsroom: Newsroom, sources: list[Source]
) -> None:
    claim = said_by(newsroom, sources[0])
    with acting(newsroom.ben, "test"):
        asked = ask_for("retract", claim, reason="It is wrong.")
    with acting(newsroom.cleo, "test"):
        approve(asked, reason="So it is.")
    with acting(newsroom.ben, "test"):
        retract(claim, version=claim.refreshed().version, was_wrong="It is so.", is_right="No.")
    graded(newsroom.ben, "E", sources[0])
    assert (word(claim), challenged(claim)) == ("very low", ("none", ""))


def test_what_is_under_review_stays_so(newsroom: Newsroom, sources: list[Source]) -> None:
    claim = said_by(newsroom, sources[0])
    tell(newsroom.ben)
    Claim.objects.filter(pk=claim.pk).update(challenge="under_review", challenge_reason="Mine.")
    graded(newsroom.ben, "E", sources[0])
    assert challenged(claim) == ("under_review", "Mine.")


# --- How it ends ---------------------------------------------------------------------------------


@pytest.fixture
def fallen(newsroom: Newsroom, sources: list[Source]) -> Claim:
    claim = said_by(newsroom, sources[0])
    graded(newsroom.ben, "D", sources[0])
    assert challenged(claim)[0] == "recheck"
    return claim.refreshed()


def test_its_end_is_recorded_as_a_review(fallen: Claim, newsroom: Newsroom) -> None:
    before = read_by_readers(fallen)
    for reason in ("", "It stands"):
        with refused("recheck_needs_reason"), acting(newsroom.ben, "test"):
            close_recheck(fallen, version=fallen.version, reason=reason)
    with pytest.raises(NotAllowed), acting(newsroom.dan, "test"):
        close_recheck(fallen, version=fallen.version, reason="It stands all the same.")
    with acting(newsroom.ben, "test"):
        close_recheck(fallen, version=fallen.version, reason="It stands all the same.")
    said = Verification.objects.filter(claim=fallen).order_by("-id")[0]
    assert (said.decision, said.comment, said.verifier, said.seen_version) == (
        "stands", "It stands all the same.", newsroom.ben, fallen.version,
    )  # fmt: skip
    assert challenged(fallen) == ("none", "")
    assert read_by_readers(fallen) == before
    tell(newsroom.ben)
    bulk.suggest_all([fallen.pk])
    assert challenged(fallen) == ("none", "")


def test_it_ends_with_the_next_edition_where_it_was_assessed_again(
    fallen: Claim, newsroom: Newsroom
) -> None:
    factories.assess(newsroom.ana, fallen, rationale="Less than we thought.")
    assert challenged(fallen)[0] == "recheck"
    factories.submit(newsroom.ana, fallen)
    claim = factories.verify(newsroom.ben, fallen)
    text = CorrectionText("It was held to be supported.", "The evidence does not carry that.")
    factories.publish_claim(newsroom.ben, claim, correction=text)
    said = Verification.objects.filter(claim=fallen, decision="stands").get()
    assert (said.comment, said.verifier) == ("", newsroom.ben)
    assert challenged(fallen) == ("none", "")


def test_a_review_of_nothing_is_refused(newsroom: Newsroom, sources: list[Source]) -> None:
    """By raw SQL too: it takes a recheck, and does not stand for a check of the parts."""
    claim = said_by(newsroom, sources[0])
    review = Verification(
        claim=claim, decision="stands", comment="It stands all the same.", interests="none",
        verifier=newsroom.ben, seen_version=claim.version,
        content_hash=Verification.objects.filter(claim=claim)[0].content_hash,
    )  # fmt: skip
    tell(newsroom.ben)
    with refused("step_not_allowed"):
        review.save(force_insert=True)
    tell(newsroom.ben)
    Claim.objects.filter(pk=claim.pk).update(challenge="recheck")
    claim.refresh_from_db()
    with acting(newsroom.ana, "test"):
        revise(claim, version=claim.version, in_short="In short.")
    factories.submit(newsroom.ana, claim)
    with acting(newsroom.ben, "test"):
        close_recheck(claim, version=claim.refreshed().version, reason="It stands all the same.")
    assert claim.refreshed().workflow == "in_review"


# --- By the job ----------------------------------------------------------------------------------


def test_no_more_than_so_many_are_computed_at_once(
    newsroom: Newsroom, sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE", 1)
    drafts = [factories.draft(newsroom.ana, temporal="event") for _ in range(2)]
    for claim in drafts:
        factories.attach(newsroom.ana, claim, source=sources[0], **SAID)
    shown = [said_by(newsroom, sources[0]) for _ in range(2)]
    graded(newsroom.ben, "D", sources[0])
    assert challenged(shown[0])[0] == "recheck"  # what readers have comes first
    stale = Suggestion.objects.filter(is_stale=True).order_by("claim_id")
    assert [row.claim for row in stale] == [*drafts, shown[1]]
    assert {row.word for row in stale} == {"moderate"}
    assert challenged(shown[1])[0] == "none"
    call_command("recompute_confidence", stale=True, batch=2, verbosity=0)
    assert not stale.all().exists()
    assert {word(claim) for claim in (*drafts, *shown)} == {"low"}
    assert challenged(shown[1])[0] == "recheck"


@pytest.mark.parametrize(
    ("temporal", "before", "why"),
    [
        ("fast", {"as_of": -1}, "fell from very high to low as the evidence aged"),
        ("state", {"as_of": -1}, "fell from very high to low as the evidence aged"),
        ("event", {"as_of": -1}, ""),
        ("event", {"algorithm_version": "0"},
         "fell from very high to moderate by a newer version of the rules"),
    ],
)  # fmt: skip
def test_evidence_ages_and_rules_change(
    temporal: str, before: dict[str, Any], why: str, newsroom: Newsroom, sources: list[Source]
) -> None:
    """The day before is made up: the suggestion is told to be of then, and to have said more."""
    claim = said_by(newsroom, sources[0], temporal=temporal)
    tell(newsroom.ben)
    if "as_of" in before:
        before = {"as_of": F("as_of") - timedelta(days=1)}
    Suggestion.objects.filter(claim=claim).update(word="very high", **before)
    call_command("recompute_confidence", stale=True, verbosity=0)
    assert word(claim) == "very high"
    call_command("recompute_confidence", verbosity=0)
    assert (word(claim) == "very high") == (not why)
    assert challenged(claim) == (
        ("recheck", f"The suggested confidence {why}.") if why else ("none", "")
    )


def test_a_claim_without_a_suggestion_gets_one(newsroom: Newsroom) -> None:
    claim = factories.draft(newsroom.ana)
    tell(newsroom.ana)
    Suggestion.objects.filter(claim=claim).delete()
    call_command("recompute_confidence", verbosity=0)
    assert (Suggestion.objects.get(claim=claim).word, word(claim)) == ("very low", "very low")


def test_a_rejected_claim_may_go_stale_too(newsroom: Newsroom, sources: list[Source]) -> None:
    claim = factories.draft(newsroom.ana, temporal="event")
    factories.attach(newsroom.ana, claim, source=sources[0], **SAID)
    with acting(newsroom.ben, "test"):
        reject(claim, version=claim.refreshed().version, reason="It is no claim at all.")
    graded(newsroom.ben, "E", sources[0])
    assert word(claim) == "very low"


def test_one_claim_may_lose_all_weight_beside_one_that_keeps_some(
    newsroom: Newsroom, sources: list[Source]
) -> None:
    alone = said_by(newsroom, sources[0], statement="It rests on one.")
    helped = said_by(newsroom, *sources[:2], statement="It rests on two.")
    graded(newsroom.ben, "E", sources[0])
    assert (word(alone), word(helped)) == ("very low", "moderate")
    assert challenged(alone)[0] == challenged(helped)[0] == "recheck"


def test_a_verdict_turned_round_is_rechecked(newsroom: Newsroom, sources: list[Source]) -> None:
    claim = factories.draft(newsroom.ana, temporal="event")
    for source, stance in zip(sources, ("supports", "supports", "disputes"), strict=False):
        factories.attach(newsroom.ana, claim, source=source, stance=stance, is_resolved=True,
                         resolution="It was cleared up.", **SAID)  # fmt: skip
    claim = released(newsroom, claim)
    assert Suggestion.objects.get(claim=claim).verdict == "supported"
    graded(newsroom.ben, "E", *sources[:2])
    assert Suggestion.objects.get(claim=claim).verdict == "refuted"
    assert challenged(claim)[0] == "recheck"
    with acting(newsroom.ana, "test"):
        assess(claim, version=claim.refreshed().version, verdict="unproven", rationale="Open.")
