from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from articles.desk.capture.fetching import Unfetchable, fetch
from tests.desk.capture.fetching.site import PUBLIC, Recorder, Site, redirect

ROOT = Path(__file__).resolve().parents[4]


def test_it_refuses_this_machine_by_default(site: Site, settings: Any) -> None:
    assert settings.CLAIMBOOK_FETCH_HOSTS == []
    with pytest.raises(Unfetchable):
        fetch(site.url)
    assert site.connections == 0


def test_it_reads_the_setting(site: Site, settings: Any) -> None:
    settings.CLAIMBOOK_FETCH_HOSTS = ["wiki.example", site.host]
    assert fetch(site.url).status == 200


def test_it_allows_a_port_or_all_of_them(site: Site) -> None:
    assert fetch(site.url, allowed=[site.host]).status == 200
    assert fetch(site.url, allowed=["127.0.0.1"]).status == 200
    with pytest.raises(Unfetchable, match="80 and 443"):
        fetch(site.url, allowed=["127.0.0.1:80", f"127.0.0.1:{site.port + 1}"])


def test_it_allows_a_name_wherever_it_leads(site: Site) -> None:
    recorder = Recorder(site, {"wiki": ["10.0.0.7", "fd00::7"]}, down=["10.0.0.7"])
    assert fetch("http://wiki:8080/", allowed=["WIKI.:8080"], network=recorder.network).status
    assert recorder.lookups == ["wiki"]
    assert recorder.connections == [("10.0.0.7", 8080), ("fd00::7", 8080)]
    assert "Host: wiki:8080\r\n" in site.requests[0]


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.7/",
        "http://other.wiki.example/",
        "http://wiki.example.other.example/",
        "http://xwiki.example/",
        "http://wiki.example:8081/",
    ],
)
def test_it_allows_nothing_else(site: Site, url: str) -> None:
    recorder = Recorder(site, {"*": ["10.0.0.7"]})
    with pytest.raises(Unfetchable):
        fetch(url, allowed=["wiki.example:80"], network=recorder.network)
    assert recorder.connections == []


def test_it_leads_from_an_allowed_host_to_no_other(site: Site) -> None:
    with Site() as secret:
        for location in (secret.url, "http://10.0.0.7/", "http://localhost/"):
            site.pages["/"] = redirect(location)
            with pytest.raises(Unfetchable, match="leads on to another address"):
                fetch(site.url, allowed=[site.host])
        assert secret.connections == 0


def test_it_leads_from_the_web_to_an_allowed_host(site: Site) -> None:
    """What is allowed on purpose is allowed in redirects too: it says so in docs/operating.md."""
    recorder = Recorder(site, {"news.example": [PUBLIC]})
    site.pages["/a"] = redirect(site.url)
    fetched = fetch("http://news.example/a", allowed=[site.host], network=recorder.network)
    assert fetched.final_url == site.url
    assert recorder.connections == [(PUBLIC, 80), ("127.0.0.1", site.port)]


def test_it_refuses_a_user_name_at_an_allowed_host(site: Site) -> None:
    with pytest.raises(Unfetchable, match="user name"):
        fetch(f"http://me@{site.host}/", allowed=[site.host])
    assert site.connections == 0


@pytest.mark.parametrize("entry", ["", "http://wiki/", "*.example", "10.0.0.0/8", "127.1", "a:b"])
def test_it_refuses_entries_that_name_no_host(entry: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="CLAIMBOOK_FETCH_HOSTS"):
        fetch("http://news.example/", allowed=[entry])


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        ("wiki.example, 127.0.0.1:8080", "['wiki.example', '127.0.0.1:8080']"),
        ("http://wiki.example/", "ImproperlyConfigured: CLAIMBOOK_FETCH_HOSTS"),
    ],
)
def test_it_takes_the_setting_from_the_environment(value: str, outcome: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", "from kb import settings; print(settings.CLAIMBOOK_FETCH_HOSTS)"],
        cwd=ROOT,
        env=os.environ | {"CLAIMBOOK_FETCH_HOSTS": value, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome in answer.stdout + answer.stderr
