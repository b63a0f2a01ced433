"""The list of claims: columns, filters and search, in a fixed number of queries."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.html import format_html

from articles.desk.admin.claim_diverging import DivergenceFilter
from articles.logic.vocabulary import Confidence, Verdict


class _ByAssessment(admin.SimpleListFilter):
    """Filters on a field of the newest assessment, which the list's rows carry."""

    field = ""
    terms: Any = None

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return list(self.terms.pairs())

    def queryset(self, request: Any, queryset: Any) -> Any:
        return queryset.filter(**{self.field: self.value()}) if self.value() else queryset


class VerdictFilter(_ByAssessment):
    title, parameter_name, field, terms = "verdict", "verdict", "held_verdict", Verdict


class ConfidenceFilter(_ByAssessment):
    title, parameter_name, field, terms = (
        "confidence", "confidence", "held_confidence", Confidence,
    )  # fmt: skip


class AssignedFilter(admin.SimpleListFilter):
    title = "assigned"
    parameter_name = "assigned"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("me", "To me"), ("nobody", "To nobody"), ("mine", "Written by me")]

    def queryset(self, request: Any, queryset: Any) -> Any:
        if self.value() == "me":
            return queryset.filter(assigned_to=request.user)
        if self.value() == "nobody":
            return queryset.filter(assigned_to=None)
        if self.value() == "mine":
            return queryset.filter(created_by=request.user)
        return queryset


class PublishedFilter(admin.SimpleListFilter):
    title = "published"
    parameter_name = "published"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Yes"), ("no", "Not yet")]

    def queryset(self, request: Any, queryset: Any) -> Any:
        if self.value() in ("yes", "no"):
            return queryset.filter(published_number__isnull=self.value() == "no")
        return queryset


class ClaimList:
    """Gives ClaimAdmin its change list."""

    list_display = (
        "statement_in_list", "companies_in_list", "workflow", "verdict_in_list",
        "confidence_in_list", "challenge_in_list", "marking", "assigned_in_list", "updated",
    )  # fmt: skip
    list_filter = (
        "workflow", VerdictFilter, ConfidenceFilter, "challenge", "marking", "type", "risk",
        AssignedFilter, PublishedFilter, DivergenceFilter,
    )  # fmt: skip
    search_fields = ("statement", "public_id", "companies__name", "companies__names__name")
    search_help_text = "Words of the statement, a company’s name, or an id"
    list_display_links = ("statement_in_list",)
    ordering = ("-id",)

    def get_queryset(self, request: Any) -> Any:
        rows = super().get_queryset(request)  # type: ignore[misc]
        rows = rows.select_related("assigned_to").prefetch_related("company_links__company")
        return rows.with_held_assessment().with_last_change()

    @admin.display(description="Statement", ordering="statement")
    def statement_in_list(self, claim: Any) -> str:
        return format_html('<span class="desk-statement">{}</span>', str(claim))

    @admin.display(description="Companies")
    def companies_in_list(self, claim: Any) -> str:
        return ", ".join(dict.fromkeys(str(link.company) for link in claim.company_links.all()))

    @admin.display(description="Verdict", ordering="held_verdict", empty_value="—")
    def verdict_in_list(self, claim: Any) -> str:
        return Verdict(claim.held_verdict).label if claim.held_verdict else "—"

    @admin.display(description="Confidence", ordering="held_confidence")
    def confidence_in_list(self, claim: Any) -> str:
        return Confidence(claim.held_confidence).label if claim.held_confidence else "—"

    @admin.display(description="Challenge", ordering="challenge")
    def challenge_in_list(self, claim: Any) -> str:
        return "—" if claim.challenge == "none" else claim.get_challenge_display()

    @admin.display(description="Assigned to", ordering="assigned_to__username")
    def assigned_in_list(self, claim: Any) -> str:
        person = claim.assigned_to
        return (person.get_full_name() or person.username) if person else "—"

    @admin.display(description="Changed", ordering="changed_last")
    def updated(self, claim: Any) -> Any:
        return claim.changed_last
