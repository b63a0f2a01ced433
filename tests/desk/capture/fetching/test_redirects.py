from __future__ import annotations

from urllib.parse import quote

import pytest

from articles.desk.capture.fetching import Unfetchable, fetch
from articles.desk.capture.fetching.network import Network
from tests.desk.capture.fetching.site import PUBLIC, Recorder, Site, answer, redirect, trusting
from tests.desk.capture.fetching.test_addresses import FORBIDDEN

URL = "http://news.example/"


def to(location: str) -> str:
    return f"http://news.example/to?{quote(location, safe='')}"


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 Other", "307 T", "308 P"])
def test_it_follows_a_redirect(site: Site, status: str) -> None:
    recorder = Recorder(site, {"news.example": [PUBLIC], "www.news.example": ["1.1.1.1"]})
    site.pages["/"] = redirect("http://www.news.example/story#top", status)
    site.pages["/story"] = answer()
    fetched = fetch(URL, allowed=(), network=recorder.network)
    assert (fetched.url, fetched.final_url) == (URL, "http://www.news.example/story")
    assert recorder.lookups == ["news.example", "www.news.example"]
    assert recorder.connections == [(PUBLIC, 80), ("1.1.1.1", 80)]
    assert "Host: www.news.example\r\n" in site.requests[1]


@pytest.mark.parametrize(
    ("location", "final_url"),
    [
        ("/story", "http://news.example/story"),
        ("story", "http://news.example/a/story"),
        ("../story", "http://news.example/story"),
        ("?page=2", "http://news.example/a/b?page=2"),
        ("//www.news.example/story", "http://www.news.example/story"),
        ("HTTP://NEWS.example:80/story", "http://news.example/story"),
        ("/größe", "http://news.example/gr%C3%B6%C3%9Fe"),
        ("/a story", "http://news.example/a%20story"),
    ],
)
def test_it_understands_relative_addresses(site: Site, location: str, final_url: str) -> None:
    recorder = Recorder(site)
    site.pages["/a/b"] = redirect(location)
    for path in ("/story", "/a/story", "/a/b?page=2", "/gr%C3%B6%C3%9Fe", "/a%20story"):
        site.pages[path] = answer()
    fetched = fetch("http://news.example/a/b", allowed=(), network=recorder.network)
    assert fetched.final_url == final_url


def test_it_follows_three_redirects_and_no_fourth(site: Site) -> None:
    recorder = Recorder(site)
    for step in range(4):
        site.pages[f"/{step}"] = redirect(f"/{step + 1}")
    site.pages["/4"] = answer()
    assert fetch(f"{URL}1", allowed=(), network=recorder.network).final_url == f"{URL}4"
    site.requests.clear()
    with pytest.raises(Unfetchable, match="more than 3 times"):
        fetch(f"{URL}0", allowed=(), network=recorder.network)
    assert len(site.requests) == 4


def test_it_ends_a_circle(site: Site) -> None:
    site.pages["/"] = redirect("/")
    with pytest.raises(Unfetchable, match="more than 3 times"):
        fetch(URL, allowed=(), network=Recorder(site).network)


@pytest.mark.parametrize("forbidden", FORBIDDEN)
def test_it_follows_no_redirect_inside(site: Site, forbidden: str) -> None:
    recorder = Recorder(site, {"news.example": [PUBLIC], "inside.example": [forbidden]})
    host = f"[{forbidden.replace('%', '%25')}]" if ":" in forbidden else forbidden
    for location in (f"http://{host}/", f"https://{host}/", f"//{host}/", "//inside.example/"):
        with pytest.raises(Unfetchable, match=r"another address\. The address leads"):
            fetch(to(location), allowed=(), network=recorder.network)
    assert recorder.connections == [(PUBLIC, 80)] * 4
    assert site.connections == 4


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "ftp://news.example/",
        "gopher://news.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "http:",
        "http:///",
        "http:/127.0.0.1/",
        "http:127.0.0.1",
        "https://",
        "//",
        "///127.0.0.1/",
        "\\\\127.0.0.1\\",
        "/\\127.0.0.1/",
        "http://me@news.example/",
        "//me:secret@news.example/",
        "http://news.example:22/",
        "//news.example:8080/",
        "http://[::1/",
        "http://news.example:port/",
        "http://\tnews.example/",
    ],
)
def test_it_follows_no_odd_redirect(site: Site, location: str) -> None:
    recorder = Recorder(site)
    with pytest.raises(Unfetchable):
        fetch(to(location), allowed=(), network=recorder.network)
    assert recorder.lookups == ["news.example"]
    assert recorder.connections == [(PUBLIC, 80)]


def test_it_follows_no_endless_address(site: Site) -> None:
    site.pages["/"] = redirect("/" + "a" * 2000)
    with pytest.raises(Unfetchable, match="longer than 2000 characters"):
        fetch(URL, allowed=(), network=Recorder(site).network)
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    "headers", [[], [("Location", "")], [("Location", "/a"), ("Location", "/b")]]
)
def test_it_refuses_a_redirect_to_nowhere(site: Site, headers: list[tuple[str, str]]) -> None:
    site.pages["/"] = answer(b"", status="302 Found", headers=headers)
    with pytest.raises(Unfetchable, match="answers 302: it moved, without saying where"):
        fetch(URL, allowed=(), network=Recorder(site).network)
    assert len(site.requests) == 1


class Two(Recorder):
    """Port 443 of every address leads to the secure site, any other port to the open one."""

    def __init__(self, site: Site, secure: Site) -> None:
        super().__init__(site)
        self.sites = {80: site, 443: secure}

    @property
    def network(self) -> Network:
        return Network(resolver=self.resolve, connector=self.at_port, trusted=trusting)

    def at_port(self, address: str, port: int, seconds: float):  # type: ignore[no-untyped-def]
        self.site = self.sites[port]
        return self.connect(address, port, seconds)


def test_it_checks_anew_between_schemes(site: Site, secure_site: Site) -> None:
    recorder = Two(site, secure_site)
    site.pages["/"] = redirect("https://news.example/a")
    secure_site.pages["/a"] = redirect("http://news.example/b")
    site.pages["/b"] = answer()
    fetched = fetch(URL, allowed=(), network=recorder.network)
    assert fetched.final_url == "http://news.example/b"
    assert recorder.connections == [(PUBLIC, 80), (PUBLIC, 443), (PUBLIC, 80)]
    assert recorder.lookups == ["news.example"] * 3
    secure_site.pages["/a"] = redirect("http://127.0.0.1/b")
    with pytest.raises(Unfetchable, match="no site on the public web"):
        fetch(URL, allowed=(), network=recorder.network)
    assert (site.connections, secure_site.connections) == (3, 2)


def test_it_carries_nothing_along(site: Site) -> None:
    site.pages["/"] = answer(
        b"",
        status="302 Found",
        headers=[("Location", "/b"), ("Set-Cookie", "session=secret"), ("Refresh", "0; /c")],
    )
    site.pages["/b"] = answer(headers=[("Set-Cookie", "more=secret"), ("X-Kept", "yes")])
    fetched = fetch(URL, allowed=(), network=Recorder(site).network)
    second = site.requests[1].lower()
    for header in ("cookie:", "referer:", "origin:", "authorization:", "secret"):
        assert header not in second
    assert fetched.headers["x-kept"] == "yes"
    assert "secret" not in str(fetched.headers)
