"""The verb on taking claims out of the desk as a file."""

from __future__ import annotations

from collections.abc import Sequence

from articles.desk.editing.acting import EDITOR, only
from articles.desk.models import Claim, DeskExport


def note_export(claims: Sequence[Claim], *, reason: str) -> DeskExport:
    """Puts on record who takes which claims; only an editor does. The file is made after it."""
    person = only(EDITOR)
    return DeskExport.objects.create(
        taken_by=person, reason=reason.strip(), claims=[claim.public_id for claim in claims]
    )
