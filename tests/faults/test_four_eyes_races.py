"""Verify × edit × retract evidence × publish at the same moment, a thousand times."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

from django.db import transaction

from articles.desk.editing import review
from articles.desk.editing.acting import acting
from articles.desk.editing.claim import revise
from articles.desk.editing.coverage import content_hash
from articles.desk.editing.errors import EditingError
from articles.desk.editing.evidence_state import retract_evidence
from articles.desk.models import Claim
from articles.desk.publishing.publish import publish
from tests.desk.refusals import run, tell
from tests.faults import prepared
from tests.faults.conftest import Arena
from tests.faults.ledger import Ledger
from tests.faults.racing import Deed, Racers
from tests.faults.reading import begins, looked_at, said, unseen, wrote
from tests.faults.size import report, size

RACES = size(suite=24, full=1000)
#: How long a deed waits before it begins, in seconds at most: each wins some of the races.
HEAD_START = 0.03
#: Done, or refused in words: no deadlock, no failure of the server.
EXPECTED = {"", "StaleVersion", "step_not_allowed", "EditingError", "publish_verified", "four_eyes"}


class Race:
    """Four people at one claim; `chance` decides how each goes about it and when."""

    def __init__(self, arena: Arena, ledger: Ledger, key: int, chance: random.Random) -> None:
        self.people, self.ledger, self.key, self.chance = arena.people, ledger, key, chance
        self.claim = Claim.objects.get(pk=key)
        begins(ledger, self.claim, self.people.ana, self.people.ben)

    def deeds(self) -> list[Deed]:
        return [
            self._later(self.verify, head_start=HEAD_START / 4),
            self._later(self.edit if self.chance.random() < 0.7 else self.edit_past_the_verbs),
            self._later(self.retract if self.chance.random() < 0.7 else self.retract_past),
            self._later(self.publish),
        ]

    def _later(self, deed: Deed, head_start: float = HEAD_START) -> Deed:
        wait = self.chance.random() * head_start

        def begun() -> Any:
            time.sleep(wait)
            return deed()

        return begun

    def verify(self) -> None:
        """Reads, then signs what was read; once more where it moved meanwhile."""
        for person in (self.people.ben, self.people.eva):
            claim = Claim.objects.get(pk=self.key)
            seen, hashed = said(claim), content_hash(claim)
            try:
                with acting(person, "check"):
                    review.verify(claim, version=claim.version, seen_hash=hashed, interests="none")
            except EditingError as refusal:
                problem = refusal
                time.sleep(HEAD_START)
            else:
                looked_at(self.ledger, claim, seen, person)
                return
        raise problem

    def edit(self) -> None:
        """And hands it in again, so that the verifier may find it."""
        cleo = self.people.cleo
        claim = Claim.objects.get(pk=self.key)
        wrote(self.ledger, self.claim, "statement", "By cleo.", cleo)
        with acting(cleo, "edit"):
            claim = revise(claim, version=claim.version, in_short="By cleo.")
        with acting(cleo, "submit"):
            review.submit(claim, version=claim.version)

    def edit_past_the_verbs(self) -> None:
        wrote(self.ledger, self.claim, "statement", "Past.", self.people.cleo)
        with transaction.atomic():
            tell(self.people.cleo)
            run("UPDATE articles_claim SET in_short = 'Past.' WHERE id = %s", [self.key])

    def retract(self) -> None:
        eva = self.people.eva
        claim = Claim.objects.get(pk=self.key)
        item = claim.evidence.order_by("pk")[0]
        wrote(self.ledger, self.claim, item.public_id, "retracted", eva)
        with acting(eva, "retract"):
            retract_evidence(item, version=claim.version, reason="The outlet took it back.")

    def retract_past(self) -> None:
        item = Claim.objects.get(pk=self.key).evidence.order_by("pk")[0]
        wrote(self.ledger, self.claim, item.public_id, "superseded", self.people.eva)
        with transaction.atomic():
            tell(self.people.eva)
            run(
                "UPDATE articles_evidence SET state = 'superseded', state_reason = 'Old.' "
                "WHERE id = %s",
                [item.pk],
            )

    def publish(self) -> None:
        """As soon as it is verified; the last refusal where it never was."""
        for _ in range(3):
            claim = Claim.objects.get(pk=self.key)
            try:
                with acting(self.people.dora, "publish"):
                    publish(claim, version=claim.version)
            except EditingError as refusal:
                problem = refusal
                time.sleep(HEAD_START)
            else:
                return
        raise problem


def test_nothing_is_published_that_nobody_but_its_author_checked(
    arena: Arena, tmp_path: Path
) -> None:
    ledger = Ledger(tmp_path / "ledger")
    half = RACES // 2
    keys = prepared.in_review(arena.people, half) + prepared.verified(arena.people, half)
    outcomes: dict[str, Counter[str]] = {
        name: Counter() for name in ("verify", "edit", "retract", "publish")
    }
    began = time.monotonic()
    with Racers(4) as racers:
        for place, key in enumerate(keys):
            race = Race(arena, ledger, key, random.Random(place))
            for name, told in zip(outcomes, racers.race(race.deeds()), strict=True):
                outcomes[name][told] += 1
    report(f"{RACES} races", time.monotonic() - began, outcomes)
    assert unseen(ledger) == []
    assert arena.faults() == []
    # Each of them won some races and lost others: otherwise nothing was tried.
    for name, counted in outcomes.items():
        assert counted[""] > 0, name
        assert counted.keys() <= EXPECTED, name
