"""Two people, or one person twice, at the same moment: one effect each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db.models.functions import Now

from articles.desk.editing import review
from articles.desk.editing.acting import acting
from articles.desk.editing.bulk import suggest_all
from articles.desk.editing.claim import revise
from articles.desk.editing.claim_desk import embargo
from articles.desk.editing.coverage import content_hash
from articles.desk.editing.evidence import revise_evidence
from articles.desk.editing.request import approve, ask_for
from articles.desk.editing.source_grade import grade
from articles.desk.models import Approval, Claim, Person, Request, Suggestion, Verification
from articles.desk.publishing.challenge import challenge
from articles.desk.publishing.merge import merge_claims
from articles.desk.publishing.publish import publish
from articles.desk.publishing.withdraw import withdraw
from articles.public.models import Edition, PublishedClaim, PublishedEvidence
from tests.faults import prepared
from tests.faults.conftest import Arena
from tests.faults.invariants import rows
from tests.faults.processes import begin
from tests.faults.racing import Deed, Racers, raced
from tests.faults.size import size

ROUNDS = size(suite=2, full=40)


def by(person: Person, verb: Callable[..., Any], claim: Claim, **answers: Any) -> Deed:
    """The verb at the version that `claim` was read at."""

    def deed() -> None:
        with acting(person, verb.__name__):
            verb(claim, version=claim.version, **answers)

    return deed


def published(arena: Arena, number: int) -> list[int]:
    """Keys of claims that readers have, and whose next edition is verified."""
    people = arena.people
    keys = prepared.verified(people, number)
    for key in keys:
        by(people.dora, publish, Claim.objects.get(pk=key))()
        by(people.cleo, revise, Claim.objects.get(pk=key), in_short="Said anew.")()
        by(people.cleo, review.submit, Claim.objects.get(pk=key))()
        claim = Claim.objects.get(pk=key)
        by(people.ben, review.verify, claim, seen_hash=content_hash(claim), interests="none")()
    return keys


def shown(claim: Claim) -> PublishedClaim:
    return PublishedClaim.objects.get(public_id=claim.public_id)


def test_two_verifiers_and_a_double_click_make_one_verification(arena: Arena) -> None:
    people = arena.people
    for key in prepared.in_review(people, 2 * ROUNDS):
        claim = Claim.objects.get(pk=key)
        seen = {"seen_hash": content_hash(claim), "interests": "none"}
        second = people.eva if key % 2 else people.ben
        told = raced(
            by(people.ben, review.verify, claim, **seen), by(second, review.verify, claim, **seen)
        )
        assert Counter(told) == {"": 1, "StaleVersion": 1}
        assert Verification.objects.filter(claim=key).count() == 1
        assert claim.refreshed().workflow == "verified"
    assert arena.faults() == []


def test_two_publishers_and_a_double_click_make_one_edition(arena: Arena) -> None:
    people = arena.people
    for key in prepared.verified(people, 2 * ROUNDS):
        claim = Claim.objects.get(pk=key)
        second = people.eva if key % 2 else people.dora
        told = raced(by(people.dora, publish, claim), by(second, publish, claim))
        assert Counter(told) == {"": 1, "StaleVersion": 1}
        assert Edition.objects.of_claim(claim.public_id).count() == 1
    assert arena.faults() == []


def test_two_approvals_and_two_askings_are_one(arena: Arena) -> None:
    people = arena.people
    for key in published(arena, ROUNDS):
        claim = Claim.objects.get(pk=key)

        def asks(claim: Claim = claim) -> None:
            with acting(people.ben, "ask"):
                ask_for("withdraw", claim, reason="A court said so.", ground="legal")

        assert sorted(raced(asks, asks)) == ["", "EditingError"]
        asked = Request.objects.get(claim=key)

        def approves(person: Person, asked: Request = asked) -> Deed:
            def deed() -> None:
                with acting(person, "approve"):
                    approve(asked, reason="Read as well.")

            return deed

        told = raced(approves(people.dora), approves(people.eva))
        assert told.count("") == 1
        assert Approval.objects.filter(request=asked).count() == 1
    assert arena.faults() == []


def test_a_challenge_beside_a_publication_is_shown_or_keeps_it_back(arena: Arena) -> None:
    people = arena.people
    for key in published(arena, ROUNDS):
        claim = Claim.objects.get(pk=key)
        raced(
            by(people.eva, challenge, claim, reason="They deny it."),
            by(people.dora, publish, claim),
        )
        claim.refresh_from_db()
        row = shown(claim)
        assert row.challenge == claim.challenge
        assert row.number == claim.published_number
        assert (row.number, row.challenge) in {(1, "under_review"), (2, "none")}
    assert arena.faults() == []


def test_a_withdrawal_beside_a_publication_leaves_nothing_to_read(arena: Arena) -> None:
    people = arena.people
    for key in published(arena, ROUNDS):
        claim = Claim.objects.get(pk=key)
        with acting(people.ben, "ask"):
            asked = ask_for("withdraw", claim, reason="A court said so.", ground="legal")
        with acting(people.eva, "approve"):
            approve(asked, reason="Yes.")
        told = raced(by(people.ben, withdraw, claim), by(people.dora, publish, claim))
        assert told.count("") == 1
        row = shown(claim)
        if told[0] == "":
            assert (row.standing, row.statement, row.number) == ("withdrawn", "", 1)
            assert not PublishedEvidence.objects.filter(claim=row).exists()
        else:
            assert (row.standing, row.number) == ("current", 2)
    assert arena.faults() == []


def test_a_merge_beside_a_publication_and_a_merge_back_leads_nobody_in_a_circle(
    arena: Arena,
) -> None:
    people = arena.people
    keys = published(arena, 2 * ROUNDS)
    for first, second in zip(keys[::2], keys[1::2], strict=True):
        claim, other = Claim.objects.get(pk=first), Claim.objects.get(pk=second)
        told = raced(
            by(people.dora, merge_claims, claim, into=other),
            by(people.eva, merge_claims, other, into=claim),
            by(people.ben, publish, claim),
        )
        assert "" in told
        assert "deadlock" not in " ".join(told)
        rows_of = (shown(claim), shown(other))
        assert sum(row.merged_into_id is not None for row in rows_of) <= 1
    assert arena.faults() == []


def test_a_suggestion_is_never_older_than_its_evidence(arena: Arena) -> None:
    """Statement, evidence, grade of the source and recomputation in the same moment."""
    people = arena.people
    keys = prepared.in_review(people, 2 * ROUNDS)
    letters = "ABCDEF"
    with Racers(4) as racers:
        for place, key in enumerate(keys):
            claim = Claim.objects.get(pk=key)
            item = claim.evidence.order_by("pk")[0]

            def states(claim: Claim = claim) -> None:
                by(people.ana, revise, claim, temporal="fast")()

            def supports(claim: Claim = claim, item: Any = item) -> None:
                with acting(people.cleo, "evidence"):
                    revise_evidence(item, version=claim.version, stance="supports")

            def grades(letter: str = letters[place % 6]) -> None:
                with acting(people.eva, "grade"):
                    grade(people.outlet, reliability=letter, reason="As seen.")

            def recomputes() -> None:
                with acting(people.dora, "recompute"):
                    suggest_all(keys)

            told = racers.race([states, supports, grades, recomputes])
            assert set(told) <= {"", "StaleVersion"}, told
            assert told[2] == told[3] == ""
    with acting(people.dora, "recompute"):
        suggest_all(keys)
    aside = rows(
        "SELECT s.claim_id FROM articles_suggestion s "
        "WHERE NOT s.is_stale AND s.evidence_hash <> claim_evidence_hash(s.claim_id)"
    )
    assert aside == []
    assert not Suggestion.objects.filter(claim__in=keys, is_stale=True).exists()
    assert arena.faults() == []


def test_two_runs_of_due_publications_publish_each_once(arena: Arena, tmp_path: Path) -> None:
    people = arena.people
    keys = prepared.verified(people, 4)
    for key in keys:
        soon = Now() + timedelta(milliseconds=1)
        by(people.dora, embargo, Claim.objects.get(pk=key), until=soon)()
    given = arena.environment(tmp_path)
    runs = [begin(given, "manage.py", "publish", "--due") for _ in range(2)]
    said = [run.ends() for run in runs]
    for claim in Claim.objects.filter(pk__in=keys):
        told = f"{claim.public_id}: edition 1"
        assert sum(told in words for words in said) == 1, said
        assert Edition.objects.of_claim(claim.public_id).count() == 1
        assert claim.scheduled_by is None
    assert not any("Traceback" in words for words in said), said
    assert arena.faults() == []
