"""Publishing: edition and published tables in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from articles.desk.editing.acting import EDITOR, only
from articles.desk.editing.coverage import content_hash as verified_hash
from articles.desk.editing.divergence import check_second_editor
from articles.desk.editing.errors import EditingError
from articles.desk.editing.suggested import is_outdated
from articles.desk.editing.suggesting import suggest_again
from articles.desk.editing.text import storable
from articles.desk.models import Claim
from articles.desk.publishing.content import claim_contents
from articles.desk.publishing.draft_rows import DraftRows
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.recheck import end_recheck_if_assessed
from articles.desk.publishing.tables import show_claims
from articles.desk.publishing.told import Told
from articles.logic.edition_content import (
    SCHEMA,
    ClaimContent,
    canonical,
    content_hash,
    material_hash,
)
from articles.logic.vocabulary import (
    CorrectionKind,
    VerificationHow,
    Workflow,
)
from articles.public.models import Correction, Edition, EditionSubject, PublishedClaim


@dataclass(frozen=True)
class CorrectionText:
    """What readers are told was wrong, and what is right."""

    was_wrong: str
    is_right: str
    kind: str = CorrectionKind.CORRECTION.value


def publish(
    claim: Claim,
    *,
    version: int,
    correction: CorrectionText | None = None,
    as_of: datetime | None = None,
) -> Edition:
    """The next edition of a verified claim; T6 and T7 of the workflow are its guards.

    A material change to what readers were told needs `correction`. The database refuses
    whatever is not verified, whoever asks. Readers get no text of an article that was captured
    after `as_of`, when the editor scheduled it; None for an editor who publishes now.
    """
    only(EDITOR)
    claim = Claim.objects.locked(claim.pk, version)
    current = end_recheck_if_assessed(claim)
    return publish_read(current, correction, as_of)


def publish_read(
    claim: Claim, correction: CorrectionText | None = None, as_of: datetime | None = None
) -> Edition:
    """The claim as it was read by the caller, who has locked it."""
    if claim.workflow != Workflow.VERIFIED:
        raise EditingError("Only a verified claim is published.")
    moment = database_moment()
    if is_outdated(claim.suggestion, moment.date()):
        suggest_again(claim, may_recheck=False)
        claim = Claim.objects.get(pk=claim.pk)
    check_second_editor(claim)
    before = Edition.objects.of_claim(claim.public_id).order_by("-number").first()
    rows = DraftRows([claim])
    numbers = {claim.pk: before.number + 1 if before else 1}
    content = next(claim_contents(rows, numbers=numbers, published_at=moment))
    edition = edition_of(claim, content, verified=verified_hash(claim), moment=moment)
    edition.save(force_insert=True)
    edition.refresh_from_db()
    (shown,) = show_claims([Told(claim, content, edition)], rows, as_of=as_of)
    _correct(shown, before, edition, correction)
    _unschedule(claim)
    return edition


def edition_of(
    claim: Claim, content: ClaimContent, *, verified: str, moment: datetime, base: str = ""
) -> Edition:
    """Not saved yet; `verified` is the content hash of the desk's record, `base` where it was
    checked, if not here."""
    text = canonical(content)
    return Edition(
        subject_kind=EditionSubject.CLAIM,
        subject=claim.public_id,
        number=content.number,
        schema=SCHEMA,
        content=text,
        content_hash=content_hash(text),
        material_hash=material_hash(content),
        verified_version=claim.version,
        verified_hash=verified,
        verified_how=VerificationHow.CARRIED_OVER if base else VerificationHow.CHECKED,
        base=base,
        published_at=moment,
    )


def _correct(
    shown: PublishedClaim, before: Edition | None, edition: Edition, text: CorrectionText | None
) -> None:
    if text is None:
        return
    if before is None:
        raise EditingError("There is no earlier edition to correct.")
    Correction(
        kind=text.kind,
        claim=shown,
        was_wrong=storable(text.was_wrong.strip()),
        is_right=storable(text.is_right.strip()),
        from_edition=before,
        to_edition=edition,
        made_at=edition.published_at,
    ).save(force_insert=True)


def _unschedule(claim: Claim) -> None:
    if claim.scheduled_by_id:
        claim = Claim.objects.get(pk=claim.pk)
        claim.scheduled_by = None
        claim.save(update_fields=["scheduled_by"])
