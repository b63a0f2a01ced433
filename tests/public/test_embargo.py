"""Embargo and marking: the database's clock decides, whatever this process takes the time for."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from articles.desk.admin.claim_refusals import publishing
from articles.desk.editing import claim_desk
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, Person
from articles.desk.publishing import due as due_module
from articles.desk.publishing.moment import database_moment, embargo_holds
from articles.public.models import Edition
from tests.desk import factories

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def people() -> tuple[Person, Person]:
    return factories.person("ana"), factories.person("ben")


@contextmanager
def clock(monkeypatch: pytest.MonkeyPatch, off: timedelta) -> Iterator[None]:
    """This process takes the time for another, in all the ways in which code asks for it."""
    with monkeypatch.context() as patch:
        real, seconds = timezone.now, time.time
        patch.setattr(timezone, "now", lambda: real() + off)
        patch.setattr(time, "time", lambda: seconds() + off.total_seconds())
        yield


def embargoed(people: tuple[Person, Person], until: timedelta) -> Claim:
    ana, ben = people
    claim = factories.verified_claim(ana, ben, statement="Secretquill was sold.")
    with acting(ben, "test"):
        return claim_desk.embargo(claim, version=claim.version, until=database_moment() + until)


def published_when_due() -> int:
    call_command("publish", "--due", stdout=io.StringIO(), stderr=io.StringIO())
    return Edition.objects.count()


@pytest.mark.parametrize("off", [-DAY, timedelta(0), DAY])
def test_it_never_publishes_early_whatever_the_process_takes_the_time_for(
    people: tuple[Person, Person], client: Client, monkeypatch: pytest.MonkeyPatch, off: timedelta
) -> None:
    claim = embargoed(people, until=HOUR)
    with clock(monkeypatch, off):
        assert published_when_due() == 0
        with pytest.raises(EditingError, match="embargoed until"), acting(people[1], "early"):
            due_module.publish_scheduled(claim)
        assert embargo_holds(claim.embargo_until)
        for address in (
            f"/claims/{claim.public_id}/",
            "/",
            "/feeds/everything.atom",
            "/search/?q=sold",
        ):
            assert b"Secretquill" not in client.get(address).content


@pytest.mark.parametrize("off", [-DAY, timedelta(0), DAY])
def test_it_publishes_at_the_next_run_once_the_moment_is_past(
    people: tuple[Person, Person], client: Client, monkeypatch: pytest.MonkeyPatch, off: timedelta
) -> None:
    claim = embargoed(people, until=timedelta(seconds=-1))
    with clock(monkeypatch, off):
        assert not embargo_holds(claim.embargo_until)
        assert published_when_due() == 1
        assert published_when_due() == 1  # and once
        assert client.get(f"/claims/{claim.public_id}/").status_code == 200
    edition = Edition.objects.get()
    assert abs(edition.published_at - datetime.now(tz=UTC)) < timedelta(minutes=1)


def test_a_clock_of_the_process_would_publish_early(
    people: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The naive way, to see that the clock above is moved for whoever asks for it."""
    claim = embargoed(people, until=HOUR)

    def naive(until: datetime | None) -> bool:
        return until is not None and until > timezone.now()

    assert naive(claim.embargo_until)
    with clock(monkeypatch, DAY):
        assert not naive(claim.embargo_until)
        assert embargo_holds(claim.embargo_until)


@pytest.mark.parametrize("marking", ["internal", "confidential"])
def test_it_publishes_nothing_that_is_marked_for_the_newsroom(
    people: tuple[Person, Person], marking: str
) -> None:
    claim = embargoed(people, until=timedelta(seconds=-1))
    with acting(people[1], "test"):
        claim = claim_desk.mark(claim, version=claim.version, marking=marking)
    with pytest.raises(Exception, match="could not be published"):
        published_when_due()
    assert not Edition.objects.exists()


def test_the_desk_says_what_the_database_decides(
    people: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    claim: Any = embargoed(people, until=HOUR)
    claim.facts = type("Facts", (), {"readers_have": None, "enquiries": ()})()
    with clock(monkeypatch, DAY):
        assert publishing(claim, people[1]).startswith("It is embargoed until")
