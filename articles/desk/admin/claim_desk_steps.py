"""Steps beside a claim: they decide nothing about it and void no check."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from articles.desk.admin import claim_refusals as refusals
from articles.desk.admin.claim_public_steps import TEMPLATE
from articles.desk.admin.step import Step
from articles.desk.editing import check_ask as check_ask_verbs
from articles.desk.editing import claim_desk as claim_desk_verbs
from articles.desk.editing import comment as comment_verbs
from articles.desk.editing import snooze as snooze_verbs
from articles.desk.editing.acting import WRITERS
from articles.desk.forms import claim_desk as forms
from articles.desk.models import Claim, Person
from articles.logic.vocabulary import Workflow


def assign(claim: Claim, *, version: int, to: Person | None = None) -> Any:
    return claim_desk_verbs.assign(claim, version=version, to=to)


def ask_to_check(claim: Claim, *, version: int, of: Person | None = None, words: str = "") -> Any:
    return check_ask_verbs.ask_to_check(claim, version=version, of=of, words=words)


def comment(claim: Claim, *, version: int, words: str, part: str = "") -> Any:
    return comment_verbs.comment(claim, version=version, words=words, part=part)


def snooze(claim: Claim, *, version: int, until: date, reason: str = "") -> Any:
    today = timezone.now().date()
    return snooze_verbs.snooze(claim, until=until, today=today, reason=reason)


def _goes_on(claim: Any) -> bool:
    return bool(claim.workflow != Workflow.REJECTED)


BESIDE = (
    Step(
        "ask-to-check", "Ask for a second pair of eyes",
        "They are told. Who may check which part is the rules’ matter, not yours.",
        ask_to_check, "They are asked.", WRITERS, form=forms.AskToCheckForm,
        applies=_goes_on, why_not=refusals.in_review_only, template=TEMPLATE,
    ),
    Step(
        "assign", "Assign", "Who works on it next; they are told.",
        assign, "Assigned.", WRITERS, form=forms.AssignForm,
        applies=_goes_on, seen=lambda claim: {"to": claim.assigned_to}, template=TEMPLATE,
    ),
    Step(
        "comment", "Comment", "For the newsroom, on the claim or one of its parts.",
        comment, "Your comment is on record.", WRITERS, form=forms.CommentOnForm,
        template=TEMPLATE,
    ),
    Step(
        "snooze", "Snooze", "It leaves your own queue until that day, and nobody else’s.",
        snooze, "It comes back on that day.", WRITERS, form=forms.SnoozeForm,
        applies=_goes_on, template=TEMPLATE,
    ),
)  # fmt: skip
