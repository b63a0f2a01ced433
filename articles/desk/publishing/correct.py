"""Correcting what readers were told: the next edition, and what was wrong in the last."""

from __future__ import annotations

from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim
from articles.desk.publishing.publish import CorrectionText, publish
from articles.public.models import Edition


def correct(
    claim: Claim, *, version: int, was_wrong: str, is_right: str, kind: str = "correction"
) -> Edition:
    """Publishes the verified claim anew, with its correction at the top for readers."""
    if not was_wrong.strip() or not is_right.strip():
        raise EditingError("Say what was wrong and what is right.")
    return publish(claim, version=version, correction=CorrectionText(was_wrong, is_right, kind))
