"""Enquiries: who was asked for comment, by when, and what they said."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.db.models.functions import Now, TruncDate
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.desk.admin.base import DeskAdmin
from articles.desk.admin.permissions import with_visible
from articles.desk.editing.acting import WRITERS
from articles.desk.editing.enquiry import enquire, remove_enquiry, revise_enquiry
from articles.desk.forms.enquiry import EnquiryForm
from articles.desk.models import Claim, Enquiry, Source

OVERDUE = Q(replied_on__isnull=True, deadline__lt=TruncDate(Now()))


class StandingFilter(admin.SimpleListFilter):
    title = "how it stands"
    parameter_name = "standing"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "No reply yet"), ("overdue", "Overdue"), ("replied", "Replied")]

    def queryset(self, request: Any, queryset: Any) -> Any:
        wanted = {
            "open": Q(replied_on__isnull=True),
            "overdue": OVERDUE,
            "replied": Q(replied_on__isnull=False),
        }
        return queryset.filter(wanted.get(self.value() or "", Q()))


@admin.register(Enquiry)
class EnquiryAdmin(DeskAdmin):
    form = EnquiryForm
    list_display = ("asked_whom", "claim", "asked_on", "deadline", "replied_on", "is_public")
    list_filter = (StandingFilter, "is_public")
    list_select_related = ("claim", "company", "source")
    search_fields = ("claim__statement", "asked", "company__name", "company__names__name")
    ordering = ("replied_on", "deadline", "id")
    fields = (
        "claim",
        "company",
        "source",
        "asked",
        "asked_on",
        "deadline",
        "reply",
        "replied_on",
        "is_public",
    )
    removers = WRITERS

    def get_queryset(self, request: Any) -> Any:
        rows = super().get_queryset(request).select_related(*self.list_select_related)
        return with_visible(request, rows, claim=Claim, source=Source)

    def get_readonly_fields(self, request: Any, obj: Any = None) -> tuple[str, ...]:
        return ("claim", "company", "source") if obj else ()

    @admin.display(description="asked")
    def asked_whom(self, enquiry: Enquiry) -> str:
        return str(enquiry.company or enquiry.source)

    def response_post_save_change(self, request: Any, obj: Enquiry) -> HttpResponse:
        """Back to the claim that it is about."""
        return HttpResponseRedirect(
            reverse("admin:articles_claim_change", args=[obj.claim_id]) + "#enquiries"
        )

    response_post_save_add = response_post_save_change

    def make(self, request: Any, values: dict[str, Any]) -> Enquiry:
        return enquire(version=values["claim"].version, **values)

    def revise(
        self, request: Any, record: Any, *, version: int, changes: dict[str, Any]
    ) -> Enquiry:
        return revise_enquiry(record, version=version, **changes)

    def remove(self, request: Any, record: Any, *, version: int) -> None:
        remove_enquiry(record, version=version)
