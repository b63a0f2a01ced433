"""One form sent by several threads at the same moment is one report; limits hold then too."""

from __future__ import annotations

import secrets
import threading
from typing import Any

from django.db import connections

from articles.desk.editing.acting import acting
from articles.desk.editing.reader_report import Reported, TooMany, receive
from articles.desk.models import Claim, Person, ReaderReport
from tests.desk.newsroom import build

SAID = Reported("fact", "The filing says 14 March.", 1)


def at_once(claim: Claim, marks: list[str]) -> list[str]:
    """What each of them is told: a reference, or "wait"."""
    told: list[str] = []
    ready = threading.Barrier(len(marks))

    def run(mark: str) -> None:
        system = Person.objects.get(is_system=True)
        ready.wait(timeout=20)
        try:
            with acting(system, "test"):
                told.append(receive(claim, SAID, token_mark=mark, network="n" * 64).public_id)
        except TooMany:
            told.append("wait")
        connections.close_all()

    threads = [threading.Thread(target=run, args=(mark,)) for mark in marks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_it_keeps_one_report_of_one_form_and_no_more_than_the_limit(committed_db: Any) -> None:
    claim = build().claim("published")
    told = at_once(claim, ["a" * 64] * 6)
    assert told == [ReaderReport.objects.get().public_id] * 6
    told = at_once(claim, [secrets.token_hex(32) for _ in range(8)])
    assert told.count("wait") == 4
    assert ReaderReport.objects.count() == 5
