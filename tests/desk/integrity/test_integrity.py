"""`manage.py verify_integrity`: clean on a clean base, and each planted fault is found."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from articles.desk.editing.acting import acting
from articles.desk.editing.claim_deletion import delete_draft
from articles.desk.editing.request import ask_for
from articles.desk.publishing.integrity import KINDS, faults
from articles.desk.publishing.integrity.history import tracked_models
from articles.desk.publishing.integrity.looking import CouldNotLook, one_moment
from articles.migrations._chain import FILL
from tests.desk import factories
from tests.desk.integrity.planting import PLANTS, owner
from tests.desk.integrity.world import World
from tests.desk.refusals import refused
from tests.desk.refusals import run as sql

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "integrity.md"


def run(*options: str) -> tuple[int, str]:
    """The exit status, and what stands on standard output."""
    told = io.StringIO()
    try:
        call_command("verify_integrity", *options, stdout=told, stderr=io.StringIO())
    except CommandError as problem:
        return problem.returncode, told.getvalue()
    return 0, told.getvalue()


def test_a_base_with_something_of_everything_is_clean(world: World) -> None:
    assert [str(fault) for fault in faults()] == []
    assert run() == (0, f"Clean: no fault of {len(KINDS)} kinds looked for.\n")


@pytest.mark.usefixtures("as_owner")
@pytest.mark.parametrize("kind", KINDS)
def test_it_finds_what_was_planted(kind: str, world: World) -> None:
    subject = PLANTS[kind](world)
    status, told = run("--only", kind)
    assert status == 1
    assert f"{kind} {subject}: " in told
    if kind == "file-orphaned":
        default_storage.delete(subject)


def test_every_kind_is_planted_and_explained() -> None:
    assert len(KINDS) == len(set(KINDS))
    assert set(PLANTS) == set(KINDS)
    rows = re.findall(r"^\| (`[a-z`, -]+`) \|", DOCUMENT.read_text(), re.M)
    assert {kind.strip("` ") for row in rows for kind in row.split(",")} == set(KINDS)


@pytest.mark.usefixtures("as_owner")
def test_words_of_a_record_stay_out_of_what_it_says(world: World) -> None:
    owner("UPDATE articles_claim SET statement = 'A canary in a mine.'")
    status, told = run("--only", "history-differs", "--limit", "2")
    assert status == 1
    assert "statement" in told
    assert "canary" not in told
    assert len(told.splitlines()) == 2


@pytest.mark.usefixtures("as_owner")
def test_it_tells_machines(world: World) -> None:
    subject = PLANTS["edition-empty"](world)
    status, told = run("--json")
    *found, total = [json.loads(line) for line in told.splitlines()]
    assert status == 1
    assert {fault["kind"] for fault in found} == set(total["by_kind"])
    assert {"kind": "edition-empty", "subject": subject}.items() <= next(
        fault for fault in found if fault["kind"] == "edition-empty"
    ).items()
    assert (total["faults"], total["could_not_look"]) == (len(found), [])


@pytest.mark.usefixtures("as_owner")
def test_it_says_where_it_could_not_look(world: World) -> None:
    owner('UPDATE articles_publishedappearance SET spans = \'[{"exact": "x", "start": "a"}]\'')
    kind = "published-passage-not-there"
    assert run("--only", kind)[0] == 2
    status, told = run("--only", kind, "--only", "published-appearances")  # the others go on
    assert (status, told.split(" ")[0]) == (1, "published-appearances")
    with pytest.raises(CouldNotLook, match=kind):
        list(faults(only=[kind]))


def test_it_writes_nothing_and_sees_one_moment(world: World) -> None:
    with one_moment(), connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("repeatable read",)
        cursor.execute("SHOW transaction_read_only")
        assert cursor.fetchone() == ("on",)
    with transaction.atomic():  # and inside a transaction of the caller's it changes nothing
        assert list(faults(only=["edition-numbers"])) == []


def test_deleting_a_draft_breaks_nothing(world: World) -> None:
    claim = factories.draft(world.newsroom.ana)
    factories.attach(world.newsroom.ana, claim, source=world.newsroom.outlet)
    factories.assess(world.newsroom.ana, claim)
    with acting(world.newsroom.ana, "not needed"):
        delete_draft(claim.refreshed(), version=claim.refreshed().version)
    assert [str(fault) for fault in faults()] == []


def test_the_application_cannot_write_the_chain(world: World) -> None:
    for statement in (
        "INSERT INTO claimbook_chain SELECT * FROM claimbook_chain LIMIT 0",
        "UPDATE claimbook_chain SET link = link",
        "DELETE FROM claimbook_chain",
        "TRUNCATE claimbook_chain",
        "SELECT append_link('claim', 1, 'edition', 1, '')",
        "ALTER TABLE articles_edition DISABLE TRIGGER a_chain",
        "SET session_replication_role = replica",
    ):
        with refused("privilege"):
            sql(statement)


@pytest.mark.usefixtures("as_owner")
def test_what_was_on_record_before_the_chain_is_bound_by_its_migration(world: World) -> None:
    owner("DELETE FROM claimbook_chain")
    assert run("--only", "chain-unlinked")[0] == 1
    with connection.cursor() as cursor:
        cursor.execute(FILL)
    assert list(faults(only=[kind for kind in KINDS if kind.startswith("chain")])) == []


def test_requests_at_the_same_moment_stand_one_after_the_other(world: World) -> None:
    claim, ready, problems = world.newsroom.claim("published"), threading.Barrier(4), []

    def ask(number: int) -> None:
        try:
            ready.wait(timeout=10)
            with acting(world.newsroom.ben, "asked"):
                ask_for("retract", claim, reason=f"Reason no. {number}.")
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert problems == []
    assert list(faults(only=[kind for kind in KINDS if kind.startswith("chain")])) == []


@pytest.mark.usefixtures("as_owner")
def test_not_even_the_owner_writes_the_chain_while_its_triggers_are_on(world: World) -> None:
    for statement in (
        "UPDATE claimbook_chain SET link = link",
        "DELETE FROM claimbook_chain",
        "TRUNCATE claimbook_chain",
    ):
        with refused("append_only"):
            sql(statement)


def test_it_compares_every_record_that_has_a_history() -> None:
    names = {model.__name__ for model, _ in tracked_models()}
    assert {"Claim", "Evidence", "Assessment", "Source", "Company"} <= names
    assert len(names) >= 25


def test_it_ends_with_two_where_there_is_no_base() -> None:
    """From a shell, as a job would: with a server that nobody answers at."""
    answer = subprocess.run(
        [sys.executable, "manage.py", "verify_integrity"],
        cwd=DOCUMENT.parents[1],
        env={
            "PATH": "/usr/bin:/bin",
            "SECRET_KEY": "x",
            "DATABASE_URL": "postgres://a:b@127.0.0.1:1/none",
            "DATABASE_OWNER_URL": "postgres://o:b@127.0.0.1:1/none",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert answer.returncode == 2, answer.stderr
    assert "could not look" in answer.stderr
