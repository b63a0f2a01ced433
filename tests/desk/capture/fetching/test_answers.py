from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from articles.desk.capture.fetching import Fetched, Unfetchable, fetch, installed
from tests.desk.capture.fetching.site import PAGE, PUBLIC, Recorder, Site, answer, redirect

ROOT = Path(__file__).resolve().parents[4]


def get(site: Site) -> Fetched:
    return fetch(site.url, allowed=[site.host])


def refused(site: Site) -> str:
    with pytest.raises(Unfetchable) as refusal:
        get(site)
    return str(refusal.value)


def test_it_gives_the_page(site: Site) -> None:
    fetched = get(site)
    assert fetched == Fetched(
        url=site.url,
        final_url=site.url,
        status=200,
        headers={"content-length": str(len(PAGE)), "content-type": "text/html; charset=utf-8"},
        data=PAGE,
        media_type="text/html; charset=utf-8",
    )


def test_it_takes_a_page_that_ends_with_the_connection(site: Site) -> None:
    site.pages["/"] = b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nWords."
    assert (get(site).data, get(site).media_type) == (b"Words.", "text/plain")


def test_it_introduces_itself_and_no_more(site: Site) -> None:
    get(site)
    head, *lines = site.requests[0].strip().split("\r\n")
    names = {line.partition(":")[0].lower() for line in lines}
    assert head == "GET / HTTP/1.1"
    assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"User-Agent: Claimbook/{version} (+http://testserver)" in lines
    assert f"Host: {site.host}" in lines


def test_it_takes_nothing_from_the_environment(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\ndefault login me password s\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(netrc))
    with Site() as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://me:secret@{proxy.host}")
            monkeypatch.setenv(name.upper(), f"http://me:secret@{proxy.host}")
        monkeypatch.setenv("no_proxy", "")
        get(site)
        assert proxy.connections == 0
    assert "authorization" not in site.requests[0].lower()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("204 No Content", "The page answers 204: no content."),
        ("206 Partial", "The page answers 206: partial content."),
        ("300 Several", "The page answers 300: multiple choices."),
        ("304 Not Modified", "The page answers 304: not modified."),
        ("401 Unauthorized", "The page answers 401: it asks for a name and a password."),
        ("402 Pay", "The page answers 402: it wants to be paid for."),
        ("403 Forbidden", "The page answers 403: it refuses programs, or everybody but subsc"),
        ("404 Not Found", "The page answers 404: not found."),
        ("410 Gone", "The page answers 410: it is gone."),
        ("418 Teapot", "The page answers 418: i'm a teapot."),
        ("429 Slow down", "The page answers 429: it was asked too often. Try again later."),
        ("451 Law", "The page answers 451: it is withheld for legal reasons."),
        ("500 Oh", "The page answers 500: the site has trouble. Try again later."),
        ("503 Busy", "The page answers 503: the site has trouble. Try again later."),
        ("599 What", "The page answers 599: the site has trouble. Try again later."),
        ("499 What", "The page answers 499: nobody knows what that means."),
    ],
)
def test_it_tells_the_status_plainly(site: Site, status: str, words: str) -> None:
    site.pages["/"] = answer(b"", status=status)
    assert refused(site).startswith(words)


@pytest.mark.parametrize(
    ("stated", "media_type"),
    [
        ("text/html", "text/html"),
        ("TEXT/HTML;Charset=UTF-8", "text/html; charset=UTF-8"),
        ('text/html; charset="iso-8859-1"', "text/html; charset=iso-8859-1"),
        ("text/html; charset=<bad>", "text/html"),
        ("application/xhtml+xml", "application/xhtml+xml"),
        ("text/plain; format=flowed", "text/plain"),
        ("application/pdf", "application/pdf"),
    ],
)
def test_it_reads_the_type(site: Site, stated: str, media_type: str) -> None:
    site.pages["/"] = answer(type=stated)
    assert get(site).media_type == media_type


@pytest.mark.parametrize(
    "stated",
    [
        "image/png",
        "application/json",
        "application/octet-stream",
        "application/zip",
        "text/css",
        "text/html-sandboxed",
        "video/mp4",
        "html",
        ";",
    ],
)
def test_it_refuses_other_types(site: Site, stated: str) -> None:
    site.pages["/"] = answer(type=stated)
    assert refused(site).startswith("Only web pages, plain text and PDF are fetched; this is ")


def test_it_refuses_two_types_at_once(site: Site) -> None:
    site.pages["/"] = answer(headers=[("Content-Type", "text/plain")])
    assert refused(site) == "The page states two types of content at once."


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (PAGE, "text/html"),
        (b"\xef\xbb\xbf\n<!-- x --><HTML lang=en>", "text/html"),
        (b"%PDF-1.7\n\x00", "application/pdf"),
        ("Wörter, nichts weiter.".encode(), "text/plain"),
    ],
)
def test_it_looks_at_a_page_without_a_type(site: Site, body: bytes, media_type: str) -> None:
    site.pages["/"] = answer(body, type=None)
    assert get(site).media_type == media_type


def test_it_refuses_bytes_without_a_type(site: Site) -> None:
    site.pages["/"] = answer(b"\x89PNG\r\n\x1a\n\x00\x00", type=None)
    assert refused(site) == "The page doesn't say what it is, and it doesn't read like text."


def test_it_keeps_headers_within_bounds(site: Site) -> None:
    headers = [(f"X-{number}", "v") for number in range(200)]
    headers[:0] = [
        ("ETag", '"1"'),
        ("Link", "<a>"),
        ("LINK", "<b>"),
        ("X-Long", "x" * 5000),
        ("X-" + "n" * 200, "v"),
        ("Set-Cookie", "secret"),
        ("Set-Cookie2", "secret"),
    ]
    site.pages["/"] = answer(headers=headers)
    kept = get(site).headers
    assert len(kept) == 100
    assert (kept["etag"], kept["link"], kept["x-long"]) == ('"1"', "<a>, <b>", "x" * 1000)
    assert all(name == name.lower() and len(name) <= 100 for name in kept)
    assert "secret" not in str(kept)


@pytest.mark.parametrize(
    "nonsense",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"220 mail.inside.example ESMTP\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nBad\x00Header: 1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n12345",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n12345",
        b"HTTP/1.1 101 Switching Protocols\r\n\r\n",
        b"",
    ],
)
def test_it_refuses_other_protocols_without_repeating_them(site: Site, nonsense: bytes) -> None:
    site.pages["/"] = nonsense
    assert refused(site) in (
        "The site's answer is damaged or no answer of a web site.",
        "The page answers 101: switching protocols.",
    )


def test_it_says_when_nobody_listens() -> None:
    with Site() as gone:
        host = gone.host
    with pytest.raises(Unfetchable, match=r"The site can't be reached\."):
        fetch(f"http://{host}/", allowed=[host])


class TestSecureSites:
    def test_it_names_the_host_to_the_checked_address(self, secure_site: Site) -> None:
        recorder = Recorder(secure_site)
        fetched = fetch("https://news.example/", allowed=(), network=recorder.network)
        assert fetched.data == PAGE
        assert recorder.connections == [(PUBLIC, 443)]
        assert secure_site.names_asked == ["news.example"]
        assert "Host: news.example\r\n" in secure_site.requests[0]

    def test_it_names_each_host_of_a_redirect(self, secure_site: Site) -> None:
        secure_site.pages["/a"] = redirect("https://bücher.example/")
        fetch("https://news.example/a", allowed=(), network=Recorder(secure_site).network)
        assert secure_site.names_asked == ["news.example", "xn--bcher-kva.example"]

    @pytest.mark.parametrize("host", ["other.example", PUBLIC])
    def test_it_refuses_a_certificate_for_another_host(self, secure_site: Site, host: str) -> None:
        with pytest.raises(Unfetchable, match="certificate is not trusted"):
            fetch(f"https://{host}/", allowed=(), network=Recorder(secure_site).network)
        assert secure_site.requests == []

    def test_it_trusts_no_certificate_by_itself(self, secure_site: Site) -> None:
        """Not even where the host is allowed on purpose."""
        with pytest.raises(Unfetchable, match="certificate is not trusted"):
            fetch(f"https://{secure_site.host}/", allowed=[secure_site.host])
        assert secure_site.requests == []

    def test_it_refuses_plain_text_where_tls_should_be(self, site: Site) -> None:
        site.pages["/"] = b"HTTP/1.1 400 Bad Request\r\n\r\n"
        with pytest.raises(Unfetchable, match=r"longer than|can't be reached"):
            fetch(f"https://{site.host}/", allowed=[site.host], seconds=0.3)


def test_it_reads_its_settings_at_one_place() -> None:
    folder = Path(installed.__file__).parent
    assert [
        path.name for path in folder.glob("*.py") if "django.conf" in path.read_text("utf-8")
    ] == ["installed.py"]
