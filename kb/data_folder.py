"""KB_DATA: everything this installation keeps outside a named database."""

from __future__ import annotations

import os
from pathlib import Path

_PRIVATE = 0o700
_PASSABLE = 0o711
"""Root hands PostgreSQL to another account, which must pass through to its own folder."""


def make_data_folder(path: Path) -> None:
    """Makes it private. A folder with content keeps the permissions it has.

    Raises OSError when it cannot be made.
    """
    mode = _PASSABLE if os.geteuid() == 0 else _PRIVATE
    path.mkdir(parents=True, exist_ok=True, mode=mode)
    if path.stat().st_uid == os.geteuid() and not any(path.iterdir()):
        path.chmod(mode)
