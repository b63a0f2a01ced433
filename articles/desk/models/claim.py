"""Claims: one checkable statement each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.db.models.functions import Now, Upper
from taggit.managers import TaggableManager

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import PartialDateField, in_order, public_id_check
from articles.logic.vocabulary import (
    Challenge,
    ClaimType,
    Likelihood,
    Marking,
    Risk,
    Temporal,
    Workflow,
)

if TYPE_CHECKING:
    from articles.desk.models.claim_company import ClaimCompany
    from articles.desk.models.company import Company


class ClaimQuerySet(EditedQuerySet["Claim"]):
    def readable_by(self, person_id: int, *, is_editor: bool) -> ClaimQuerySet:
        """Confidential claims are for their author, the assigned person and editors."""
        if is_editor:
            return self
        return self.filter(
            ~Q(marking=Marking.CONFIDENTIAL)
            | Q(created_by_id=person_id)
            | Q(assigned_to_id=person_id)
        )

    def in_review(self) -> ClaimQuerySet:
        return self.filter(workflow=Workflow.IN_REVIEW)

    def published(self) -> ClaimQuerySet:
        return self.filter(published_number__isnull=False)

    def most_carried_first(self) -> ClaimQuerySet:
        """By the number of articles in which they appear."""
        carrying = Count("appearances__article_version__article", distinct=True)
        return self.annotate(carrying=carrying).order_by("-carrying", "-id")

    def with_held_assessment(self) -> ClaimQuerySet:
        """`held_verdict` and `held_confidence`, as editors hold it now; None if nobody judged."""
        rows = apps.get_model("articles", "Assessment")._default_manager
        newest = rows.filter(claim=OuterRef("pk")).order_by("-id")
        return self.annotate(
            held_verdict=Subquery(newest.values("verdict")[:1]),
            held_confidence=Subquery(newest.values("confidence")[:1]),
        )

    def with_last_change(self) -> ClaimQuerySet:
        """`changed_last`: when anybody last changed a part of it."""
        rows = apps.get_model("articles", "PartChange")._default_manager
        changes = rows.filter(claim=OuterRef("pk")).order_by().values("claim")
        last = changes.annotate(last=Max("changed_at")).values("last")
        return self.annotate(changed_last=Subquery(last))


@tracked
class Claim(Edited):  # type: ignore[django-manager-missing]  # taggit has no types
    statement = models.TextField(help_text="One checkable statement, in a full sentence.")
    in_short = models.TextField(blank=True, help_text="One plain sentence for readers.")
    type = term_field(ClaimType, default=ClaimType.FACT.value)
    temporal = term_field(Temporal, default=Temporal.STATE.value)
    claimant_source = models.ForeignKey(
        "Source", on_delete=models.PROTECT, null=True, blank=True, related_name="claims_made"
    )
    claimant_company = models.ForeignKey(
        "Company", on_delete=models.PROTECT, null=True, blank=True, related_name="claims_made"
    )
    companies: models.ManyToManyField[Company, ClaimCompany] = models.ManyToManyField(
        "Company", through="ClaimCompany", related_name="claims"
    )
    topics = TaggableManager(through="ClaimTopic", blank=True)
    held_from = PartialDateField(help_text="Since when it is said to hold, or when it happened.")
    held_until = PartialDateField()
    condition = models.TextField(blank=True, help_text="For a forecast: if what?")
    likelihood = term_field(Likelihood, blank=True)
    language = models.CharField(max_length=35, default="en")
    risk = term_field(Risk, default=Risk.NONE.value)
    risk_reason = models.TextField(blank=True)
    no_enquiry_reason = models.TextField(
        blank=True, help_text="Why those concerned were not asked, where they were not."
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_claims",
    )
    workflow = term_field(Workflow, default=Workflow.DRAFT.value, editable=False)
    challenge = term_field(Challenge, default=Challenge.NONE.value, editable=False)
    challenge_reason = models.TextField(blank=True, editable=False)
    challenged_at = models.DateTimeField(null=True, blank=True, editable=False)
    marking = term_field(Marking, default=Marking.PUBLIC.value)
    embargo_until = models.DateTimeField(null=True, blank=True)
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    published_number = models.PositiveIntegerField(null=True, blank=True, editable=False)
    review_due_on = models.DateField(null=True, blank=True)
    review_due_reason = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("workflow", "-id"), name="claim_by_workflow"),
            models.Index(
                fields=("review_due_on",),
                condition=Q(review_due_on__isnull=False),
                name="claim_due",
            ),
            models.Index(
                fields=("embargo_until",),
                condition=Q(embargo_until__isnull=False),
                name="claim_embargoed",
            ),
            GinIndex(OpClass(Upper("statement"), name="gin_trgm_ops"), name="claim_statement_trgm"),
        )
        constraints = (
            public_id_check("claim"),
            models.CheckConstraint(
                condition=~Q(statement__regex=r"^\s*$"), name="claim_has_statement"
            ),
            one_of("type", ClaimType, "claim_type_known"),
            one_of("temporal", Temporal, "claim_temporal_known"),
            one_of("risk", Risk, "claim_risk_known"),
            one_of("workflow", Workflow, "claim_workflow_known"),
            one_of("challenge", Challenge, "claim_challenge_known"),
            one_of("marking", Marking, "claim_marking_known"),
            models.CheckConstraint(
                condition=Q(likelihood="")
                | Q(likelihood__in=[word.value for word in Likelihood], type="forecast"),
                name="claim_likelihood_for_forecasts",
                violation_error_message="Likelihood words belong to forecasts.",
            ),
            models.CheckConstraint(
                condition=Q(condition="") | Q(type="forecast"),
                name="claim_condition_for_forecasts",
                violation_error_message="Only a forecast has a condition.",
            ),
            models.CheckConstraint(
                condition=Q(claimant_source__isnull=True) | Q(claimant_company__isnull=True),
                name="claim_one_claimant",
                violation_error_message="Name a source or a company as the claimant, not both.",
            ),
            models.CheckConstraint(
                condition=(Q(risk="none") & Q(risk_reason=""))
                | (~Q(risk="none") & ~Q(risk_reason="")),
                name="claim_risk_with_reason",
                violation_error_message="A risk needs its reason, and a reason needs a risk.",
            ),
            models.CheckConstraint(
                condition=Q(review_due_on__isnull=True) | ~Q(review_due_reason=""),
                name="claim_due_with_reason",
                violation_error_message="Say why it is due for review.",
            ),
            in_order("held_from", "held_until", "claim_dates_in_order"),
        )

    def __str__(self) -> str:
        return self.statement if len(self.statement) < 90 else f"{self.statement[:88]}…"
