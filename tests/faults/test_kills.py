"""kill -9 of whoever writes: a client, a database backend, the postmaster."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from articles.desk.editing.acting import acting
from articles.desk.editing.claim import revise
from articles.desk.models import Claim
from articles.desk.publishing import integrity
from tests import throwaway
from tests.faults import prepared
from tests.faults.clients import stop_file, stored
from tests.faults.fragile import Fragile
from tests.faults.invariants import broken, held
from tests.faults.ledger import Ledger, lost
from tests.faults.prepared import Staff, staff
from tests.faults.processes import begin, environment
from tests.faults.size import report, size

HEALED_WITHIN = 15.0
EDITORS = (0, 1, 2)
#: Edits before each kill.
BETWEEN = 5
KILLS = size(suite=1, full=5)


@pytest.fixture
def fragile(
    django_db_setup: None,
    databases: throwaway.Databases,
    django_db_blocker: DjangoDbBlocker,
    settings: Any,
) -> Iterator[Fragile]:
    with django_db_blocker.unblock():
        made = Fragile(databases, databases.template)
        settings.MEDIA_ROOT = made.data / "media"
        with made.pointed_at():
            yield made
        made.close()


def _wait_for(ledger: Ledger, edits: int) -> None:
    deadline = time.monotonic() + 120
    while len(ledger.acknowledged("edit")) < edits:
        assert time.monotonic() < deadline, "the clients stand still"
        time.sleep(0.02)


def test_what_was_acknowledged_survives_every_kill(fragile: Fragile, tmp_path: Path) -> None:
    """With fsync and synchronous commits, as an installation has them."""
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        assert fragile.server.as_admin(f"SHOW {name}").strip() == "on"
    people = staff()
    [key] = prepared.in_review(people, 1)
    _kill_the_client(fragile, people, key, Ledger(tmp_path / "first"))
    [key] = prepared.in_review(people, 1)
    _kill_the_server(fragile, key, Ledger(tmp_path / "second"))


def _kill_the_client(fragile: Fragile, people: Staff, key: int, ledger: Ledger) -> None:
    given = environment(fragile.data)
    writer = begin(given, "-m", "tests.faults.clients", ledger.path, key, 1000, 0, 1)
    _wait_for(ledger, 5)
    writer.process.kill()
    writer.ends()
    began = time.monotonic()
    claim = Claim.objects.get(pk=key)
    with acting(people.dora, "the next one"):  # waits for no lock of the dead
        revise(claim, version=claim.version, held_from="2024")
    report("after a killed client the next edit took", time.monotonic() - began)
    assert time.monotonic() - began < HEALED_WITHIN
    _is_whole(fragile, ledger, key)


def _kill_the_server(fragile: Fragile, key: int, ledger: Ledger) -> None:
    kills: list[tuple[str, Callable[[], bool]]] = [
        ("pg_terminate_backend", fragile.end_backends),
        ("kill -9 of a backend", fragile.kill_backend),
        ("kill -9 of the postmaster", fragile.kill_postmaster),
    ] * KILLS
    connections.close_all()  # ours would be killed as well
    given = environment(fragile.data)
    clients = begin(given, "-m", "tests.faults.clients", ledger.path, key, 10**6, *EDITORS)
    moments = []
    for name, kill in kills:
        _wait_for(ledger, len(ledger.acknowledged("edit")) + BETWEEN)
        assert kill()
        moments.append((name, time.time()))
    _wait_for(ledger, len(ledger.acknowledged("edit")) + BETWEEN)
    stop_file(ledger.path).touch()
    clients.succeeds()
    told = sorted(facts["at"] for facts in ledger.acknowledged("edit"))
    for name, moment in moments:
        report(f"{name}: next edit after", min(at for at in told if at > moment) - moment)
    assert max(after - before for before, after in pairwise(told)) < HEALED_WITHIN
    assert ledger.entries("doubt")  # the kills were felt
    _is_whole(fragile, ledger, key)


def _is_whole(fragile: Fragile, ledger: Ledger, key: int) -> None:
    assert lost(ledger, "edit", stored(key)) == []
    assert broken() == []
    assert list(integrity.faults()) == []
    deadline = time.monotonic() + HEALED_WITHIN
    while found := held(fragile.server, "claimbook"):
        assert time.monotonic() < deadline, found
        time.sleep(0.1)
