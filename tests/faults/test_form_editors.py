"""Editors of one claim at the desk's own form, over HTTP, while a worker is killed."""

from __future__ import annotations

import random
import threading
import time
from http.client import HTTPException
from pathlib import Path

import psutil
from django.urls import reverse

from articles.desk.models import Claim
from tests.faults import prepared
from tests.faults.clients import stored
from tests.faults.conftest import Arena
from tests.faults.ledger import Ledger, lost
from tests.faults.processes import serving
from tests.faults.racing import raced
from tests.faults.size import report, size
from tests.faults.visiting import Visitor

EDITORS = size(suite=3, full=20)
EDITS = size(suite=2, full=50)
#: A loser waits for up to so many seconds: people do not all answer at once.
PAUSE = 0.25 * EDITORS


def _edit(desk: Visitor, ledger: Ledger, key: int, place: int) -> None:
    """Reads the form, adds a token to what it holds, and sends it; again until it is saved."""
    at = reverse("admin:articles_claim_change", args=[key])
    chance = random.Random(place)
    for number in range(EDITS):
        token = f"{place}.{number}"
        ledger.attempt("edit", token=token)
        while True:
            try:
                form = desk.get(at).form("workbench")
                [words] = form["in_short"]
                if token in words.split():
                    break  # saved by a worker that was killed before it could say so
                answer = desk.post(at, form | {"in_short": [f"{words} {token}"]})
            except (HTTPException, OSError):
                ledger.attempt("doubt", token=token)
                continue
            if answer.status == 302:
                break
            assert answer.status == 412, answer.status
            assert "Somebody else changed this claim" in answer.body, answer.body
            assert f"{words} {token}".strip() in answer.body  # in its editor's hands
            ledger.acknowledge("stale", token=token)
            time.sleep(chance.random() * PAUSE)
        ledger.acknowledge("edit", token=token)


def _kill_a_worker(arbiter: int, ledger: Ledger, ended: threading.Event) -> None:
    """Half-way, while the others write."""
    while len(ledger.acknowledged("edit")) < EDITORS * EDITS // 2:
        if ended.wait(0.02):
            return
    psutil.Process(arbiter).children()[0].kill()


def test_editors_at_the_form_lose_nothing(arena: Arena, tmp_path: Path) -> None:
    [key] = prepared.in_review(arena.people, 1)
    start = Claim.objects.get(pk=key).version
    ledger = Ledger(tmp_path / "ledger")
    with serving(arena.environment(tmp_path) | {"DATABASE_POOL": "4"}) as (port, pid):
        desks = [Visitor(port, arena.people.all[place % 5]) for place in range(EDITORS)]
        ended = threading.Event()
        killer = threading.Thread(target=_kill_a_worker, args=(pid, ledger, ended))
        killer.start()
        began = time.monotonic()
        told = raced(
            *(
                lambda desk=desk, place=place: _edit(desk, ledger, key, place)
                for place, desk in enumerate(desks)
            )
        )
        ended.set()
        killer.join()
    assert told == [""] * EDITORS
    stale, doubt = len(ledger.acknowledged("stale")), len(ledger.entries("doubt"))
    report(f"{EDITORS} × {EDITS} edits at the form", time.monotonic() - began, (stale, doubt))
    assert lost(ledger, "edit", stored(key)) == []
    assert Claim.objects.get(pk=key).version == start + EDITORS * EDITS
    assert arena.faults() == []
