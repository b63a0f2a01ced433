"""The network that a fetch goes through: the system's own, or a test's."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import httpcore

from articles.desk.capture.fetching.connecting import Connector, connect
from articles.desk.capture.fetching.resolving import Resolver, ask_system


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
