"""Streams that end: at the deadline, and after so many bytes."""

from __future__ import annotations

import ssl

import httpcore

from articles.desk.capture.fetching.deadline import Deadline
from articles.desk.capture.fetching.fetched import Unfetchable


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
