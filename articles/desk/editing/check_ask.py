"""Verbs on questions for a second pair of eyes."""

from __future__ import annotations

from articles.desk.editing.acting import CHECKERS, WRITERS, actor, only, roles_of
from articles.desk.editing.changing import made
from articles.desk.editing.errors import EditingError
from articles.desk.editing.notifying import name_of, tell
from articles.desk.models import CheckAsk, Claim, Person
from articles.logic.notification_kinds import NotificationKind
from articles.logic.vocabulary import Workflow


def ask_to_check(
    claim: Claim, *, version: int, of: Person | None = None, words: str = ""
) -> CheckAsk:
    """Asks a person, or anybody who checks where `of` is None; they are told."""
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    if claim.workflow != Workflow.IN_REVIEW:
        raise EditingError("Submit it for review first: only then can somebody check it.")
    if of is not None and not (of.is_active and roles_of(of) & set(CHECKERS)):
        raise EditingError("Checking takes a fact-checker or an editor; ask one of them.")
    ask = made(CheckAsk(claim=claim, asked_by=actor()), {"asked_of": of, "words": words.strip()},
               ("asked_of", "words"))  # fmt: skip
    if of is not None:
        words = f"{name_of(actor())} asks you to check a claim."
        tell([of.pk], NotificationKind.ASKED_TO_CHECK, words, claim=claim)
    return ask
