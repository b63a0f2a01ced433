"""Which hosts may be asked: the public web, and what the installation names on purpose."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured

from articles.desk.capture.fetching.fetched import Unfetchable
from articles.desk.capture.fetching.hosts import NOWHERE, read_authority
from articles.desk.capture.fetching.targets import PORTS, Target

#: (host, port), or (host, None) for every port of the host.
Allowed = frozenset[tuple[str, int | None]]

# RFC 6761, 6762, 7686, 8375 and ICANN's reservation of "internal": never names of the public web.
_LOCAL = (".localhost", ".local", ".localdomain", ".internal", ".home.arpa", ".onion")


def read_allowed(entries: Iterable[str]) -> Allowed:
    """Entries are "host" or "host:port", IPv6 in brackets. Raises ImproperlyConfigured."""
    allowed = set()
    for entry in entries:
        try:
            host, port = read_authority(entry.strip())
        except Unfetchable:
            raise ImproperlyConfigured(
                f"CLAIMBOOK_FETCH_HOSTS must name hosts such as wiki.example or 127.0.0.1:8080, "
                f"not {entry!r}."
            ) from None
        allowed.add((host.name, port))
    return frozenset(allowed)


def is_allowed(target: Target, allowed: Allowed) -> bool:
    """Whether the installation names exactly this host, on this port or on all of them."""
    return bool({(target.host.name, target.port), (target.host.name, None)} & allowed)


def check_name(target: Target) -> None:
    """Refuses by port and name alone, before anybody is asked. Raises Unfetchable."""
    if target.port not in PORTS.values():
        raise Unfetchable("Only the web's usual ports, 80 and 443, are fetched.")
    name = f".{target.host.name}"
    if target.host.address is None and (name.count(".") == 1 or name.endswith(_LOCAL)):
        raise Unfetchable(NOWHERE)
