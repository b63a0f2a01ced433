"""Claims at the desk: the list, the workbench, the steps."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path

from articles.desk.admin.base import DeskAdmin
from articles.desk.admin.choosing import choose_view
from articles.desk.admin.claim_alike import WhileTyping
from articles.desk.admin.claim_list import ClaimList
from articles.desk.admin.claim_name_origin import NameOriginPage
from articles.desk.admin.claim_page import Workbench
from articles.desk.admin.claim_proposals import ProposalsPage
from articles.desk.admin.claim_steps import STEPS
from articles.desk.admin.claim_suggestion import may_see
from articles.desk.admin.evidence_file import evidence_file
from articles.desk.admin.keys_switch import KeysSwitch
from articles.desk.admin.notification_choices import NotificationChoicesPage
from articles.desk.admin.notifications import NotificationsPage
from articles.desk.admin.queue import QueuePage
from articles.desk.admin.reader_reports import ReaderReportPages
from articles.desk.admin.together.page import TogetherPage
from articles.desk.models import (
    Appearance,
    Assessment,
    Claim,
    ClaimCompany,
    ClaimLink,
    Enquiry,
    Evidence,
    Outcome,
)


@admin.register(Claim)
class ClaimAdmin(
    Workbench,
    WhileTyping,
    ProposalsPage,
    NameOriginPage,
    QueuePage,
    NotificationsPage,
    NotificationChoicesPage,
    ReaderReportPages,
    TogetherPage,
    KeysSwitch,
    ClaimList,
    DeskAdmin,
):
    steps = STEPS
    history_parts = (
        ("claim", ClaimCompany),
        ("claim", ClaimLink),
        ("claim", Evidence),
        ("claim", Assessment),
        ("claim", Appearance),
        ("claim", Enquiry),
        ("claim", Outcome),
    )

    def get_urls(self) -> list[Any]:
        inside = self.admin_site.admin_view
        return [
            path("alike/", inside(self.alike_view), name="articles_claim_alike"),
            path("choose/<slug:record>/", inside(choose_view), name="articles_claim_choose"),
            path(
                "document/<slug:public_id>/",
                inside(self.document_view),
                name="articles_claim_document",
            ),
            *self.queue_urls(),
            *self.notification_urls(),
            *self.choice_urls(),
            *self.report_urls(),
            *self.together_urls(),
            *self.keys_urls(),
            *self.proposal_urls(),
            *self.name_origin_urls(),
            *super().get_urls(),
        ]

    def hidden_in_history(self, record: Any) -> frozenset[str]:
        """Why an assessment differs from the rules says what the rules suggest."""
        return frozenset() if may_see(record.facts) else frozenset({"divergence_reason"})

    def document_view(self, request: Any, public_id: str) -> Any:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return evidence_file(request, public_id)
