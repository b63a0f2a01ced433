"""Addresses of pages, read strictly: what two programs could read differently is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from articles.desk.capture.fetching.fetched import Unfetchable
from articles.desk.capture.fetching.hosts import Host, read_authority

PORTS = {"http": 80, "https": 443}
LONGEST = 2000

_BAD = "This is no address of a web page."
# Some programs drop controls, and some take a backslash for a slash.
_TREACHEROUS = re.compile(r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_IN_PATH = "/%:@!$&'()*+,;=~"
_IN_QUERY = _IN_PATH + "?[]|"


@dataclass(frozen=True, slots=True)
class Target:
    """One page at one host; `path` is percent-encoded, begins with "/" and holds the query."""

    scheme: str
    host: Host
    port: int
    path: str

    @property
    def authority(self) -> str:
        """As the Host header has it: the port only where it isn't the scheme's own."""
        is_usual = self.port == PORTS[self.scheme]
        return self.host.in_url if is_usual else f"{self.host.in_url}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def read_target(text: str) -> Target:
    """The target of an absolute http(s) address; its fragment is dropped. Raises Unfetchable."""
    text = _checked(text)
    scheme, separator, _ = text.partition("://")
    scheme = scheme.lower()
    if not separator or scheme not in PORTS:
        raise Unfetchable("Only addresses that begin with https:// or http:// are fetched.")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise Unfetchable(_BAD) from None
    if "@" in parts.netloc:
        raise Unfetchable("Addresses with a user name or password in them are not fetched.")
    host, port = read_authority(parts.netloc)
    path = quote(parts.path or "/", safe=_IN_PATH)
    query = f"?{quote(parts.query, safe=_IN_QUERY)}" if parts.query else ""
    target = Target(scheme, host, port or PORTS[scheme], path + query)
    _checked(target.url)
    return target


def follow(base: Target, location: str) -> Target:
    """Where a redirect leads: an absolute address, or one relative to `base`."""
    location = _checked(location)
    if _SCHEME.match(location):
        return read_target(location)
    if location.startswith("//"):  # browsers and urljoin disagree on what "///host" is
        return read_target(f"{base.scheme}:{location}")
    try:
        return read_target(urljoin(base.url, location))
    except ValueError as problem:
        raise Unfetchable(str(problem) if isinstance(problem, Unfetchable) else _BAD) from None


def _checked(text: str) -> str:
    text = text.strip(" \t\r\n")
    if len(text) > LONGEST:
        raise Unfetchable(f"The address is longer than {LONGEST} characters.")
    if _TREACHEROUS.search(text):
        raise Unfetchable(_BAD)
    return text
