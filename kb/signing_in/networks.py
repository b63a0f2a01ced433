"""Where a request comes from, as sign-ins are counted."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

#: What one household or server is given: whoever has one IPv6 address has all of its /64.
IPV6_PREFIX = 64
UNKNOWN = "unknown"


def network_of(request: HttpRequest) -> str:
    """An IPv4 address, or the /64 of an IPv6 one; "unknown" where the server tells none.

    Behind a proxy (BEHIND_PROXY) the last address of X-Forwarded-For counts: the proxy
    itself wrote it, whatever the client sent before.
    """
    text = str(request.META.get("REMOTE_ADDR", ""))
    if settings.IS_BEHIND_PROXY:
        text = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or text
    return network_of_text(text) or UNKNOWN


def network_of_text(text: str) -> str:
    """The same for an address in words; "" where it is none."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((address, IPV6_PREFIX), strict=False))
    return str(address)


def is_shared_by_all(network: str) -> bool:
    """Whether everybody may seem to come from there: a proxy that was not declared."""
    if network == UNKNOWN:
        return True
    return ip_network(network).is_loopback
