"""Briefs: an editor's few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import public_id_check
from articles.logic.vocabulary import Workflow

if TYPE_CHECKING:
    pass


class BriefQuerySet(EditedQuerySet["Brief"]):
    pass


@tracked
class Brief(Edited):
    """One part: it is verified and published as a whole."""

    company = models.ForeignKey(
        "Company", on_delete=models.PROTECT, null=True, blank=True, related_name="briefs"
    )
    counterparty = models.ForeignKey(
        "Company", on_delete=models.PROTECT, null=True, blank=True, related_name="pair_briefs"
    )
    topic = models.ForeignKey(
        "Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="briefs"
    )
    answer = models.TextField(help_text="One sentence that answers first.")
    workflow = term_field(Workflow, default=Workflow.DRAFT.value, editable=False)
    published_number = models.PositiveIntegerField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = BriefQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        constraints = (
            public_id_check("brief"),
            one_of("workflow", Workflow, "brief_workflow_known"),
            models.CheckConstraint(condition=~Q(answer__regex=r"^\s*$"), name="brief_answers"),
            models.CheckConstraint(
                condition=Q(company__isnull=False, topic__isnull=True)
                | Q(company__isnull=True, counterparty__isnull=True, topic__isnull=False),
                name="brief_on_companies_or_a_topic",
                violation_error_message="A brief is on a company, on two companies or on a topic.",
            ),
            models.CheckConstraint(
                condition=Q(counterparty__isnull=True) | ~Q(counterparty=F("company")),
                name="brief_between_two",
                violation_error_message="Name two different companies.",
            ),
            models.UniqueConstraint(
                fields=("company", "counterparty", "topic"),
                name="brief_once",
                nulls_distinct=False,
                violation_error_message="There is a brief on this already.",
            ),
        )

    def __str__(self) -> str:
        return self.answer[:90]
