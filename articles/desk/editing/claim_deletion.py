"""The verb that deletes a draft."""

from __future__ import annotations

from django.db import connection

from articles.desk.editing.acting import EDITOR, WRITERS, only
from articles.desk.editing.errors import NotAllowed
from articles.desk.models import Claim


def delete_draft(claim: Claim, *, version: int) -> None:
    """Deletes a claim that was never published, with its trail; history keeps what it was."""
    person = only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    if claim.created_by_id != person.pk:
        try:
            only(EDITOR)
        except NotAllowed as refusal:
            raise NotAllowed("Only its author or an editor deletes a draft.") from refusal
    with connection.cursor() as cursor:
        cursor.execute("SELECT delete_draft_claim(%s, %s)", [claim.pk, version])
