"""The line to the database is cut, or no connection is left: 503 in time, nothing twice."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connections, transaction
from django.urls import reverse

from articles.desk.models import Claim
from tests.faults import prepared
from tests.faults.conftest import Arena
from tests.faults.processes import environment, serving
from tests.faults.proxy import CUT_AFTER_COMMIT, OPEN, Proxy
from tests.faults.size import report, size
from tests.faults.visiting import Answer, Visitor

CLIENTS = size(suite=60, full=200)
#: Seconds, on a machine that others use as well; alone it is three, and two.
TOLD_WITHIN = 8
RECOVERED_WITHIN = 20


@dataclass(frozen=True)
class Site:
    port: int
    proxy: Proxy
    arena: Arena

    def visit(self, address: str) -> Answer:
        return Visitor(self.port).get(address)


@pytest.fixture
def site(arena: Arena, tmp_path: Path) -> Iterator[Site]:
    """Two workers with a pool of one connection each, behind the line that is cut."""
    server = arena.databases.server
    proxy = Proxy(tmp_path, server.socket_folder(server.ensure()))
    given = environment(tmp_path / "data", server=server, name=arena.name)
    real = str(proxy.server).replace("/", "%2F")
    given["DATABASE_URL"] = given["DATABASE_URL"].replace(real, str(tmp_path).replace("/", "%2F"))
    assert str(tmp_path).replace("/", "%2F") in given["DATABASE_URL"]
    with serving(given | {"DATABASE_POOL": "1"}) as (port, _):
        yield Site(port, proxy, arena)
    proxy.close()


def test_it_says_so_in_time_and_recovers(site: Site) -> None:
    """Cut line, then a cut after COMMIT, then no connection left: one server for all three."""
    _is_told_of_a_cut_line(site)
    _has_no_double_effect(site)
    _is_told_that_no_connection_is_left(site)
    assert site.arena.faults() == []


def _is_unavailable(answer: Answer) -> bool:
    told = answer.status, answer.headers["Retry-After"], answer.headers.get_all("Set-Cookie")
    return told == (503, "10", None)


def _is_told_of_a_cut_line(site: Site) -> None:
    assert site.visit("/").status == 200
    desk = Visitor(site.port, site.arena.people.ana)
    assert desk.get("/desk/").status == 200
    site.proxy.refuse()
    for answer in (site.visit("/"), site.visit("/companies/"), desk.get("/desk/"), site.visit("/")):
        assert _is_unavailable(answer), answer
        assert answer.seconds < TOLD_WITHIN
        assert "The database does not answer just now" in answer.body
    assert (site.visit("/livez").status, site.visit("/livez").body) == (200, "ok\n")
    assert (site.visit("/readyz").status, site.visit("/readyz").body) == (503, "no database\n")
    site.proxy.mode = OPEN
    _recovers(site)


def _recovers(site: Site) -> None:
    deadline = time.monotonic() + RECOVERED_WITHIN
    good = 0
    while good < 6:  # both workers, no poisoned connection left in a pool
        assert time.monotonic() < deadline
        good = good + 1 if site.visit("/").status == 200 else 0
    assert site.visit("/readyz").body == "ok\n"


def _has_no_double_effect(site: Site) -> None:
    """The edit stands, its editor is told nothing; sending it again changes nothing more."""
    [key] = prepared.in_review(site.arena.people, 1)
    desk = Visitor(site.port, site.arena.people.cleo)
    at = reverse("admin:articles_claim_change", args=[key])
    form = desk.get(at).form("workbench") | {"in_short": ["Sent once."]}
    before = Claim.objects.get(pk=key).version
    site.proxy.mode = CUT_AFTER_COMMIT
    answer = desk.post(at, form)
    assert site.proxy.cuts == 1
    assert answer.status == 503
    stands = Claim.objects.get(pk=key)
    assert (stands.in_short, stands.version) == ("Sent once.", before + 1)
    again = answer.form("again-form")
    assert again["in_short"] == ["Sent once."]  # in its editor's hands
    answer = desk.post(at, again)
    assert answer.status in (302, 412)  # led on as if it were the first, or told of the change
    now = Claim.objects.get(pk=key)
    assert (now.in_short, now.version) == ("Sent once.", before + 1)


def _is_told_that_no_connection_is_left(site: Site) -> None:
    """Both connections wait for a lock, and so many clients come."""
    with ThreadPoolExecutor(CLIENTS) as clients:
        with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
            cursor.execute("LOCK TABLE articles_publishedclaim IN ACCESS EXCLUSIVE MODE")
            asked = [clients.submit(site.visit, "/") for _ in range(CLIENTS)]
            healthy = [clients.submit(site.visit, "/livez") for _ in range(3)]
            for each in healthy:
                assert each.result(30).status == 200
            told = [each.result(30) for each in _finished(asked)]
            report("no connection left", max(a.seconds for a in told), Counter(
                answer.status for answer in told
            ))  # fmt: skip
            assert [answer for answer in told if not _is_unavailable(answer)] == []
            assert max(answer.seconds for answer in told) < 2 * TOLD_WITHIN
        rest = [each.result(30) for each in asked]
    assert Counter(answer.status for answer in rest)[200] >= 1  # those that had waited for the lock
    _recovers(site)


def _finished(asked: list[Any]) -> list[Any]:
    """All but those whose connection waits: at most one a worker."""
    waiting = set(asked)
    while len(waiting) > 2:
        done, waiting = wait(waiting, timeout=30, return_when=FIRST_COMPLETED)
        assert done, "nobody is told anything"
    return [each for each in asked if each.done()]
