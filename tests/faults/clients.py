"""Clients that are processes: `python -m tests.faults.clients LEDGER CLAIM EDITS PLACE…`.

One editor a place, each a thread with its own connection. Every edit adds a token to the claim's
words or to the note of its first item; whoever comes second reads again. They end after so many
edits, or before, once there is a file called as `stop_file` says.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.db import DatabaseError, connections

from tests.faults.ledger import Ledger

if not apps.ready:  # a process of its own
    django.setup()

from articles.desk.editing.acting import acting
from articles.desk.editing.claim import revise
from articles.desk.editing.errors import StaleVersion
from articles.desk.editing.evidence import revise_evidence
from articles.desk.models import Claim, Person

#: A loser waits for up to so many seconds before reading again.
PAUSE = 0.2


def stop_file(ledger: Path) -> Path:
    return ledger.with_suffix(".stop")


def edit(ledger: Ledger, person: Person, key: int, place: str, edits: int) -> None:
    """Tries until each of its edits is acknowledged; looks again where it was told nothing."""
    for number in range(edits):
        if stop_file(ledger.path).exists():
            return
        token = f"{place}.{number}"
        ledger.attempt("edit", token=token)
        while True:
            try:
                version = _added(person, key, token, is_statement=number % 2 > 0)
            except DatabaseError as problem:
                ledger.attempt("doubt", token=token, why=str(problem))
                connections.close_all()
                time.sleep(0.05)
            else:
                if version is not None:
                    break
                ledger.acknowledge("stale", token=token)
                time.sleep(random.random() * PAUSE)
        ledger.acknowledge("edit", token=token, version=version, at=time.time())


def _added(person: Person, key: int, token: str, *, is_statement: bool) -> int | None:
    """The version that holds the token; None where somebody else was first."""
    claim = Claim.objects.get(pk=key)
    item = claim.evidence.order_by("pk")[0]
    if token in f"{claim.in_short} {item.note}".split():
        return 0  # committed, although its editor was not told
    present: Any = Claim.objects.values_list("version", flat=True)
    try:
        with acting(person, token):
            if is_statement:
                revise(claim, version=claim.version, in_short=f"{claim.in_short} {token}")
            else:
                revise_evidence(item, version=claim.version, note=f"{item.note} {token}")
            return int(present.get(pk=key))
    except StaleVersion:
        return None


def stored(key: int) -> list[str]:
    """The tokens that the claim holds."""
    claim = Claim.objects.get(pk=key)
    words = f"{claim.in_short} {claim.evidence.order_by('pk')[0].note}".split()
    return [word for word in words if "." in word]


def main(path: str, key: str, edits: str, *places: str) -> None:
    """Returns when every edit of every place is acknowledged."""
    ledger = Ledger(Path(path))
    people = list(Person.objects.filter(is_system=False).order_by("pk"))
    threads = [
        threading.Thread(
            target=edit,
            args=(ledger, people[int(place) % len(people)], int(key), place, int(edits)),
        )
        for place in places
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
