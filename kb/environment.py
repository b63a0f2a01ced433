"""Typed settings from the environment, each failing loudly in words.

Every function raises `ImproperlyConfigured` naming the variable and what was
expected. The value itself is shown only where it cannot be a secret.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


def text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks; `default` when unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """1/true/yes/on or 0/false/no/off, in any case."""
    value = text(name).lower()
    if not value:
        return default
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0 (or true, false), not {value!r}.")


def number(name: str, default: int, *, least: int = 0, most: int | None = None) -> int:
    """A whole number of at least `least` and, where given, at most `most`."""
    value = text(name)
    if not value:
        return default
    is_number = value.isascii() and value.isdigit() and len(value) < 10
    if not is_number or int(value) < least or (most is not None and int(value) > most):
        expected = f"of at least {least}" if most is None else f"from {least} to {most}"
        raise ImproperlyConfigured(f"{name} must be a whole number {expected}, not {value!r}.")
    return int(value)


def one_of(name: str, known: tuple[str, ...], default: str) -> str:
    """One of a few words, in any case."""
    value = text(name, default).lower()
    if value not in known:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(known)}, not {value!r}.")
    return value


def names(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list separated by commas, without empty members."""
    value = text(name)
    if not value:
        return list(default)
    return [part.strip() for part in value.split(",") if part.strip()]


def folder(name: str, default: Path) -> Path:
    """An absolute folder; a relative one is read from the current directory."""
    value = text(name)
    path = Path(value).expanduser().absolute() if value else default
    if path.exists() and not path.is_dir():
        raise ImproperlyConfigured(f"{name} must be a folder, but {path} is a file.")
    return path


def origin(name: str, default: str) -> str:
    """An http(s) address without a trailing slash, such as https://claims.example."""
    value = text(name, default).rstrip("/")
    scheme, separator, host = value.partition("://")
    if scheme not in {"http", "https"} or not separator or not host or set(host) & set("/?# "):
        raise ImproperlyConfigured(
            f"{name} must be an address such as https://claims.example, without a path; "
            f"it is {value!r}."
        )
    return value


def mail_address(name: str, default: str) -> str:
    """An address that mail comes from, such as desk@claims.example."""
    value = text(name, default)
    person, separator, host = value.rpartition("@")
    if not (person and separator and host) or not value.isprintable() or set(value) & set("<>, "):
        raise ImproperlyConfigured(
            f"{name} must be an address such as desk@claims.example; it is {value!r}."
        )
    return value


def secret(name: str) -> str:
    """The variable, or the content of the file that NAME_FILE points to; else empty."""
    path = text(f"{name}_FILE")
    if not path:
        return text(name)
    if text(name):
        raise ImproperlyConfigured(f"Set {name} or {name}_FILE, not both.")
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE cannot be read: {path}") from error
    if not value:
        raise ImproperlyConfigured(f"{name}_FILE is empty: {path}")
    return value
