"""Connections to checked addresses and to nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import httpcore

from articles.desk.capture.fetching.hosts import Address
from articles.desk.capture.fetching.metering import Meter, MeteredStream

#: Address as text, port and seconds to a stream; raises httpcore's ConnectError or ConnectTimeout.
Connector = Callable[[str, int, float], httpcore.NetworkStream]

#: A host that doesn't answer leaves time for its next address.
_SECONDS_EACH = 5.0
_ADDRESSES_TRIED = 6


def connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=seconds)


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
