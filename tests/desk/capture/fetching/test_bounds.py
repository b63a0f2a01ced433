"""Bounds of time, bytes and memory; the deadline is small here and 20 seconds outside."""

from __future__ import annotations

import gzip
import inspect
import os
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from time import monotonic

import pytest

from articles.desk.capture.fetching import Fetched, Unfetchable, fetch
from tests.desk.capture.fetching.site import PAGE, Recorder, Site, answer

MEGABYTE = 1_000_000
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def get(site: Site, seconds: float = 20) -> Fetched:
    return fetch(site.url, allowed=[site.host], seconds=seconds)


def refused(site: Site, seconds: float = 20) -> str:
    began = monotonic()
    with pytest.raises(Unfetchable) as refusal:
        get(site, seconds)
    assert monotonic() - began < seconds + 2
    return str(refusal.value)


def test_it_ends_after_twenty_seconds() -> None:
    assert inspect.signature(fetch).parameters["seconds"].default == 20


class TestTime:
    @pytest.mark.parametrize(
        "pieces",
        [
            [b"", b""],
            [b"", b"H"],
            [b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n"],
            [b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"],
            [b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"],
            [HEAD + b"\r\n", b"x"],
            [HEAD + b"Content-Length: 1000\r\n\r\n", b"x"],
            [CHUNKED, b"1\r\nx\r\n"],
            [CHUNKED + b"1", b";x"],
            [CHUNKED + b"0\r\n", b"X-Trailer: 1\r\n"],
            [HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE, mtime=0)[:20], b""],
        ],
        ids=[
            "silence",
            "status",
            "headers",
            "header",
            "hints",
            "body",
            "counted body",
            "chunks",
            "chunk extension",
            "trailers",
            "compressed body",
        ],
    )
    def test_it_ends_a_drip(self, site: Site, pieces: list[bytes]) -> None:
        site.pages["/"] = site.dripping(*pieces)
        assert refused(site, 0.15) == "The page took longer than 0.15 seconds."

    def test_it_ends_all_redirects_together(self, site: Site) -> None:
        def slowly() -> Iterator[bytes]:
            site.ended.wait(0.2)
            yield b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"

        site.pages["/"] = slowly
        assert "took longer than 0.3 seconds" in refused(site, 0.3)
        assert len(site.requests) == 2

    def test_it_ends_a_handshake_that_hangs(self, site: Site) -> None:
        with pytest.raises(Unfetchable, match=r"longer than 0\.3 seconds"):
            # The open site waits for the end of a request that never ends so.
            fetch(f"https://{site.host}/", allowed=[site.host], seconds=0.3)

    def test_it_gives_a_connection_no_more_than_is_left(self, site: Site) -> None:
        given = []

        class Slow(Recorder):
            def connect(self, address: str, port: int, seconds: float):  # type: ignore[no-untyped-def]
                given.append(seconds)
                return super().connect(address, port, seconds)

        recorder = Slow(site, {"news.example": ["1.1.1.1", "9.9.9.9"]}, down=["1.1.1.1", "9.9.9.9"])
        with pytest.raises(Unfetchable, match="longer than"):
            fetch("http://news.example/", allowed=(), seconds=0.3, network=recorder.network)
        assert len(given) == 2
        assert all(0 < seconds <= 0.3 for seconds in given)


class TestSize:
    def test_it_takes_ten_megabytes(self, site: Site) -> None:
        body = os.urandom(5 * MEGABYTE).hex().encode()
        site.pages["/"] = answer(body)
        assert get(site).data == body
        site.pages["/"] = answer(body + b"x")
        assert refused(site) == "The page is larger than 10 MB."

    def test_it_believes_an_announcement(self, site: Site) -> None:
        site.pages["/"] = answer(b"x", length=10 * MEGABYTE + 1)
        assert refused(site) == "The page is larger than 10 MB."

    @pytest.mark.parametrize(
        ("start", "piece", "reason"),
        [
            (HEAD + b"\r\n", b"x" * 65536, "larger than 10 MB"),
            (CHUNKED, b"ffff\r\n" + b"x" * 65535 + b"\r\n", "larger than 10 MB"),
            (CHUNKED, (b"1;" + b"y" * 5000 + b"\r\nx\r\n") * 13, "more than a page can hold"),
            (HEAD, b"X-More: 1\r\n" * 5000, "damaged"),
            (HEAD + b"X-Long: ", b"x" * 65536, "damaged"),
            (b"", b"HTTP/1.1 103 Hints\r\n\r\n" * 3000, "more than a page can hold"),
            (CHUNKED + b"0\r\n", b"X-Trailer: 1\r\n" * 5000, "damaged"),
            (CHUNKED + b"1;", b"y" * 65536, "damaged"),
        ],
        ids=[
            "body",
            "chunks",
            "chunk extensions",
            "headers",
            "header",
            "hints",
            "trailers",
            "extension",
        ],
    )
    def test_it_cuts_what_does_not_end(
        self, site: Site, start: bytes, piece: bytes, reason: str
    ) -> None:
        site.pages["/"] = site.dripping(start, piece, every=0)
        assert reason in refused(site)

    def test_it_refuses_half_a_page(self, site: Site) -> None:
        site.pages["/"] = answer(length=len(PAGE) + 1)
        assert refused(site) == "The site's answer is damaged or no answer of a web site."


def raw_deflate(data: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-15)
    return deflater.compress(data) + deflater.flush()


def bomb(megabytes: int) -> bytes:
    """A gzip stream of zeros: one compressed megabyte, over and over."""
    deflater = zlib.compressobj(wbits=31)
    head = deflater.compress(b"") + deflater.flush(zlib.Z_FULL_FLUSH)
    block = deflater.compress(bytes(MEGABYTE)) + deflater.flush(zlib.Z_FULL_FLUSH)
    return head + block * megabytes


class TestCompression:
    @pytest.mark.parametrize(
        ("encoding", "compress"),
        [
            ("gzip", gzip.compress),
            ("x-gzip", gzip.compress),
            ("GZIP", gzip.compress),
            ("deflate", zlib.compress),
            ("deflate", raw_deflate),
            ("identity", bytes),
            ("", bytes),
            ("identity, gzip", gzip.compress),
            ("gzip", lambda data: gzip.compress(data[:20]) + gzip.compress(data[20:])),
            ("gzip", lambda data: gzip.compress(data) + bytes(20)),
        ],
    )
    def test_it_undoes_it(
        self, site: Site, encoding: str, compress: Callable[[bytes], bytes]
    ) -> None:
        page = PAGE + os.urandom(200_000)
        compressed = compress(page)
        site.pages["/"] = answer(compressed, headers=[("Content-Encoding", encoding)])
        assert get(site).data == page

        def byte_by_byte() -> Iterator[bytes]:
            yield HEAD + f"Content-Encoding: {encoding}\r\n\r\n".encode()
            for position in range(30):
                yield compressed[position : position + 1]
            yield compressed[30:]

        site.pages["/"] = byte_by_byte
        assert get(site).data == page

    def test_it_asks_for_what_it_can_undo(self, site: Site) -> None:
        get(site)
        assert "\r\nAccept-Encoding: gzip, deflate\r\n" in site.requests[0]

    @pytest.mark.parametrize(
        "headers",
        [
            [("Content-Encoding", "br")],
            [("Content-Encoding", "zstd")],
            [("Content-Encoding", "gzip, gzip")],
            [("Content-Encoding", "gzip"), ("Content-Encoding", "deflate")],
            [("Content-Encoding", "compress")],
            [("Content-Encoding", "gzip;q=1")],
            [("Content-Encoding", "utf-8")],
        ],
    )
    def test_it_refuses_others(self, site: Site, headers: list[tuple[str, str]]) -> None:
        site.pages["/"] = answer(gzip.compress(PAGE, mtime=0), headers=headers)
        assert refused(site) == "The page is compressed in a way that can't be read here."

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"\x1f",
            PAGE,
            # No time of now in these: they name the tests, in each process the same.
            gzip.compress(PAGE, mtime=0)[:-1],
            gzip.compress(PAGE, mtime=0)[:-8] + bytes(8),
            gzip.compress(PAGE, mtime=0) + b"\x1f\x8b",
            zlib.compress(PAGE),
        ],
    )
    def test_it_refuses_damage(self, site: Site, body: bytes) -> None:
        site.pages["/"] = answer(body, headers=[("Content-Encoding", "gzip")])
        assert refused(site) == "The page arrived damaged: its compression doesn't hold."

    def test_it_defuses_a_bomb(self, site: Site) -> None:
        """A gigabyte in one."""
        body = bomb(1000)
        assert len(body) < 2 * MEGABYTE
        site.pages["/"] = answer(body, headers=[("Content-Encoding", "gzip")])
        tracemalloc.start()
        try:
            reason = refused(site)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert reason == "The page is larger than 10 MB."
        assert peak < 40 * MEGABYTE

    @pytest.mark.parametrize(
        ("encoding", "body"),
        [
            ("gzip", gzip.compress(bytes(MEGABYTE), mtime=0) * 11),
            ("deflate", zlib.compress(bytes(11 * MEGABYTE))),
            ("deflate", raw_deflate(bytes(11 * MEGABYTE))),
        ],
        ids=["members", "zlib", "raw"],
    )
    def test_it_counts_what_comes_out(self, site: Site, encoding: str, body: bytes) -> None:
        site.pages["/"] = answer(body, headers=[("Content-Encoding", encoding)])
        assert refused(site) == "The page is larger than 10 MB."

    def test_it_ends_with_empty_members(self, site: Site) -> None:
        """They never grow the page, so only the bytes received and the time bound them."""
        site.pages["/"] = site.dripping(
            HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"", mtime=0) * 3000, every=0
        )
        reason = refused(site, 0.5)
        assert reason in (
            "The page is larger than 10 MB.",
            "The page took longer than 0.5 seconds.",
        )
