"""Hosts in addresses: one spelling for each, and none but the plain one for numbers.

Programs disagree on what 0x7f.1, 2130706433 or 017700000001 are; here they are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

import idna

from articles.desk.capture.fetching.fetched import Unfetchable

Address = IPv4Address | IPv6Address
NOWHERE = "The address leads to no site on the public web. Check how its host is spelled."

_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# The WHATWG URL Standard's "ends in a number": such a host is an IPv4 address or nothing.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_PORT = re.compile(r"[0-9]{1,5}", re.ASCII)
_LONGEST_NAME = 253  # RFC 1035, without the root's dot


@dataclass(frozen=True, slots=True)
class Host:
    """`name` in ASCII and lower case, without trailing dot; `address` where it spells one."""

    name: str
    address: Address | None

    @property
    def in_url(self) -> str:
        return f"[{self.name}]" if isinstance(self.address, IPv6Address) else self.name


def read_authority(text: str) -> tuple[Host, int | None]:
    """Of "host", "host:port", "[IPv6]" or "[IPv6]:port". Raises Unfetchable for anything else."""
    if text.startswith("["):
        host, bracket, rest = text.partition("]")
        if not bracket or (rest and not rest.startswith(":")):
            raise Unfetchable(NOWHERE)
        return _ipv6(host[1:]), _port(rest[1:])
    host, _, port = text.partition(":")
    return _named(host), _port(port)


def _port(text: str) -> int | None:
    if not text:
        return None
    if not _PORT.fullmatch(text) or not 0 < int(text) < 2**16:
        raise Unfetchable("The address names a port that doesn't exist.")
    return int(text)


def _ipv6(text: str) -> Host:
    try:
        address = IPv6Address(text)
    except ValueError:
        raise Unfetchable(NOWHERE) from None
    if address.scope_id is not None:
        raise Unfetchable(NOWHERE)
    return Host(str(address), address)


def _named(text: str) -> Host:
    name = _ascii(text).lower().removesuffix(".")
    labels = name.split(".")
    if len(name) > _LONGEST_NAME or not all(_LABEL.fullmatch(label) for label in labels):
        raise Unfetchable(NOWHERE)
    if not _NUMBER.fullmatch(labels[-1]):
        return Host(name, None)
    try:
        return Host(name, IPv4Address(name))
    except ValueError:
        raise Unfetchable(NOWHERE) from None


def _ascii(text: str) -> str:
    """A host name in any script as the domain name system spells it (UTS 46, IDNA 2008)."""
    if text.isascii():
        return text
    try:
        return idna.encode(text, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise Unfetchable(NOWHERE) from None


def read_address(text: str) -> Address:
    """An address as a resolver gives it. Raises Unfetchable."""
    try:
        return ip_address(text)
    except ValueError:
        raise Unfetchable(NOWHERE) from None
