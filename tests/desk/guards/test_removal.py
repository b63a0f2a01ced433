"""T8 to T11: challenges, rechecks, retracting and withdrawing, each by verb, ORM and raw SQL."""

from __future__ import annotations

from typing import Any

import pytest

from articles.desk.editing import assessment
from articles.desk.editing import claim as claims
from articles.desk.editing import request as requests
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.models import Approval, Claim, Person, Request
from articles.desk.publishing import challenge as challenges
from articles.desk.publishing import recheck as recheck_verbs
from articles.desk.publishing.publish import CorrectionText, publish
from articles.desk.publishing.retract import retract
from articles.desk.publishing.withdraw import withdraw
from articles.public.models import Correction, PublishedClaim
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import ADDITIONS, CHANGES, refused, run, tell

pytestmark = pytest.mark.django_db


def shown_of(newsroom: Newsroom) -> PublishedClaim:
    return PublishedClaim.objects.get(public_id=newsroom.claim("published").public_id)


def challenged(newsroom: Newsroom) -> Claim:
    claim = newsroom.claim("published")
    with acting(newsroom.ben, "test"):
        return challenges.challenge(claim, version=claim.version, reason="A reader objects.")


def asked(by: Person, action: str, claim: Claim, **values: Any) -> Request:
    with acting(by, "test"):
        return requests.ask_for(action, claim, reason="It has to be.", **values)


def approved(by: Person, request: Request) -> None:
    with acting(by, "test"):
        requests.approve(request, reason="I agree.")


# --- T8 --------------------------------------------------------------------------------------


def test_a_challenge_is_seen_by_readers(newsroom: Newsroom) -> None:
    assert challenged(newsroom).challenge == "under_review"
    shown = shown_of(newsroom)
    assert shown.challenge == "under_review"
    assert shown.challenged_at is not None
    assert shown.statement == newsroom.claim("published").statement


def test_a_challenge_needs_a_reason_and_a_published_claim(newsroom: Newsroom) -> None:
    for state, reason in (("published", "  "), ("verified", "A reader objects.")):
        claim = newsroom.claim(state)
        with refused("challenge_with_reason"), acting(newsroom.ben, "test"):
            challenges.challenge(claim, version=claim.version, reason=reason)
        tell(newsroom.ben)
        for change in CHANGES:
            with refused("challenge_with_reason"):
                change(claim, challenge="under_review", challenge_reason=reason)


def test_a_journalist_does_not_challenge(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    with pytest.raises(NotAllowed), acting(newsroom.dan, "test"):
        challenges.challenge(claim, version=claim.version, reason="I object.")
    tell(newsroom.dan)
    for change in CHANGES:
        with refused("role_needed"):
            change(claim, challenge="under_review", challenge_reason="I object.")


def test_the_moment_of_a_challenge_is_the_databases(newsroom: Newsroom) -> None:
    since = challenged(newsroom).challenged_at
    tell(newsroom.ben)
    for change in CHANGES:
        change(newsroom.claim("published"), challenged_at=None)
    assert newsroom.claim("published").challenged_at == since


# --- T9 --------------------------------------------------------------------------------------


def test_a_challenge_is_closed_by_two(newsroom: Newsroom) -> None:
    claim = challenged(newsroom)
    with refused("challenge_closed_by_two"), acting(newsroom.ben, "test"):
        challenges.close_challenge(claim, version=claim.version, outcome="upheld")
    tell(newsroom.ben)
    for change in CHANGES:
        with refused("challenge_closed_by_two"):
            change(claim, challenge="none")
        with refused("challenge_closed_by_two"):
            change(shown_of(newsroom), challenge="none")
    request = asked(newsroom.ben, "close_challenge", claim)
    with refused("approval_by_another"):
        approved(newsroom.ben, request)
    approved(newsroom.cleo, request)
    with acting(newsroom.ben, "test"):
        challenges.close_challenge(claim, version=claim.version, outcome="upheld")
    assert (newsroom.claim("published").challenge, shown_of(newsroom).challenge) == ("none", "none")


def test_an_approval_does_not_close_the_next_challenge(newsroom: Newsroom) -> None:
    test_a_challenge_is_closed_by_two(newsroom)
    claim = challenged(newsroom)
    with refused("challenge_closed_by_two"), acting(newsroom.ben, "test"):
        challenges.close_challenge(claim, version=claim.version, outcome="upheld")
    tell(newsroom.ben)
    for change in CHANGES:
        with refused("challenge_closed_by_two"):
            change(claim, challenge="none")
        with refused("challenge_closed_by_two"):
            change(shown_of(newsroom), challenge="none")
    with refused("step_not_allowed"):
        Claim.objects.filter(pk=claim.pk).update(challenge="recheck")


def test_under_review_it_is_published_only_to_close_the_challenge(newsroom: Newsroom) -> None:
    ana, ben, cleo = newsroom.ana, newsroom.ben, newsroom.cleo
    claim = challenged(newsroom)
    with acting(ana, "test"):
        claims.revise(claim, version=claim.version, statement="Acme is not so.")
    factories.submit(ana, claim)
    claim = factories.verify(ben, newsroom.claim("published"))
    words = CorrectionText("It is so.", "It is not so.")
    with refused("publish_unchallenged"), acting(ben, "test"):
        publish(claim, version=claim.version, correction=words)
    approved(cleo, asked(ben, "close_challenge", claim))
    with refused("publish_unchallenged"), acting(ben, "test"):
        publish(claim, version=claim.version, correction=words)  # and left the challenge open
    with acting(ben, "test"):
        challenges.close_challenge(
            claim, version=claim.version, outcome="corrected", correction=words
        )
    claim = newsroom.claim("published")
    assert (claim.challenge, claim.published_number) == ("none", 2)
    assert shown_of(newsroom).statement == "Acme is not so."
    assert Correction.objects.get(claim=shown_of(newsroom)).is_right == "It is not so."


def test_a_challenge_can_end_in_a_retraction(newsroom: Newsroom) -> None:
    claim = challenged(newsroom)
    approved(newsroom.cleo, asked(newsroom.ben, "close_challenge", claim))
    with pytest.raises(EditingError, match="what was wrong"), acting(newsroom.ben, "test"):
        challenges.close_challenge(claim, version=claim.version, outcome="retracted")
    with acting(newsroom.ben, "test"):
        challenges.close_challenge(
            claim,
            version=claim.version,
            outcome="retracted",
            correction=CorrectionText("It is so.", "Nothing is known."),
        )
    assert (shown_of(newsroom).standing, shown_of(newsroom).challenge) == ("retracted", "none")


# --- T9a and T9b -----------------------------------------------------------------------------


def rechecked(newsroom: Newsroom) -> Claim:
    tell(newsroom.ben)
    Claim.objects.filter(pk=newsroom.keys["published"]).update(challenge="recheck")
    return newsroom.claim("published")


def test_a_recheck_is_not_public_and_needs_a_published_claim(newsroom: Newsroom) -> None:
    rechecked(newsroom)
    assert shown_of(newsroom).challenge == "none"
    for change in CHANGES:
        with refused("step_not_allowed"):
            change(newsroom.claim("verified"), challenge="recheck")
        with refused("challenge_closed_by_two"):
            change(shown_of(newsroom), challenge="recheck")


def test_a_recheck_ends_with_a_reason(newsroom: Newsroom) -> None:
    claim = rechecked(newsroom)
    with refused("recheck_needs_reason"), acting(newsroom.ben, "test"):
        recheck_verbs.close_recheck(claim, version=claim.version, reason="It stands")
    tell(newsroom.ben)
    for change in CHANGES:
        with refused("recheck_needs_reason"):
            change(claim, challenge="none")
    tell(newsroom.dan)
    with refused("role_needed"):
        Claim.objects.filter(pk=claim.pk).update(challenge="none", challenge_reason="x" * 10)
    with acting(newsroom.ben, "test"):
        closed = recheck_verbs.close_recheck(
            claim, version=claim.version, reason="It stands all the same."
        )
    assert closed.challenge == "none"


def test_a_recheck_ends_with_a_new_assessment(newsroom: Newsroom) -> None:
    claim = rechecked(newsroom)
    with acting(newsroom.cleo, "test"):
        assessment.assess(claim, version=claim.version, verdict="unproven", rationale="Still.")
    with acting(newsroom.ben, "test"):
        closed = recheck_verbs.close_recheck(claim, version=newsroom.claim("published").version)
    assert closed.challenge == "none"


def test_the_reason_of_a_former_challenge_ends_no_recheck(newsroom: Newsroom) -> None:
    test_a_challenge_is_closed_by_two(newsroom)
    claim = rechecked(newsroom)
    assert claim.challenge_reason == ""
    for change in CHANGES:
        with refused("recheck_needs_reason"):
            change(claim, challenge="none")


# --- T10 -------------------------------------------------------------------------------------

WORDS = {"was_wrong": "It is so.", "is_right": "Nothing is known."}


def test_it_is_retracted_by_two_with_a_public_reason(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    with pytest.raises(EditingError, match="second person"), acting(newsroom.ben, "test"):
        retract(claim, version=claim.version, **WORDS)
    request = asked(newsroom.dan, "retract", claim)  # a journalist may propose it
    with pytest.raises(NotAllowed), acting(newsroom.dan, "test"):
        requests.approve(request, reason="Yes.")
    tell(newsroom.ben)
    for change in CHANGES:
        with refused("retract_by_two"):
            change(shown_of(newsroom), standing="retracted")
    approved(newsroom.cleo, request)
    tell(newsroom.ben)
    for change in CHANGES:
        with refused("correction_needed"):
            change(shown_of(newsroom), standing="retracted")
    with pytest.raises(NotAllowed), acting(newsroom.dan, "test"):
        retract(claim, version=claim.version, **WORDS)
    tell(newsroom.dan)
    with refused("role_needed"):
        PublishedClaim.objects.filter(pk=shown_of(newsroom).pk).update(standing="retracted")
    with acting(newsroom.ben, "test"):
        shown = retract(claim, version=claim.version, **WORDS)
    assert shown.standing == "retracted"
    assert Correction.objects.get(claim=shown).kind == "retraction"
    tell(newsroom.ben)
    for change in CHANGES:
        with refused("step_not_allowed"):
            change(shown, standing="current")
    with refused("publish_not_removed"), acting(newsroom.ben, "test"):
        publish(claim, version=newsroom.claim("published").version)


def test_an_approval_does_not_retract_a_later_edition(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    request = asked(newsroom.ben, "retract", claim)
    approved(newsroom.cleo, request)
    with acting(newsroom.ana, "test"):
        claims.revise(claim, version=claim.version, in_short="Said otherwise.")
    factories.submit(newsroom.ana, claim)
    factories.verify(newsroom.ben, claim)
    # Editions bear whole seconds: the next one has to be of a later second than the request.
    run(
        "SELECT pg_sleep(extract(epoch FROM date_trunc('second', now) + '1.01 s' - now)) "
        "FROM clock_timestamp() AS now"
    )
    factories.publish_claim(newsroom.ben, claim)
    claim = newsroom.claim("published")
    with refused("retract_by_two"), acting(newsroom.ben, "test"):
        retract(claim, version=claim.version, **WORDS)


# --- T11 -------------------------------------------------------------------------------------


def test_it_is_withdrawn_by_two_editors_and_keeps_no_words(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    checker = factories.person("fay", "fact-checker")
    with pytest.raises(NotAllowed):
        asked(checker, "withdraw", claim, ground="legal")
    tell(checker)
    for add in ADDITIONS:
        with refused("role_needed"):
            add(
                Request(
                    claim=claim,
                    action="withdraw",
                    ground="legal",
                    reason="r",
                    requested_by=newsroom.ben,
                )
            )
    request = asked(newsroom.ben, "withdraw", claim, ground="legal")
    tell(checker)
    for add in ADDITIONS:
        with refused("role_needed"):
            add(Approval(request=request, reason="r", approved_by=newsroom.cleo))
    tell(newsroom.ben)
    gone = {
        "standing": "withdrawn", "withdrawn_ground": "legal", "statement": "", "in_short": "",
        "search_vector": None,
    }  # fmt: skip
    for change in CHANGES:
        with refused("withdraw_by_two"):
            change(shown_of(newsroom), **gone)
    approved(newsroom.cleo, request)
    with acting(newsroom.ben, "test"):
        shown = withdraw(claim, version=claim.version)
    assert (shown.statement, shown.in_short, shown.search_vector) == ("", "", None)
    assert shown.withdrawn_ground == "legal"
    assert not any(
        rows.exists() for rows in (shown.companies, shown.topics, shown.evidence, shown.appearances)
    )
    tell(newsroom.ben)
    for change in CHANGES:
        for rule, values in (
            ("published_as_edition", {"in_short": "Words"}),
            ("publishedclaim_withdrawn_keeps_no_words", {"statement": "Words"}),
        ):
            with refused(rule):
                change(shown, **values)
        with refused("step_not_allowed"):
            change(shown, standing="retracted", withdrawn_ground="", statement=claim.statement)


# --- Requests and approvals --------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ben", "root"])
def test_nobody_approves_what_they_asked_for(who: str, newsroom: Newsroom) -> None:
    person = getattr(newsroom, who)
    request = asked(person, "retract", newsroom.claim("published"))
    tell(person)
    for add in ADDITIONS:
        with refused("approval_by_another"):
            add(Approval(request=request, reason="Yes.", approved_by=newsroom.cleo))


def test_a_request_is_its_actors_own_and_names_the_present_content(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    tell(newsroom.ben)
    given = {"claim": claim, "action": "publish_against_suggestion", "reason": "r"}
    for add in ADDITIONS:
        add(Request(requested_by=newsroom.cleo, **given))
        with refused("stale_version"):
            add(Request(requested_by=newsroom.ben, content_hash="0" * 64, **given))
    made = Request.objects.filter(claim=claim)
    assert {row.requested_by for row in made} == {newsroom.ben}
    assert all(len(row.content_hash) == 64 for row in made)
    tell(newsroom.cleo)
    with refused("one_by_one"):
        Approval.objects.bulk_create(
            [Approval(request=row, reason="Yes.", approved_by=newsroom.cleo) for row in made]
        )
