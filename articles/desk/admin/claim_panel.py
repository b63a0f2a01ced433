"""The steps beside the form: each with its own small form, or the words why not now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse

from articles.desk.admin.claim_diverging import TELLING
from articles.desk.admin.claim_facts import NOT_NAMED, ClaimFacts
from articles.desk.admin.claim_suggestion import may_see
from articles.desk.admin.claim_who import takes
from articles.desk.admin.permissions import has_role
from articles.desk.admin.step import Facts, Step
from articles.desk.editing.acting import EDITOR
from articles.desk.models import Request
from articles.logic.vocabulary import RequestAction

#: Steps whose place is elsewhere on the page.
_ELSEWHERE = {"comment", "assess", "answer-rules", "approve", "enquire", "outcome"}
#: What is done every day; the rest is folded.
_DAILY = {
    "submit", "verify", "send-back", "ask-to-check", "publish", "close-challenge",
    "close-recheck", "reviewed",
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A step: `form` where it can be taken, with what to know before; else `refusal`."""

    step: Step
    href: str
    form: forms.Form | None
    refusal: str
    facts: Facts

    @property
    def has_fields(self) -> bool:
        return self.form is not None and bool(self.form.visible_fields())


@dataclass(frozen=True)
class Asked:
    """A request: its words, and the form of who may approve it."""

    request: Request
    words: str
    form: forms.Form | None
    href: str
    refusal: str


@dataclass(frozen=True)
class Said:
    """An appearance: the article, its words, how it puts them; `mend` leads to where somebody
    says which words of a newer text say it, where that is open."""

    title: str
    href: str
    quotes: list[str]
    how: str
    mend: str


@dataclass(frozen=True)
class Panel:
    daily: list[Shown]
    others: list[Shown]
    assess: Shown | None
    answer: Shown | None
    outcome: Shown | None
    enquire: Shown | None
    comment: Shown | None
    requests: list[Asked]
    appearances: list[Said]


def panel_of(page: Any, request: Any, claim: Any) -> Panel:
    shown = {
        step.name: step_shown(request, claim, step)
        for step in page.steps
        if step.name != "approve" and step.applies(claim)
    }
    rest = [one for name, one in shown.items() if name not in _ELSEWHERE]
    return Panel(
        daily=[one for one in rest if one.step.name in _DAILY],
        others=[one for one in rest if one.step.name not in _DAILY],
        assess=shown.get("assess"),
        answer=shown.get("answer-rules"),
        outcome=shown.get("outcome"),
        enquire=shown.get("enquire"),
        comment=shown.get("comment"),
        requests=[
            _asked(page, request, claim, row)
            for row in claim.facts.requests
            if may_see(claim.facts) or row.action != TELLING
        ],
        appearances=_appearances(claim.facts),
    )


def _address(claim: Any, name: str) -> str:
    return reverse("admin:articles_claim_step", args=[claim.pk, name])


def _form(claim: Any, step: Step, **initial: Any) -> forms.Form:
    seen = {"seen_version": claim.version, **step.seen(claim), **initial}
    auto_id = f"{step.name}-{initial.get('request', '')}%s"
    form: forms.Form = step.form(record=claim, initial=seen, auto_id=auto_id)
    return form


def step_shown(request: Any, claim: Any, step: Step) -> Shown:
    """The step as this person may take it on this claim, which has `facts`."""
    refusal = step.why_not(claim, request.user)
    if not has_role(request, *step.roles):
        refusal = takes(claim.facts, step.roles)
    form = None if refusal else _form(claim, step)
    facts = [] if refusal else step.facts(claim)
    return Shown(step, _address(claim, step.name), form, refusal, facts)


def _asked(page: Any, request: Any, claim: Any, row: Request) -> Asked:
    who = row.requested_by.get_full_name() or row.requested_by.username
    words = f"{row.get_action_display()}, asked by {who}: {row.reason}"
    if row.action == TELLING and claim.facts.divergence.needs_second_editor:
        words = f"{words} {claim.facts.divergence.why_second_editor}"
    approval = getattr(row, "approval", None)
    if approval is not None:
        by = approval.approved_by.get_full_name() or approval.approved_by.username
        return Asked(row, words, None, "", f"Approved by {by}: {approval.reason}")
    step = next(step for step in page.steps if step.name == "approve")
    refusal = ""
    if row.requested_by_id == request.user.pk:
        refusal = "You asked for this yourself: a second person has to approve it."
    elif not has_role(request, *step.roles):
        refusal = takes(claim.facts, step.roles)
    elif row.action not in (RequestAction.RETRACT, RequestAction.CLOSE_CHALLENGE) and (
        not claim.facts.is_editor
    ):
        refusal = takes(claim.facts, (EDITOR,))
    form = None if refusal else _form(claim, step, request=row.public_id)
    return Asked(row, words, form, _address(claim, "approve"), refusal)


def _appearances(facts: ClaimFacts) -> list[Said]:
    found = []
    for row in facts.appearances:
        article = row.article_version.article
        speaker = facts.source_words(row.speaker) if row.speaker else ""
        mend = ""
        how = [row.get_mode_display().lower(), row.attribution, speaker]
        if row.state != "anchored":
            how.append(row.get_state_display().lower())
            versions = reverse("admin:articles_article_versions", args=[article.pk])
            mend = f"{versions}#w-{row.public_id}"
        found.append(
            Said(
                title=str(article),
                href=reverse("admin:articles_article_sentences", args=[article.pk]),
                quotes=[span.exact for span in row.spans.all()],
                how=", ".join(word for word in how if word and word != NOT_NAMED),
                mend=mend,
            )
        )
    return found
