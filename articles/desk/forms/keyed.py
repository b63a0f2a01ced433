"""Boxes to search a key in, shown again with whatever was sent in place of one."""

from __future__ import annotations

from functools import cache
from typing import Any

#: The largest key that the database stores (bigint).
MOST = 2**63 - 1


def is_key(text: Any) -> bool:
    """Whether it can be the key of a row: a whole number that the database stores."""
    digits = str(text)
    is_number = digits.isascii() and digits.isdecimal() and len(digits) < 20
    return is_number and 0 < int(digits) <= MOST


@cache
def keyed(kind: type[Any]) -> type[Any]:
    """The widget, which looks up nothing that is no key: Django's would raise ValueError."""

    class KeyedWidget(kind):
        def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
            return super().optgroups(name, [one for one in value if is_key(one)], attrs)

    return KeyedWidget
