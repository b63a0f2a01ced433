"""Addresses of pages compared as readers would: the same place, a front page, a gate."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

#: Hosts that differ by one of these only are one site.
_SAME_SITE = ("www.", "m.", "mobile.", "amp.")
#: Parts of a query that count visitors and choose nothing.
_COUNTING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|source)\Z", re.IGNORECASE)
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|default|home)\.\w+)?\Z", re.I)
_GATE = re.compile(
    r"(?:\A|[/._-])(?:log-?in|sign-?in|sign-?up|register|subscribe|subscription|abo|anmelden"
    r"|paywall|consent|account)(?:[/._-]|\Z)",
    re.IGNORECASE,
)
#: Names that are set aside for examples and tests, so that nobody can have them (RFC 2606, 6761).
_RESERVED = (".example", ".invalid", ".test", ".example.com", ".example.net", ".example.org")


def host_of(address: str) -> str:
    """In lower case, without port; "" where there is none."""
    try:
        return (urlsplit(address).hostname or "").lower().removesuffix(".")
    except ValueError:
        return ""


def is_reserved(address: str) -> bool:
    """Whether nobody can be there: a name of examples and demonstrations."""
    return f".{host_of(address)}".endswith(_RESERVED)


def same_place(one: str, other: str) -> bool:
    """Alike but for scheme, "www.", a slash at the end, and what only counts visitors."""
    return _place(one) == _place(other)


def is_front_page(address: str) -> bool:
    parts = urlsplit(address)
    return bool(_FRONT.match(parts.path)) and not parts.query


def is_gate(address: str) -> bool:
    """Whether it looks like a page to sign in, to subscribe or to agree."""
    parts = urlsplit(address)
    return bool(_GATE.search(parts.path) or _GATE.search(host_of(address)))


def _place(address: str) -> tuple[str, str, str]:
    host = host_of(address)
    for prefix in _SAME_SITE:
        host = host.removeprefix(prefix)
    parts = urlsplit(address)
    query = [pair for pair in parse_qsl(parts.query, True) if not _COUNTING.match(pair[0])]
    return host, unquote(parts.path).rstrip("/"), urlencode(sorted(query))
