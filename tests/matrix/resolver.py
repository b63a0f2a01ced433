"""Every address that the resolver knows, named or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Address:
    """`key` is the full name, or the route where the pattern has none."""

    key: str
    route: str
    is_named: bool

    def path(self, *args: Any) -> str:
        """The address with these arguments, in the order of the route."""
        if self.is_named:
            return reverse(self.key, args=args)
        path = self.route.replace("<path:object_id>", "{}").replace("(?P<url>.*)$", "{}")
        return "/" + path.format(*args)


def addresses(patterns: Iterable[Any] | None = None) -> list[Address]:
    """All leaves, nested ones too; several patterns may bear one name."""
    if patterns is None:
        patterns = get_resolver().url_patterns
    return list(_leaves(patterns, "", ""))


def _leaves(patterns: Iterable[Any], namespace: str, before: str) -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = ":".join(name for name in (namespace, pattern.namespace) if name)
            yield from _leaves(pattern.url_patterns, inner, route)
        elif isinstance(pattern, URLPattern):
            name = f"{namespace}:{pattern.name}" if namespace else str(pattern.name)
            yield Address(name if pattern.name else route, route, bool(pattern.name))
        else:
            raise TypeError(f"{pattern!r} at {route} is neither a pattern nor a resolver.")
