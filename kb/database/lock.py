"""A lock between processes, which the system releases when its holder ends."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import DatabaseServerError

PATIENCE = 180.0
"""Seconds to wait for another process that makes or starts the server."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock file `path`. Raises `DatabaseServerError` after `PATIENCE`."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + PATIENCE
        while not _taken(handle):
            if time.monotonic() > deadline:
                raise DatabaseServerError(
                    f"Another process has held {path} for {PATIENCE:.0f} seconds."
                )
            time.sleep(0.05)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
