"""Many spellings of one address, which is never reached."""

from __future__ import annotations

from collections.abc import Iterator

import httpcore
import pytest

from articles.desk.capture.fetching import Unfetchable, fetch
from articles.desk.capture.fetching.network import Network
from tests.desk.capture.fetching.site import Recorder, Site

SPELLINGS = [
    # plain
    "127.0.0.1",
    "127.0.0.1.",
    "127.0.0.53",
    "127.255.255.254",
    "0.0.0.0",
    # short, as inet_aton reads it
    "127.1",
    "127.0.1",
    "127.1.",
    "0",
    "0.",
    # decimal, octal, hexadecimal, and mixed
    "2130706433",
    "2130706433.",
    "017700000001",
    "0177.0.0.1",
    "0177.1",
    "0177.0.0.01",
    "00000177.0.0.1",
    "127.0.0.01",
    "127.000.000.001",
    "0x7f000001",
    "0x7f000001.",
    "0X7F000001",
    "0x7f.0.0.1",
    "0x7f.1",
    "0x7f.0x0.0x0.0x1",
    "0x7F.0.0.0x1",
    "127.0x1",
    "0x7f.0.01",
    "0x",
    # out of range, and wrapping round
    "4294967296",
    "6425673729",
    "383.0.0.1",
    "127.0.0.257",
    "0x17f000001",
    # IPv6
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[0000:0000:0000:0000:0000:0000:0000:0001]",
    "[::]",
    "[0::1]",
    "[::0001]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::FFFF:7F00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:0:0:0:0:80ff:fffe]",
    "[::1%lo]",
    "[::1%25lo]",
    "[fe80::1%25lo0]",
    "[127.0.0.1]",
    "[v1.127.0.0.1]",
    "[::1",
    "[::1]x",
    "::1",
    # names
    "localhost",
    "LOCALHOST",
    "LocalHost.",
    "localhost..",
    "foo.localhost",
    "a.b.LOCALHOST.",
    "localhost.localdomain",
    "localhost6",
    "ip6-localhost",
    "ip6-loopback",
    "loopback",
    "printer.local",
    "db.internal",
    # other scripts and ornaments
    "１２７.０.０.１",
    "１２７。０。０。１",
    "127。0。0。1",
    "127．0．0．1",
    "127｡0｡0｡1",
    "①②⑦.⓪.⓪.①",
    "𝟏𝟐𝟕.𝟎.𝟎.𝟏",
    "𝟘𝕩𝟟𝕗.𝟙",
    "127.0.0.¹",
    "127.0.0.١",
    "²¹³⁰⁷⁰⁶⁴³³",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "ｌｏｃａｌｈｏｓｔ",
    "loc\u00adalhost",
    "local\u200bhost",
    "127.0.0.1\u3000",
    "foo.ｌｏｃａｌｈｏｓｔ",
    "［::1］",
    # percent-encoded
    "%31%32%37.0.0.1",
    "127%2e0%2e0%2e1",
    "localhos%74",
    "127.0.0.1%00.news.example",
    "127.0.0.1%2f.news.example",
    # dressed up as part of something else
    "user@127.0.0.1",
    "user:secret@127.0.0.1",
    "news.example@127.0.0.1",
    "news.example:80@127.0.0.1",
    "news.example%40127.0.0.1",
    "127.0.0.1\\@news.example",
    "127.0.0.1\\.news.example",
    "127.0.0.1\t",
    "127.0.\n0.1",
    "127.0.0.1 news.example",
    "127.0.0.1;news.example",
    "127.0.0.1,news.example",
    "127.0.0.1:80:80",
    "127.0.0.1:",
    "127.0.0.1:080",
    "127.0.0.1:443",
    "127.0.0.1:65616",
    "127.0.0.1:-80",
    "127.0.0.1:８０",
    "/127.0.0.1",
    "",
]


class Everything:
    """Every name leads to this machine; connects to the real address, at the site's port."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.asked: list[str] = []
        self.connected: list[str] = []

    @property
    def network(self) -> Network:
        return Network(resolver=self.resolve, connector=self.connect)

    def resolve(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        return ["127.0.0.1"]

    def connect(self, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        self.connected.append(address)
        return httpcore.SyncBackend().connect_tcp(address, self.site.port, timeout=seconds)


@pytest.fixture(scope="module")
def listening() -> Iterator[Site]:
    with Site() as running:
        yield running


def test_it_knows_forty_spellings() -> None:
    assert len(set(SPELLINGS)) == len(SPELLINGS) >= 40


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_it_sends_no_packet(listening: Site, spelling: str) -> None:
    seen = Everything(listening)
    for scheme in ("http", "https"):
        with pytest.raises(Unfetchable):
            fetch(f"{scheme}://{spelling}/", allowed=(), seconds=2, network=seen.network)
    assert (seen.asked, seen.connected, listening.connections) == ([], [], 0)


def test_it_sends_no_packet_after_a_redirect(site: Site) -> None:
    for spelling in SPELLINGS:
        recorder = Recorder(site, {"news.example": ["93.184.215.14"], "*": ["127.0.0.1"]})
        location = f"http://{spelling}/".encode()
        site.pages["/"] = b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n\r\n"
        with pytest.raises(Unfetchable):
            fetch("http://news.example/", allowed=(), seconds=2, network=recorder.network)
        assert recorder.lookups == ["news.example"], spelling
        assert recorder.connections == [("93.184.215.14", 80)], spelling
    assert site.connections == len(SPELLINGS)


def test_it_would_notice_a_packet(site: Site) -> None:
    """The same kind of listener, asked on purpose: else the tests above could not fail."""
    seen = Everything(site)
    fetched = fetch("http://127.0.0.1/", allowed=["127.0.0.1"], network=seen.network)
    assert fetched.status == 200
    assert (seen.connected, site.connections) == (["127.0.0.1"], 1)


@pytest.mark.parametrize("spelling", ["127.1", "0x7f.1", "2130706433", "[::1]", "[::ffff:7f00:1]"])
def test_it_takes_no_other_spelling_of_an_allowed_host(listening: Site, spelling: str) -> None:
    seen = Everything(listening)
    with pytest.raises(Unfetchable):
        fetch(f"http://{spelling}/", allowed=["127.0.0.1", "localhost"], network=seen.network)
    assert (seen.asked, seen.connected, listening.connections) == ([], [], 0)
