"""Clients that are processes: `python -m tests.faults.clients LEDGER CLAIM EDITS PLACE…`.

One editor a place, each a thread with its own connection. Every edit adds a token to the claim's
words or to the note of its first item; whoever comes second reads again.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

import django
from django.apps import apps

from tests.faults.ledger import Ledger

if not apps.ready:  # a process of its own
    django.setup()

from articles.desk.editing.acting import acting
from articles.desk.editing.claim import revise
from articles.desk.editing.errors import StaleVersion
from articles.desk.editing.evidence import revise_evidence
from articles.desk.models import Claim, Person


def edit(ledger: Ledger, person: Person, key: int, place: str, edits: int) -> None:
    """Tries until each of its edits is acknowledged."""
    for number in range(edits):
        token = f"{place}.{number}"
        ledger.attempt("edit", token=token)
        while (version := _added(person, key, token, is_statement=number % 2 > 0)) is None:
            ledger.acknowledge("stale", token=token)
        ledger.acknowledge("edit", token=token, version=version)


def _added(person: Person, key: int, token: str, *, is_statement: bool) -> int | None:
    """The version that holds the token; None where somebody else was first."""
    claim = Claim.objects.get(pk=key)
    item = claim.evidence.order_by("pk")[0]
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
