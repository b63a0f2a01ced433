"""Telling people what concerns them: rows for the desk, which mail follows."""

from __future__ import annotations

from collections.abc import Iterable

from articles.desk.editing.acting import EDITOR, WRITERS, actor
from articles.desk.editing.bulk import keep_told, read_up_to
from articles.desk.editing.mail_queue import queue_notices
from articles.desk.models import Claim, Notification, Person
from articles.logic.notification_kinds import NotificationKind
from articles.logic.typed_numbers import OF_A_KEY, whole_number
from articles.logic.vocabulary import Marking


def tell(
    people: Iterable[int | None],
    kind: NotificationKind,
    words: str,
    *,
    claim: Claim,
) -> list[Notification]:
    """Tells each of these people once, inside the transaction in which it happens.

    `people` are keys; None and repetitions are passed over. Nobody is told of their own deed,
    or of a claim that they may not read. `words` say what happened and nothing that the claim
    says.
    """
    by = actor()
    wanted = {key for key in people if key is not None} - {by.pk}
    listeners = _who_may_hear(wanted, claim) if wanted else []
    rows = [
        Notification(person=person, by=by, kind=kind, words=words, claim=claim)
        for person in listeners
    ]
    keep_told(rows)
    queue_notices(rows)
    return rows


def name_of(person: Person) -> str:
    return person.get_full_name() or person.username


def _who_may_hear(keys: set[int], claim: Claim) -> list[Person]:
    rows = Person.objects.filter(pk__in=keys, is_active=True, is_system=False)
    people = rows.prefetch_related("groups").order_by("pk")
    return [person for person in people if may_hear(person, claim)]


def may_hear(person: Person, claim: Claim) -> bool:
    """Whether this person may read the claim; their groups are best read beforehand."""
    held = {group.name for group in person.groups.all()}
    if not held & set(WRITERS):
        return False
    if claim.marking != Marking.CONFIDENTIAL or EDITOR in held:
        return True
    return person.pk in (claim.created_by_id, claim.assigned_to_id)


def tell_of_contradiction(claim: Claim) -> None:
    """Who checked the claim learns that evidence now goes against it."""
    checkers = claim.verifications.values_list("verifier", flat=True)
    words = f"{name_of(actor())} attached evidence against a claim that you checked."
    tell(checkers, NotificationKind.CONTRADICTED, words, claim=claim)


def mark_read(person: Person, *, until: str) -> int:
    """One's own up to the one of this key, which was seen; how many were unread."""
    key = whole_number(until, digits=OF_A_KEY)
    return 0 if key is None else read_up_to(person, key)
