"""One question to one host: a GET without cookies, credentials, proxy or referrer."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import httpcore

from articles.desk.capture.decoding import MAX_BYTES
from articles.desk.capture.fetching import answers
from articles.desk.capture.fetching.bodies import read_body, too_large
from articles.desk.capture.fetching.connecting import CheckedBackend, Connector, Meter, connect
from articles.desk.capture.fetching.deadline import Deadline
from articles.desk.capture.fetching.fetched import Unfetchable
from articles.desk.capture.fetching.hosts import Address
from articles.desk.capture.fetching.resolving import Resolver, ask_system
from articles.desk.capture.fetching.targets import Target

#: Bytes before the body: what h11 takes for one block of headers, and what is read with it.
_MOST_HEAD = 256 * 1024
#: Bytes around a chunked body, for chunks of a few bytes each.
_MOST_FRAMING = MAX_BYTES // 8


@cache
def trusted() -> ssl.SSLContext:
    """The system's certificate authorities and certifi's."""
    return httpcore.default_ssl_context()


@dataclass(frozen=True, slots=True)
class Network:
    """How names become addresses and addresses connections, and whom to trust in TLS."""

    resolver: Resolver = ask_system
    connector: Connector = connect
    trusted: Callable[[], ssl.SSLContext] = trusted


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
        _in_words(deadline),
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
    kept = answers.kept_headers(headers)
    location = answers.redirection(response.status, headers)
    if location is not None:
        return Answer(response.status, kept, location, b"", "")
    media_type = answers.content_type(headers)
    encoding = answers.content_encoding(headers)
    if answers.content_length(headers) > MAX_BYTES:
        raise too_large()
    data = read_body(response.iter_stream(), encoding, deadline)
    media_type = media_type or answers.sniffed_type(data)
    return Answer(response.status, kept, None, data, media_type)


@contextmanager
def _in_words(deadline: Deadline) -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException:
        raise deadline.over() from None
    except httpcore.ConnectError as problem:
        if _is_certificate(problem):
            raise Unfetchable(
                "The site can't prove who it is: its certificate is not trusted."
            ) from None
        raise Unfetchable("The site can't be reached.") from None
    except httpcore.NetworkError:
        raise Unfetchable("The connection to the site broke off.") from None
    except httpcore.ProtocolError:
        raise Unfetchable("The site's answer is damaged or no answer of a web site.") from None


def _is_certificate(problem: BaseException | None) -> bool:
    while problem is not None:
        if isinstance(problem, ssl.SSLCertVerificationError):
            return True
        problem = problem.__cause__ or problem.__context__
    return False
