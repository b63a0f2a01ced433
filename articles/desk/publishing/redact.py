"""Redacting an edition: its content goes, its number, hash and notice stay."""

from __future__ import annotations

from django.db import connections, transaction

from articles.desk.editing.errors import EditingError, in_words
from articles.desk.editing.request import ask_for
from articles.desk.models import Claim, Request
from articles.logic.vocabulary import Ground, PublicStanding, RequestAction
from articles.public.models import Edition, EditionSubject, PublishedClaim

#: The alias of the tables' owner: the application's role cannot do this.
OWNER = "owner"

#: What readers are told; the request's reason is for the desk.
NOTICES = {
    Ground.LEGAL: "This edition was blanked on a legal ground.",
    Ground.SAFETY: "This edition was blanked to protect a person.",
}


def redactable(claim: Claim) -> list[int]:
    """Numbers of the editions that can be redacted now: not those that readers are shown, nor
    those that were redacted."""
    shown = PublishedClaim.objects.exclude(standing=PublicStanding.WITHDRAWN)
    editions = Edition.objects.of_claim(claim.public_id).filter(redaction__isnull=True)
    editions = editions.exclude(current_of__in=shown.filter(public_id=claim.public_id))
    return list(editions.order_by("number").values_list("number", flat=True))


def ask_for_redaction(claim: Claim, *, edition_number: int, ground: str, reason: str) -> Request:
    """Another editor approves it; it is carried out on the owner's connection then."""
    if edition_number not in redactable(claim):
        raise EditingError(
            f"Edition {edition_number} cannot be redacted: there is none of that number, it was "
            "redacted, or readers are shown it now. Publish the claim anew or withdraw it first."
        )
    return ask_for(
        RequestAction.REDACT, claim, reason=reason, ground=ground, edition_number=edition_number
    )


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
