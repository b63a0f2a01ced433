"""What needs a second person: the list of what was asked for, and approving it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html

from articles.desk.admin.base import DeskAdmin
from articles.desk.admin.claim_diverging import TELLING, without_advice
from articles.desk.admin.permissions import with_visible
from articles.desk.admin.step import Step
from articles.desk.editing.acting import CHECKERS
from articles.desk.editing.divergence import divergence
from articles.desk.editing.request import approve
from articles.desk.forms.step import ReasonForm
from articles.desk.models import Assessment, Claim, Request, Source, Suggestion


class OpenFilter(admin.SimpleListFilter):
    title = "how it stands"
    parameter_name = "standing"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "Waits for a second person"), ("approved", "Approved")]

    def queryset(self, request: Any, queryset: Any) -> Any:
        if self.value() not in ("open", "approved"):
            return queryset
        return queryset.filter(Q(approval__isnull=self.value() == "open"))


def _approve(record: Request, *, version: int, reason: str) -> None:
    approve(record, reason=reason)


def _is_open(record: Request) -> bool:
    return not hasattr(record, "approval")


def _own(record: Request, person: Any) -> str:
    if record.requested_by_id == person.pk:
        return "You asked for this yourself: a second person has to approve it."
    return ""


def _facts(record: Request) -> list[tuple[str, str]]:
    rows = [
        ("Asked for", record.get_action_display()),
        ("On", subject_in_words(record)),
        ("By", f"{record.requested_by}, {record.requested_at:%d %B %Y}"),
        ("Why", record.reason),
    ]
    if record.action == TELLING and record.claim is not None:
        held = Assessment.objects.current_of(record.claim)
        stored = Suggestion.objects.filter(claim=record.claim).first()
        rows.append(("The rule", divergence(record.claim, held, stored).why_second_editor))
    return rows


def subject_of(record: Request) -> Any:
    return record.claim or record.brief or record.source or record.company


def subject_in_words(record: Request) -> str:
    subject = subject_of(record)
    return f"{subject._meta.verbose_name.capitalize()}: {subject}"


@admin.register(Request)
class RequestAdmin(DeskAdmin):
    writers = ()
    list_display = ("action", "on", "requested_by", "requested_at", "standing")
    list_filter = (OpenFilter, "action")
    list_select_related = (
        "claim",
        "brief",
        "source",
        "company",
        "requested_by",
        "approval__approved_by",
    )
    search_fields = ("reason", "claim__statement", "company__name", "brief__answer")
    fields = ("action", "on_what", "reason", "ground", "asked_by", "requested_at", "standing")
    readonly_fields = fields
    steps = (
        Step(
            name="approve",
            title="Approve",
            explains=(
                "You are the second person. Read what is asked for and why; say why you agree. "
                "Whoever may take the step can take it then. It is not done by approving."
            ),
            act=_approve,
            done="Approved.",
            roles=CHECKERS,
            form=ReasonForm,
            applies=_is_open,
            why_not=_own,
            facts=_facts,
        ),
    )

    def get_queryset(self, request: Any) -> Any:
        rows = super().get_queryset(request)
        rows = with_visible(request, rows, claim=Claim, source=Source)
        return without_advice(request, rows)

    @admin.display(description="asked for by")
    def asked_by(self, record: Request) -> str:
        return str(record.requested_by)

    @admin.display(description="on")
    def on(self, record: Request) -> str:
        return subject_in_words(record)

    @admin.display(description="on")
    def on_what(self, record: Request) -> str:
        subject = subject_of(record)
        name = f"admin:articles_{subject._meta.model_name}_change"
        where = reverse(name, args=[subject.pk])
        return format_html('<a class="underline" href="{}">{}</a>', where, subject)

    @admin.display(description="how it stands")
    def standing(self, record: Request) -> str:
        if _is_open(record):
            return "waits for a second person"
        return f"approved by {record.approval.approved_by}: {record.approval.reason}"
