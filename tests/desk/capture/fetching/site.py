"""A web site on 127.0.0.1 that misbehaves on request, and a network that records what is done."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from typing import Self
from urllib.parse import unquote

import httpcore
import trustme

from articles.desk.capture.fetching.network import Network

PUBLIC = "93.184.215.14"
OTHER_PUBLIC = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
PAGE = b"<!doctype html><title>News</title><p>Harbour Data sold its business.</p>"


@cache
def authority() -> trustme.CA:
    """Trusted by `trusting` alone."""
    return trustme.CA()


Page = bytes | Callable[[], Iterator[bytes]]


def answer(
    body: bytes = PAGE,
    *,
    status: str = "200 OK",
    type: str | None = "text/html; charset=utf-8",
    headers: Sequence[tuple[str, str]] = (),
    length: int | None = None,
) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    if type is not None:
        lines.append(f"Content-Type: {type}")
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(b"", status=status, headers=[("Location", location)])


class Site:
    """Pages by path; `/to?ADDRESS` redirects there. Every connection and request is counted."""

    def __init__(self, *, secure: bool = False) -> None:
        self.pages: dict[str, Page] = {"/": answer()}
        self.requests: list[str] = []
        self.connections = 0
        self.names_asked: list[str | None] = []
        self.ended = threading.Event()
        self._context = self._with_certificate() if secure else None
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def dripping(self, *pieces: bytes, every: float = 0.02) -> Callable[[], Iterator[bytes]]:
        """The first pieces at once, the last one again and again."""

        def drip() -> Iterator[bytes]:
            yield b"".join(pieces[:-1])
            while not self.ended.wait(every):
                yield pieces[-1]

        return drip

    def _with_certificate(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority().issue_cert("news.example", "xn--bcher-kva.example").configure_cert(context)
        context.sni_callback = lambda _, name, __: self.names_asked.append(name)
        return context

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self.connections += 1
                threading.Thread(target=partial(self._talk, connection), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection:
                request = b""
                while b"\r\n\r\n" not in request:
                    received = connection.recv(65536)
                    if not received:
                        return
                    request += received
                self.requests.append(request.decode())
                for piece in self._reply(request.split()[1].decode()):
                    connection.sendall(piece)

    def _reply(self, path: str) -> Iterator[bytes]:
        if path.startswith("/to?"):
            return iter([redirect(unquote(path.removeprefix("/to?")))])
        page = self.pages.get(path, answer(b"", status="404 Not Found"))
        return iter([page]) if isinstance(page, bytes) else page()


def trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority().configure_trust(context)
    return context


class Recorder:
    """A network where names lead to the given addresses and every address to one local site.

    `names` maps a host to its addresses, "*" any other host; `down` refuse to be connected to.
    """

    def __init__(
        self,
        site: Site,
        names: Mapping[str, Sequence[str]] | None = None,
        down: Sequence[str] = (),
    ) -> None:
        self.site = site
        self.names = {"*": [PUBLIC]} if names is None else names
        self.down = down
        self.lookups: list[str] = []
        self.connections: list[tuple[str, int]] = []

    @property
    def network(self) -> Network:
        return Network(resolver=self.resolve, connector=self.connect, trusted=trusting)

    def resolve(self, host: str, port: int) -> Sequence[str]:
        self.lookups.append(host)
        return self.names[host] if host in self.names else self.names.get("*", [])

    def connect(self, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        self.connections.append((address, port))
        if address in self.down:
            raise httpcore.ConnectTimeout
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.site.port, timeout=seconds)
