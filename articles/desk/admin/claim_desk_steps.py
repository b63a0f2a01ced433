"""Steps beside a claim: they decide nothing about it and void no check."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from articles.desk.admin import claim_refusals as refusals
from articles.desk.admin.claim_public_steps import TEMPLATE
from articles.desk.admin.step import Step
from articles.desk.capture.link_tasks import ask_for_checks
from articles.desk.editing import check_ask as check_ask_verbs
from articles.desk.editing import claim_desk as claim_desk_verbs
from articles.desk.editing import comment as comment_verbs
from articles.desk.editing import snooze as snooze_verbs
from articles.desk.editing.acting import WRITERS, only
from articles.desk.forms import claim_desk as forms
from articles.desk.forms.claim_step import ClaimStepForm
from articles.desk.models import Article, Claim, Person
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


def recheck_links(claim: Claim, *, version: int) -> None:
    """In the background: the web is not waited for while a form is answered."""
    rests = Article.objects.filter(evidence__claim=claim).exclude(canonical_url="")
    ask_for_checks(only(*WRITERS), rests.distinct().order_by("pk"))


def _has_links(claim: Any) -> bool:
    return any(item.article and item.article.canonical_url for item in claim.facts.evidence)


def wake(claim: Claim, *, version: int) -> None:
    snooze_verbs.wake(claim)


def _goes_on(claim: Any) -> bool:
    return bool(claim.workflow != Workflow.REJECTED)


BESIDE = (
    Step(
        "ask-to-check", "Ask for a second pair of eyes",
        "They are told. Who may check which part is the rules’ matter, not yours.",
        ask_to_check, "They are asked.", WRITERS, form=forms.AskToCheckForm,
        applies=_goes_on, why_not=refusals.asking_to_check, template=TEMPLATE,
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
        "recheck-links", "Recheck its links",
        "The pages that it rests on are looked at now, in the background. Of one that stays "
        "gone, mark the article as unavailable; of one that moved, give the new address.",
        recheck_links, "The links are being looked at; look again in a moment.", WRITERS,
        applies=_has_links, template=TEMPLATE,
    ),
    Step(
        "snooze", "Snooze", "It leaves your own queue until that day, and nobody else’s.",
        snooze, "It comes back on that day.", WRITERS, form=forms.SnoozeForm,
        applies=_goes_on, template=TEMPLATE,
    ),
    Step(
        "wake", "Take it back", "Into your own queue, before its day.",
        wake, "It is back in your queue.", WRITERS, form=ClaimStepForm,
        applies=lambda claim: claim.facts.is_snoozed, template=TEMPLATE,
    ),
)  # fmt: skip
