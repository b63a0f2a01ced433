"""Connections to checked addresses only, bounded in time and bytes."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Sequence

import httpcore

from articles.desk.capture.fetching.deadline import Deadline
from articles.desk.capture.fetching.fetched import Unfetchable
from articles.desk.capture.fetching.hosts import Address

#: Address as text, port and seconds to a stream; raises httpcore's ConnectError or ConnectTimeout.
Connector = Callable[[str, int, float], httpcore.NetworkStream]

#: A host that doesn't answer leaves time for its next address.
_SECONDS_EACH = 5.0
_ADDRESSES_TRIED = 6


def connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=seconds)


class Meter:
    """What is left of time and of bytes on the wire (inside TLS)."""

    def __init__(self, deadline: Deadline, most: int) -> None:
        self.deadline = deadline
        self._left = most

    def extend(self, more: int) -> None:
        self._left += more

    def count(self, received: int) -> None:
        self._left -= received
        if self._left < 0:
            raise Unfetchable("The site sends more than a page can hold.")


class MeteredStream(httpcore.NetworkStream):
    """A stream whose every step ends at the deadline, whatever timeout its caller thinks of."""

    def __init__(self, stream: httpcore.NetworkStream, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._meter.deadline.remaining())
        self._meter.count(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._meter.deadline.remaining())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        try:
            seconds = self._meter.deadline.remaining()
            secure = self._stream.start_tls(ssl_context, server_hostname, seconds)
        except BaseException:
            self._stream.close()
            raise
        return MeteredStream(secure, self._meter)


class CheckedBackend(httpcore.NetworkBackend):
    """Goes to the checked addresses in their order and to nothing else; asks no resolver."""

    def __init__(self, addresses: Sequence[Address], connector: Connector, meter: Meter) -> None:
        self._addresses = addresses[:_ADDRESSES_TRIED]
        self._connector = connector
        self._meter = meter

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        *others, last = self._addresses
        for address in others:
            seconds = min(self._meter.deadline.remaining(), _SECONDS_EACH)
            try:
                return self._opened(address, port, seconds)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._opened(last, port, self._meter.deadline.remaining())

    def _opened(self, address: Address, port: int, seconds: float) -> httpcore.NetworkStream:
        return MeteredStream(self._connector(str(address), port, seconds), self._meter)
