"""Read-only: who verified what, and who changed which part."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from articles.desk.admin.base import DeskAdmin
from articles.desk.admin.permissions import with_visible
from articles.desk.models import Claim, PartChange, Verification


class _OfClaims(DeskAdmin):
    writers = ()
    list_display_links = None

    def get_queryset(self, request: Any) -> Any:
        return with_visible(request, super().get_queryset(request), claim=Claim)

    @admin.display(description="claim or brief")
    def subject(self, row: Any) -> str:
        return str(row.claim or row.brief)


@admin.register(Verification)
class VerificationAdmin(_OfClaims):
    list_display = ("verified_at", "subject", "decision", "how", "verifier", "comment", "interests")
    list_filter = ("decision", "how")
    list_select_related = ("claim", "brief", "verifier")
    search_fields = ("claim__statement", "brief__answer", "comment", "verifier__username")


@admin.register(PartChange)
class PartChangeAdmin(_OfClaims):
    list_display = ("changed_at", "subject", "kind", "part", "at_version", "changed_by")
    list_filter = ("kind",)
    list_select_related = ("claim", "brief", "changed_by")
    search_fields = ("claim__statement", "brief__answer", "changed_by__username")
