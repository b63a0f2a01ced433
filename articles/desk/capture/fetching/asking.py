"""One question to one host: a GET without cookies, credentials, proxy or referrer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import httpcore

from articles.desk.capture.decoding import MAX_BYTES
from articles.desk.capture.fetching.bodies import read_body, too_large
from articles.desk.capture.fetching.connecting import CheckedBackend
from articles.desk.capture.fetching.contents import (
    content_encoding,
    content_length,
    content_type,
    sniffed_type,
)
from articles.desk.capture.fetching.deadline import Deadline
from articles.desk.capture.fetching.failing import in_words
from articles.desk.capture.fetching.headers import kept_headers
from articles.desk.capture.fetching.hosts import Address
from articles.desk.capture.fetching.metering import Meter
from articles.desk.capture.fetching.network import Network
from articles.desk.capture.fetching.statuses import redirection
from articles.desk.capture.fetching.targets import Target

#: Bytes before the body: what h11 takes for one block of headers, and what is read with it.
_MOST_HEAD = 256 * 1024
#: Bytes around a chunked body, for chunks of a few bytes each.
_MOST_FRAMING = MAX_BYTES // 8


@dataclass(frozen=True, slots=True)
class Answer:
    """A page (`location` is None), or where to look for it instead."""

    status: int
    headers: dict[str, str]
    location: str | None
    data: bytes
    media_type: str


def ask(
    target: Target, addresses: Sequence[Address], network: Network, deadline: Deadline, agent: str
) -> Answer:
    """The answer of the host at one of its checked addresses. Raises Unfetchable."""
    meter = Meter(deadline, _MOST_HEAD)
    backend = CheckedBackend(addresses, network.connector, meter)
    context = network.trusted() if target.scheme == "https" else None
    origin = httpcore.Origin(target.scheme.encode(), target.host.name.encode(), target.port)
    with (
        in_words(deadline),
        httpcore.HTTPConnection(origin, ssl_context=context, network_backend=backend) as connection,
    ):
        response = connection.handle_request(_request(target, agent))
        meter.extend(MAX_BYTES + _MOST_FRAMING)
        return _read(response, deadline)


def _request(target: Target, agent: str) -> httpcore.Request:
    url = httpcore.URL(
        scheme=target.scheme, host=target.host.name, port=target.port, target=target.path
    )
    headers = [
        ("Host", target.authority),
        ("User-Agent", agent),
        ("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.9"),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "close"),
    ]
    return httpcore.Request("GET", url, headers=headers)


def _read(response: httpcore.Response, deadline: Deadline) -> Answer:
    headers = response.headers
    kept = kept_headers(headers)
    location = redirection(response.status, headers)
    if location is not None:
        return Answer(response.status, kept, location, b"", "")
    media_type = content_type(headers)
    encoding = content_encoding(headers)
    if content_length(headers) > MAX_BYTES:
        raise too_large()
    data = read_body(response.iter_stream(), encoding, deadline)
    media_type = media_type or sniffed_type(data)
    return Answer(response.status, kept, None, data, media_type)
