"""The key that signs sessions and tokens, made once for each data folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from .data_folder import make_data_folder


def kept_secret_key(data: Path) -> str:
    """Reads `data/secret-key`, made with 400 random bits at the first call."""
    path = data / "secret-key"
    try:
        if not path.exists():
            make_data_folder(data)
            _make(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{path} cannot be read or made ({error.strerror}). Set SECRET_KEY, or choose "
            "another data folder with KB_DATA."
        ) from error


def _make(path: Path) -> None:
    """Two processes may start at once: the first complete file wins."""
    draft = path.with_name(f".secret-key.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
