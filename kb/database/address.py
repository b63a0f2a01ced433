"""Addresses of databases: `postgresql://user:password@host:port/name?option=value`."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from django.core.exceptions import ImproperlyConfigured


def from_address(address: str, *, variable: str) -> dict[str, Any]:
    """One entry of DATABASES. A host that begins with `/` is a folder of sockets.

    Raises `ImproperlyConfigured` naming `variable`, never the address: it may
    hold a password.
    """
    parts = urlsplit(address)
    try:
        port = parts.port
    except ValueError:
        port = -1
    name = unquote(parts.path.removeprefix("/"))
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    if parts.scheme not in {"postgres", "postgresql"} or not name or "/" in name or port == -1:
        raise ImproperlyConfigured(
            f"{variable} must look like postgresql://user:password@host:5432/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "OPTIONS": options,
    }


def to_address(*, user: str, password: str, socket: str, name: str) -> str:
    """The address of a database behind a local socket, as `psql` takes it."""
    query = urlencode({"host": socket})
    return f"postgresql://{quote(user, safe='')}:{quote(password, safe='')}@/{quote(name)}?{query}"
