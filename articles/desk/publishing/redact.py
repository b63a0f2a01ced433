"""Redacting an edition: its content goes, its number, hash and notice stay."""

from __future__ import annotations

from django.db import connections, transaction

from articles.desk.editing.errors import EditingError, in_words
from articles.desk.models import Request
from articles.logic.vocabulary import Ground, RequestAction
from articles.public.models import Edition, EditionSubject

#: The alias of the tables' owner: the application's role cannot do this.
OWNER = "owner"

#: What readers are told; the request's reason is for the desk.
NOTICES = {
    Ground.LEGAL: "This edition was blanked on a legal ground.",
    Ground.SAFETY: "This edition was blanked to protect a person.",
}


def redact(request: Request) -> Edition:
    """Carries out an approved request of two editors, on the owner's connection."""
    if request.action != RequestAction.REDACT or request.claim is None:
        raise EditingError("That is no request for a redaction.")
    if not hasattr(request, "approval"):
        raise EditingError("A second editor has to approve the redaction first.")
    edition = Edition.objects.get(
        subject_kind=EditionSubject.CLAIM,
        subject=request.claim.public_id,
        number=request.edition_number or 0,
    )
    with (
        in_words(),
        transaction.atomic(using=OWNER),
        connections[OWNER].cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO articles_redaction (edition_id, ground, notice, redacted_at) "
            "VALUES (%s, %s, %s, clock_timestamp()) ON CONFLICT (edition_id) DO NOTHING",
            [edition.pk, request.ground, NOTICES[Ground(request.ground)]],
        )
        cursor.execute(
            "SELECT set_config('claimbook.actor', %s, true)", [str(request.requested_by_id)]
        )
        cursor.execute("UPDATE articles_edition SET content = '' WHERE id = %s", [edition.pk])
    edition.refresh_from_db()
    return edition
