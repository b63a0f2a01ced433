from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from time import monotonic

import pytest

from articles.desk.capture.fetching import Unfetchable, fetch
from articles.desk.capture.fetching.network import Network
from tests.desk.capture.fetching.site import OTHER_PUBLIC, PUBLIC, Recorder, Site, redirect
from tests.desk.capture.fetching.test_addresses import FORBIDDEN

URL = "http://news.example/"


class Rebinding(Recorder):
    """Public at the first question, this machine at every later one."""

    def resolve(self, host: str, port: int) -> Sequence[str]:
        self.lookups.append(host)
        return [PUBLIC] if len(self.lookups) == 1 else ["127.0.0.1"]


def test_it_asks_once_and_stays_with_the_answer(site: Site) -> None:
    recorder = Rebinding(site)
    assert fetch(URL, allowed=(), network=recorder.network).status == 200
    assert recorder.lookups == ["news.example"]
    assert recorder.connections == [(PUBLIC, 80)]
    with pytest.raises(Unfetchable):
        fetch(URL, allowed=(), network=recorder.network)
    assert recorder.connections == [(PUBLIC, 80)]


def test_it_asks_once_a_redirect(site: Site) -> None:
    recorder = Rebinding(site)
    site.pages["/"] = redirect("/elsewhere")
    with pytest.raises(Unfetchable, match="leads on"):
        fetch(URL, allowed=(), network=recorder.network)
    assert recorder.lookups == ["news.example", "news.example"]
    assert recorder.connections == [(PUBLIC, 80)]
    assert len(site.requests) == 1


@pytest.mark.parametrize("forbidden", FORBIDDEN)
def test_it_refuses_names_that_lead_inside(site: Site, forbidden: str) -> None:
    for answers in ([forbidden], [PUBLIC, forbidden], [forbidden, PUBLIC]):
        recorder = Recorder(site, {"news.example": answers})
        with pytest.raises(Unfetchable):
            fetch(URL, allowed=(), network=recorder.network)
        assert recorder.lookups == ["news.example"]
        assert (recorder.connections, site.connections) == ([], 0)


def test_it_says_the_same_of_hidden_and_of_missing_names(site: Site) -> None:
    """Else an editor's form would list the names of the inner network."""
    said = set()
    for answers in ([], ["10.0.0.1"], ["127.0.0.1"], [PUBLIC, "::1"], ["no address"], ["1.2"]):
        recorder = Recorder(site, {"db.corp.example": answers})
        with pytest.raises(Unfetchable) as refusal:
            fetch("http://db.corp.example/", allowed=(), network=recorder.network)
        said.add(str(refusal.value))
    for url in ("http://localhost/", "http://10.0.0.1/", "http://[fe80::1%25eth0]/"):
        with pytest.raises(Unfetchable) as refusal:
            fetch(url, allowed=(), network=Recorder(site).network)
        said.add(str(refusal.value))
    assert said == {
        "The address leads to no site on the public web. Check how its host is spelled."
    }


@pytest.mark.parametrize("problem", [OSError("no such name"), UnicodeError("label too long")])
def test_it_refuses_names_that_cannot_be_looked_up(site: Site, problem: Exception) -> None:
    def failing(host: str, port: int) -> Sequence[str]:
        raise problem

    with pytest.raises(Unfetchable, match="no site on the public web"):
        fetch(URL, allowed=(), network=Network(resolver=failing))


def test_it_tries_the_next_checked_address(site: Site) -> None:
    recorder = Recorder(site, {"news.example": [OTHER_PUBLIC, PUBLIC]}, down=[OTHER_PUBLIC])
    assert fetch(URL, allowed=(), network=recorder.network).status == 200
    assert recorder.lookups == ["news.example"]
    assert recorder.connections == [(OTHER_PUBLIC, 80), (PUBLIC, 80)]


def test_it_gives_up_where_no_address_answers(site: Site) -> None:
    many = [f"93.184.215.{last}" for last in range(1, 100)]
    recorder = Recorder(site, {"news.example": many}, down=many)
    with pytest.raises(Unfetchable):
        fetch(URL, allowed=(), network=recorder.network)
    assert len(recorder.connections) == 6


@pytest.fixture
def never() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_it_waits_for_no_resolver(site: Site, never: threading.Event) -> None:
    def hanging(host: str, port: int) -> Sequence[str]:
        never.wait(30)
        return [PUBLIC]

    recorder = Recorder(site)
    network = Network(resolver=hanging, connector=recorder.connect)
    began = monotonic()
    with pytest.raises(Unfetchable, match=r"longer than 0\.2 seconds"):
        fetch(URL, allowed=(), seconds=0.2, network=network)
    assert monotonic() - began < 2
    assert recorder.connections == []


def test_it_gathers_no_threads_for_a_resolver_that_hangs(never: threading.Event) -> None:
    asked = []

    def hanging(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        never.wait(30)
        return []

    for _ in range(20):
        with pytest.raises(Unfetchable, match="longer than"):
            fetch(URL, allowed=(), seconds=0.02, network=Network(resolver=hanging))
    assert len(asked) <= 16
