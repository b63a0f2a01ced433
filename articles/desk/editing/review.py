"""The steps of a claim or a brief between two people: submit, send back, verify, reject."""

from __future__ import annotations

from articles.desk.editing.acting import CHECKERS, WRITERS, only
from articles.desk.editing.bulk import close_asks
from articles.desk.editing.changing import made
from articles.desk.editing.coverage import Subject, content_hash
from articles.desk.editing.divergence import check_answered
from articles.desk.editing.errors import EditingError, StaleVersion
from articles.desk.editing.notifying import name_of, tell
from articles.desk.models import Brief, Claim, Person, Verification
from articles.logic.notification_kinds import NotificationKind
from articles.logic.vocabulary import VerificationDecision, Workflow


def submit(subject: Subject, *, version: int) -> Subject:
    """Draft or changes requested → in review; a claim's assessment has answered the rules."""
    person = only(*WRITERS)
    subject = type(subject).objects.locked(subject.pk, version)
    if isinstance(subject, Claim):
        check_answered(subject, person)
    subject.workflow = Workflow.IN_REVIEW
    subject.save(update_fields=["workflow"])
    return subject.refreshed()


def verify(
    subject: Subject, *, version: int, seen_hash: str, interests: str, comment: str = ""
) -> Subject:
    """I checked this version with this hash; it counts for every part that is not mine."""
    return _decide(
        subject,
        version,
        VerificationDecision.CHECKED,
        seen_hash=seen_hash,
        interests=interests,
        comment=comment,
    )


def send_back(subject: Subject, *, version: int, comment: str) -> Subject:
    """In review → changes requested, with a comment of 10 characters or more."""
    if len(comment.strip()) < 10:
        raise EditingError("Say in 10 characters or more what has to change.")
    return _decide(subject, version, VerificationDecision.SENT_BACK, comment=comment)


def reject(subject: Subject, *, version: int, reason: str) -> Subject:
    """Draft or in review → rejected, with the reason."""
    if len(reason.strip()) < 10:
        raise EditingError("Say in 10 characters or more why it is rejected.")
    return _decide(subject, version, VerificationDecision.REJECTED, comment=reason)


def _decide(
    subject: Subject,
    version: int,
    decision: str,
    *,
    comment: str,
    seen_hash: str = "",
    interests: str = "none",
) -> Subject:
    person = only(*CHECKERS)
    subject = type(subject).objects.locked(subject.pk, version)
    present = content_hash(subject)
    if seen_hash and seen_hash != present:
        raise StaleVersion(subject, version, subject.version)
    verification = Verification(
        claim=subject if isinstance(subject, Claim) else None,
        brief=subject if isinstance(subject, Brief) else None,
        decision=decision,
        seen_version=version,
        content_hash=present,
        verifier=person,
    )
    values = {"comment": comment.strip(), "interests": interests.strip()}
    made(verification, values, tuple(values))
    if isinstance(subject, Claim):
        close_asks(subject, person)
        _tell_author(subject, person, decision)
    return subject.refreshed()


def _tell_author(claim: Claim, person: Person, decision: str) -> None:
    """Who made it and who works on it learn what was decided."""
    said = {
        VerificationDecision.CHECKED: (NotificationKind.VERIFIED, "checked a claim of yours"),
        VerificationDecision.SENT_BACK: (NotificationKind.SENT_BACK, "sent a claim of yours back"),
        VerificationDecision.REJECTED: (NotificationKind.SENT_BACK, "rejected a claim of yours"),
    }.get(VerificationDecision(decision))
    if said is not None:
        kind, words = said
        people = [claim.created_by_id, claim.assigned_to_id]
        tell(people, kind, f"{name_of(person)} {words}.", claim=claim)
