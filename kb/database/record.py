"""What is remembered of the server beside its data: `KB_DATA/database.json`.

The file holds the passwords of both roles, so only its owner may read it. It is
written last: while it is missing, the server is not yet ready for use.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .errors import DatabaseServerError

NAME = "claimbook"
OWNER = "claimbook_owner"
APPLICATION = "claimbook_app"


def _password() -> str:
    return secrets.token_hex(24)


@dataclass(frozen=True)
class Record:
    """`home` is the folder of the server, `socket` that of its Unix socket."""

    home: str
    socket: str
    owner_password: str = field(default_factory=_password, repr=False)
    application_password: str = field(default_factory=_password, repr=False)

    def password(self, role: str) -> str:
        """The password of OWNER or APPLICATION."""
        return {OWNER: self.owner_password, APPLICATION: self.application_password}[role]


def read_record(data: Path) -> Record | None:
    """None when there is none yet."""
    path = data / "database.json"
    try:
        return Record(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise DatabaseServerError(
            f"{path} belongs to another account. Run as that account, or choose another KB_DATA."
        ) from error
    except (ValueError, TypeError) as error:
        raise DatabaseServerError(
            f"{path} is damaged. Move it away: the next start gives both roles new passwords."
        ) from error


def write_record(data: Path, record: Record) -> None:
    """Readers see the old file or the new one, never a part."""
    draft = data / f".database.json.{os.getpid()}"
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(record), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(data / "database.json")
