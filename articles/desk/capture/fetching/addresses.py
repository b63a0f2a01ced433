"""Which IP addresses belong to the public internet.

After IANA's registries of special-purpose addresses (RFC 6890). Written out, because what
`ipaddress.is_global` says differs between releases of Python, and it lets addresses through that
carry another one within.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

_NOT_PUBLIC_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network, and unspecified
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # public by registry, but Azure's machines reach their host there
        "169.254.0.0/16",  # link-local, where clouds keep their metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays from IPv6
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# All that is assigned to anybody. Outside lie loopback, unspecified, IPv4-mapped and -compatible
# addresses, NAT64, discard-only, unique local, link-local, site-local and multicast.
_UNICAST_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
    )
)
# RFC 5214: an ISATAP address ends in these 32 bits (with the "universal" bit or without) and an
# IPv4 address, which it is delivered to.
_ISATAP = (0x00005EFE, 0x02005EFE)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether packets to the address can only go to one host on the public internet.

    A translation prefix that an operator chose from its own addresses (RFC 6052) can't be told
    from other addresses and passes.
    """
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _NOT_PUBLIC_4)
    return (
        address in _UNICAST_6
        and address.scope_id is None
        and not any(address in block for block in _NOT_PUBLIC_6)
        and (int(address) >> 32) & 0xFFFFFFFF not in _ISATAP
    )
