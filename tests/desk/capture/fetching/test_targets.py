from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.capture.fetching import Unfetchable, fetch
from articles.desk.capture.fetching.targets import follow, read_target
from tests.desk.capture.fetching.site import PUBLIC, Recorder, Site


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://news.example", "https://news.example/"),
        ("  http://news.example/a?b=c#d \n", "http://news.example/a?b=c"),
        ("HTTPS://News.EXAMPLE./A", "https://news.example/A"),
        ("https://news.example:443/", "https://news.example/"),
        ("http://news.example:443/", "http://news.example:443/"),
        ("https://news.example:", "https://news.example/"),
        ("https://news.example?q=1", "https://news.example/?q=1"),
        ("https://bücher.example/größe?ä=ö", "https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe"),
        ("https://BÜCHER。example/", "https://xn--bcher-kva.example/"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        ("https://日本語.example/記事", "https://xn--wgv71a119e.example/%E8%A8%98%E4%BA%8B"),
        ("https://مثال.example/", "https://xn--mgbh0fb.example/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://a_b.news.example/", "https://a_b.news.example/"),
        ("https://news.example/a%20b%2Fc/100%", "https://news.example/a%20b%2Fc/100%"),
        ("https://news.example/a b", "https://news.example/a%20b"),
        ("https://news.example//x//y", "https://news.example//x//y"),
        ("https://news.example/@who:1;2", "https://news.example/@who:1;2"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://[2606:2800:21F::1]:80/", "http://[2606:2800:21f::1]/"),
    ],
)
def test_it_writes_addresses_one_way(text: str, url: str) -> None:
    assert read_target(text).url.startswith(url)
    assert read_target(read_target(text).url) == read_target(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "begin with https://"),
        ("news.example", "begin with https://"),
        ("//news.example/", "begin with https://"),
        ("http:/news.example/", "begin with https://"),
        ("http:news.example", "begin with https://"),
        ("ftp://news.example/", "begin with https://"),
        ("file:///etc/passwd", "begin with https://"),
        ("gopher://news.example:70/", "begin with https://"),
        ("javascript:alert(1)", "begin with https://"),
        ("data:text/html,x", "begin with https://"),
        ("ws://news.example/", "begin with https://"),
        ("view-source:https://news.example/", "begin with https://"),
        ("https\u0000://news.example/", "no address"),
        ("https://news.example/\u0000", "no address"),
        ("https://news.example/a\r\nHost: x", "no address"),
        ("https://news.example\\@other.example/", "no address"),
        ("https://news.example/\ud800", "no address"),
        ("https://[news.example/", "no address"),
        ("https://me@news.example/", "user name"),
        ("https://me:secret@news.example/", "user name"),
        ("https://:@news.example/", "user name"),
        ("https://@news.example/", "user name"),
        ("https://news.example:0/", "port"),
        ("https://news.example:99999/", "port"),
        ("https://news.example:http/", "port"),
        ("https:///path", "host"),
        ("https://news..example/", "host"),
        ("https://.news.example/", "host"),
        ("https://-news.example/", "host"),
        ("https://news.example,other.example/", "host"),
        ("https://news%2eexample/", "host"),
        (f"https://{'a' * 64}.example/", "host"),
        (f"https://{'a.' * 130}example/", "host"),
        ("https://☃.example/", "host"),
        ("https://news.example/" + "a" * 2000, "2000 characters"),
        ("https://news.example/" + "語" * 300, "2000 characters"),
    ],
)
def test_it_refuses_in_words(text: str, reason: str) -> None:
    with pytest.raises(Unfetchable, match=reason):
        read_target(text)


@given(st.text(max_size=60))
def test_it_reads_or_refuses_any_text(text: str) -> None:
    for scheme in ("", "https://", "http://news.example"):
        try:
            target = read_target(scheme + text)
        except Unfetchable:
            continue
        assert target.url.isascii()
        assert read_target(target.url) == target


@given(st.text(max_size=60))
def test_it_follows_or_refuses_any_location(text: str) -> None:
    base = read_target("https://news.example/a/b?c")
    try:
        target = follow(base, text)
    except Unfetchable:
        return
    assert read_target(target.url) == target


@pytest.mark.parametrize("url", ["http://news.example:8080/", "https://news.example:22/"])
def test_it_asks_the_usual_ports_only(site: Site, url: str) -> None:
    recorder = Recorder(site)
    with pytest.raises(Unfetchable, match="80 and 443"):
        fetch(url, allowed=(), network=recorder.network)
    assert (recorder.lookups, recorder.connections) == ([], [])


def test_it_looks_names_up_as_the_domain_name_system_spells_them(site: Site) -> None:
    recorder = Recorder(site)
    fetched = fetch("http://Bücher.Example./", allowed=(), network=recorder.network)
    assert recorder.lookups == ["xn--bcher-kva.example"]
    assert recorder.connections == [(PUBLIC, 80)]
    assert "Host: xn--bcher-kva.example\r\n" in site.requests[0]
    assert fetched.final_url == "http://xn--bcher-kva.example/"


def test_it_connects_to_a_public_address_without_a_resolver(site: Site) -> None:
    recorder = Recorder(site)
    fetch(f"http://{PUBLIC}/", allowed=(), network=recorder.network)
    assert (recorder.lookups, recorder.connections) == ([], [(PUBLIC, 80)])
    assert f"Host: {PUBLIC}\r\n" in site.requests[0]
