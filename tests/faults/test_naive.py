"""The harness finds what careless code breaks: the same races, without what guards against them.

Each interleaving is forced, so that none of it is a matter of luck.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Value
from django.db.models.functions import Concat

from articles.desk.editing.acting import acting
from articles.desk.editing.claim import revise
from articles.desk.editing.coverage import content_hash
from articles.desk.editing.evidence_state import retract_evidence
from articles.desk.models import Claim, Evidence, Person, Verification
from articles.desk.publishing.publish import publish, publish_read
from tests.desk.refusals import refused, run, tell
from tests.faults import prepared
from tests.faults.clients import stored
from tests.faults.conftest import Arena
from tests.faults.invariants import held, history_gaps, leaks, orphans, unchecked_parts
from tests.faults.ledger import Ledger, lost
from tests.faults.racing import raced
from tests.faults.reading import begins, looked_at, said, unseen, wrote

EDITORS, EDITS = 4, 5


def test_it_finds_the_edits_that_a_save_without_version_loses(
    naive_arena: Arena, tmp_path: Path
) -> None:
    """All but the last of each round, as in an admin that saves what it read."""
    [key] = prepared.in_review(naive_arena.people, 1)
    ledger = Ledger(tmp_path / "ledger")
    everybody_read = threading.Barrier(EDITORS)

    def editing(person: Person) -> None:
        for number in range(EDITS):
            token = f"{person.pk}.{number}"
            ledger.attempt("edit", token=token)
            words = Claim.objects.get(pk=key).in_short
            everybody_read.wait(30)
            with acting(person, "edit"):
                Claim.objects.filter(pk=key).update(in_short=f"{words} {token}")
            ledger.acknowledge("edit", token=token)
            everybody_read.wait(30)

    people = naive_arena.people.all[:EDITORS]
    assert raced(*(lambda by=by: editing(by) for by in people)) == [""] * EDITORS
    assert len(lost(ledger, "edit", stored(key))) == EDITORS * EDITS - len(stored(key)) == 15


class Crash(Exception):
    """The client ends before its transaction does."""


def test_it_finds_what_was_acknowledged_before_its_commit(
    naive_arena: Arena, tmp_path: Path
) -> None:
    """The inner `atomic()` is a savepoint: who acknowledges after it promises too much."""
    [key] = prepared.in_review(naive_arena.people, 1)
    ledger = Ledger(tmp_path / "ledger")
    claim = Claim.objects.get(pk=key)
    ledger.attempt("edit", token="1.0")
    with suppress(Crash), acting(naive_arena.people.ana, "edit"):
        with transaction.atomic():
            revise(claim, version=claim.version, in_short="1.0")
        ledger.acknowledge("edit", token="1.0")
        raise Crash
    assert lost(ledger, "edit", stored(key)) == ["1.0 was acknowledged and is lost"]


def test_it_finds_what_was_sent_again_and_written_twice(naive_arena: Arena, tmp_path: Path) -> None:
    """A client that was told nothing sends again, and nobody compares what it had read."""
    [key] = prepared.in_review(naive_arena.people, 1)
    ledger = Ledger(tmp_path / "ledger")
    ledger.attempt("edit", token="1.0")
    for _ in range(2):
        with acting(naive_arena.people.ana, "edit"):
            Claim.objects.filter(pk=key).update(in_short=Concat("in_short", Value(" 1.0")))
    ledger.acknowledge("edit", token="1.0")
    assert lost(ledger, "edit", stored(key)) == ["1.0 is there 2 times"]


#: A verify that neither locks, nor compares, nor is counted by the database.
UNVERIFIED = {"claim": "d_steps", "verification": "c_signed e_moves", "edition": "c_guard"}


def test_it_finds_text_that_was_verified_while_it_was_edited(
    naive_arena: Arena, tmp_path: Path
) -> None:
    people, ledger = naive_arena.people, Ledger(tmp_path / "ledger")
    [key] = prepared.in_review(people, 1)
    claim = Claim.objects.get(pk=key)
    begins(ledger, claim, people.ana, people.ben)
    seen = said(claim)
    with acting(people.cleo, "edit"):
        wrote(ledger, claim, "statement", "By cleo.", people.cleo)
        revise(claim, version=claim.version, in_short="By cleo.")
    with naive_arena.without(**UNVERIFIED):
        with acting(people.ben, "check"):
            Verification(
                claim=claim, seen_version=claim.version, content_hash=content_hash(claim),
                verifier=people.ben, interests="none",
            ).save()  # fmt: skip
            Claim.objects.filter(pk=key).update(workflow="verified")
        looked_at(ledger, claim, seen, people.ben)
        with acting(people.dora, "publish"):
            publish(claim, version=Claim.objects.get(pk=key).version)
    name = claim.public_id
    assert unseen(ledger) == [f"{name} edition 1: nobody looked at statement “By cleo.”"]
    [fault] = [fault for fault in unchecked_parts() if fault.startswith(name)]
    assert "edition 1: statement of version" in fault
    assert fault.endswith("checked by 0 of 1")


def test_it_finds_what_was_published_from_a_snapshot(naive_arena: Arena, tmp_path: Path) -> None:
    """What publishing does without its lock; the database refuses it with the guard on."""
    people, ledger = naive_arena.people, Ledger(tmp_path / "ledger")
    [key] = prepared.verified(people, 1)
    snapshot = Claim.objects.get(pk=key)
    begins(ledger, snapshot, people.ana, people.ben)
    item = snapshot.evidence.order_by("pk")[0]
    wrote(ledger, snapshot, item.public_id, "retracted", people.eva)
    with acting(people.eva, "retract"):
        retract_evidence(item, version=snapshot.version, reason="It was taken back.")
    with refused("publish_verified"), acting(people.dora, "publish"):
        publish_read(snapshot)
    with naive_arena.without(edition="c_guard"), acting(people.dora, "publish"):
        publish_read(snapshot)
    name = snapshot.public_id
    assert unseen(ledger) == [f"{name} edition 1: nobody looked at {item.public_id} “retracted”"]
    found = [fault for fault in unchecked_parts() if fault.startswith(name)]
    assert found == [f"{name} edition 1: nobody signed this content"]


def test_it_finds_a_change_without_history(naive_arena: Arena) -> None:
    [key] = prepared.in_review(naive_arena.people, 1)
    [(trigger,)] = run(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'articles_claim'::regclass "
        "AND tgname LIKE 'pgtrigger_update%'"
    )
    assert not [gap for gap in history_gaps() if gap.startswith(f"articles_claim {key} ")]
    with naive_arena.without(claim=trigger), acting(naive_arena.people.ana, "edit"):
        Claim.objects.filter(pk=key).update(in_short="Unrecorded.")
    found = [gap for gap in history_gaps() if gap.startswith(f"articles_claim {key} ")]
    assert found == [
        f"articles_claim {key} is not as its last event says",
        f"articles_claim {key} is at version 3, history tells 2",
    ]


def test_it_finds_rows_and_files_that_stand_alone(naive_arena: Arena, tmp_path: Path) -> None:
    people = naive_arena.people
    [key] = prepared.in_review(people, 1)
    claim = Claim.objects.get(pk=key)
    with naive_arena.without(evidence="e_part"), acting(people.cleo, "attach"):
        item = Evidence(claim=claim, source=people.outlet, created_by=people.cleo)
        item.save(force_insert=True)
    (tmp_path / "left.pdf").write_bytes(b"")
    found = orphans(tmp_path)
    assert f"evidence that nobody is on record to have made: ('{item.public_id}',)" in found
    assert "a file without its row: left.pdf" in found


def test_it_finds_transactions_that_were_left_open(naive_arena: Arena) -> None:
    [key] = prepared.in_review(naive_arena.people, 1)
    assert held(naive_arena.databases.server, naive_arena.name) == []
    with transaction.atomic():
        tell(naive_arena.people.ana)
        run("UPDATE articles_claim SET in_short = 'Left open.' WHERE id = %s", [key])
        [found] = held(naive_arena.databases.server, naive_arena.name)
        pid = connection.connection.info.backend_pid
        assert found == f"{pid} idle in transaction"


def test_it_finds_private_words_in_public_answers() -> None:
    answers = {"/claims/A/": b"<p>Said by a person known to us.", "/claims/B/": b"<p>q7x31"}
    assert leaks(answers, ["q7x31", "z"]) == ["/claims/B/ tells q7x31"]
