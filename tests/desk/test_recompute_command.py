"""`manage.py recompute_confidence`: it stops, goes on, and keeps out of others' way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from io import StringIO
from time import monotonic
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.desk.editing import bulk
from articles.desk.editing.acting import acting
from articles.desk.editing.evidence import attach
from articles.desk.models import Claim, Person, SourceGrade, Suggestion
from articles.management.commands import recompute_confidence
from tests.desk import factories
from tests.desk.refusals import run
from tests.desk.resting import SAID, graded

#: Whoever waits for this connection.
WAITING = """
SELECT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))
"""
SPOIL = """
UPDATE articles_suggestion SET is_stale = true, word = 'high' WHERE claim_id = ANY (%s)
"""


def said(**options: Any) -> list[str]:
    out = StringIO()
    call_command("recompute_confidence", stdout=out, **options)
    return out.getvalue().splitlines()


def spoilt(by: Person, claims: Collection[Claim]) -> None:
    with acting(by, "test"):
        run(SPOIL, [[claim.pk for claim in claims]])


def words() -> list[str]:
    return list(Suggestion.objects.order_by("claim_id").values_list("word", flat=True))


@pytest.mark.usefixtures("committed_db")
def test_it_stops_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = factories.person("ana")
    claims = [factories.draft(ana, temporal="event") for _ in range(5)]
    spoilt(ana, claims)
    passed: list[int] = []

    def interrupted(keys: list[int]) -> bulk.Suggested:
        found = bulk.suggest_all(keys)
        if passed:
            raise KeyboardInterrupt  # its batch is lost, the one before is kept
        passed.extend(keys)
        return found

    monkeypatch.setattr(recompute_confidence, "suggest_all", interrupted)
    with pytest.raises(CommandError, match=r"Stopped\. 2 are done; run it again"):
        said(batch=2)
    assert words() == ["very low"] * 2 + ["high"] * 3
    monkeypatch.undo()
    assert said(limit=1, stale=True) == [
        "1 of 3",
        "1 claim computed again, 2 left; no published claim due for a recheck.",
    ]
    with pytest.raises(CommandError, match="no active person “zoe”"):
        said(as_username="zoe")
    assert said(batch=1, as_username="ana")[-1].startswith("2 claims computed again, 0 left")
    assert words() == ["very low"] * 5
    at = list(Suggestion.objects.order_by("pk").values())
    nothing = "No claim computed again, 0 left; no published claim due for a recheck."
    assert said() == said(stale=True) == [nothing]
    assert list(Suggestion.objects.order_by("pk").values()) == at
    for wrong in ("0", "-1", "some"):
        with pytest.raises(CommandError, match="a whole number from 1 up"):
            call_command("recompute_confidence", f"--limit={wrong}")


@contextmanager
def beside(deed: Callable[[], Any]) -> Iterator[None]:
    """Does it on a connection of its own, which waits for what is inside and ends after it."""
    problems: list[BaseException] = []

    def does() -> None:
        try:
            deed()
        except BaseException as problem:
            problems.append(problem)
        finally:
            connection.close()

    other = threading.Thread(target=does)
    with acting(Person.objects.get(username="ana"), "test"):
        yield
        other.start()
        until = monotonic() + 30
        while not run(WAITING):
            assert monotonic() < until, "nobody waited"
    other.join(30)
    assert not problems


@pytest.mark.usefixtures("committed_db")
def test_a_change_made_meanwhile_is_not_lost() -> None:
    """Neither while a stale claim is computed without it, nor while an item is added."""
    ana, ben = factories.person("ana"), factories.person("ben")
    source, claim = factories.make_source(ana), factories.draft(ana, temporal="event")
    factories.attach(ana, claim, source=source, **SAID)
    spoilt(ana, [claim])
    with beside(lambda: graded(ben, "B", source)):
        bulk.suggest_all([claim.pk])
    assert words() == ["moderate"]  # the other one waited, marked it again and computed it
    assert not Suggestion.objects.get().is_stale

    def graded_past_the_verb() -> None:
        with acting(ben, "test"):
            SourceGrade(source=source, reliability="E", reason="Raw.", graded_by=ben).save()

    other = factories.draft(ana, temporal="event")
    with beside(graded_past_the_verb):
        attach(other, version=other.version, source=source, kind="on_record_statement")
    assert words() == ["moderate", "low"]
    assert Suggestion.objects.filter(is_stale=True).count() == 2
