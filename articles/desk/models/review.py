"""Who changed what, who checked it, who asked for a second person. All append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.fields import public_id_check, public_id_field
from articles.logic.vocabulary import (
    Ground,
    PartKind,
    RequestAction,
    VerificationDecision,
    VerificationHow,
)


def _one_subject(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(claim__isnull=False, brief__isnull=True)
        | Q(claim__isnull=True, brief__isnull=False),
        name=name,
    )


class PartChange(models.Model):
    """Who changed which part at which version; written by the database alone.

    `part` is the public id of the evidence item, empty for statement and assessment;
    a brief is one part, of kind statement.
    """

    claim = models.ForeignKey(
        "Claim", on_delete=models.CASCADE, null=True, blank=True, related_name="part_changes"
    )
    brief = models.ForeignKey(
        "Brief", on_delete=models.CASCADE, null=True, blank=True, related_name="part_changes"
    )
    kind = term_field(PartKind)
    part = models.CharField(max_length=8, blank=True)
    at_version = models.PositiveBigIntegerField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="part_changes"
    )
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("claim", "kind", "part", "-at_version"), name="partchange_of"),
        )
        constraints = (
            one_of("kind", PartKind, "partchange_kind_known"),
            _one_subject("partchange_one_subject"),
            models.CheckConstraint(
                condition=(Q(kind="evidence") & ~Q(part="")) | (~Q(kind="evidence") & Q(part="")),
                name="partchange_names_evidence",
            ),
            models.UniqueConstraint(
                fields=("claim", "brief", "kind", "part", "at_version", "changed_by"),
                name="partchange_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.part} at version {self.at_version}"


class Verification(models.Model):
    """I checked version n with this hash. Without a verifier only where carried over."""

    public_id = public_id_field()
    claim = models.ForeignKey(
        "Claim", on_delete=models.CASCADE, null=True, blank=True, related_name="verifications"
    )
    brief = models.ForeignKey(
        "Brief", on_delete=models.CASCADE, null=True, blank=True, related_name="verifications"
    )
    how = term_field(VerificationHow, default=VerificationHow.CHECKED.value)
    decision = term_field(VerificationDecision, default=VerificationDecision.CHECKED.value)
    base = models.CharField(max_length=200, blank=True)
    seen_version = models.PositiveBigIntegerField()
    content_hash = models.CharField(max_length=64)
    verifier = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="verifications",
    )
    comment = models.TextField(blank=True)
    interests = models.TextField(help_text="Declared interests, or “none”.")
    verified_at = models.DateTimeField(db_default=Now())

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        indexes = (models.Index(fields=("claim", "-id"), name="verification_newest"),)
        constraints = (
            public_id_check("verification"),
            _one_subject("verification_one_subject"),
            one_of("how", VerificationHow, "verification_how_known"),
            one_of("decision", VerificationDecision, "verification_decision_known"),
            models.CheckConstraint(
                condition=Q(decision="checked") | Q(comment__regex=r"\S.{8,}\S"),
                name="verification_says_why_not",
                violation_error_message="Say in 10 characters or more what has to change.",
            ),
            models.CheckConstraint(
                condition=Q(how="checked", verifier__isnull=False, base="")
                | (Q(how="carried_over", verifier__isnull=True) & ~Q(base="")),
                name="verification_by_somebody_or_from_a_base",
            ),
            models.CheckConstraint(
                condition=Q(how="carried_over") | ~Q(interests__regex=r"^\s*$"),
                name="verification_declares_interests",
            ),
            models.UniqueConstraint(
                fields=("claim", "brief", "verifier", "seen_version", "decision"),
                name="verification_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_how_display()} at version {self.seen_version}"


class RequestQuerySet(models.QuerySet["Request"]):
    def open(self) -> RequestQuerySet:
        return self.filter(approval__isnull=True)


class Request(models.Model):
    """An action that needs a second person, or a proposal."""

    public_id = public_id_field()
    action = term_field(RequestAction)
    claim = models.ForeignKey(
        "Claim", on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    brief = models.ForeignKey(
        "Brief", on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    source = models.ForeignKey(
        "Source", on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    company = models.ForeignKey(
        "Company", on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    edition_number = models.PositiveIntegerField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    ground = term_field(Ground, blank=True)
    reason = models.TextField()
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="requests"
    )
    requested_at = models.DateTimeField(db_default=Now())

    objects = RequestQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        constraints = (
            public_id_check("request"),
            one_of("action", RequestAction, "request_action_known"),
            models.CheckConstraint(condition=~Q(reason__regex=r"^\s*$"), name="request_has_reason"),
            models.CheckConstraint(
                condition=Q(
                    claim__isnull=False,
                    brief__isnull=True,
                    source__isnull=True,
                    company__isnull=True,
                )
                | Q(
                    claim__isnull=True,
                    brief__isnull=False,
                    source__isnull=True,
                    company__isnull=True,
                )
                | Q(
                    claim__isnull=True,
                    brief__isnull=True,
                    source__isnull=False,
                    company__isnull=True,
                )
                | Q(
                    claim__isnull=True,
                    brief__isnull=True,
                    source__isnull=True,
                    company__isnull=False,
                ),
                name="request_one_subject",
            ),
            models.CheckConstraint(
                condition=~Q(action__in=["withdraw", "redact"]) | Q(ground__in=["legal", "safety"]),
                name="request_ground_if_removing",
            ),
            models.CheckConstraint(
                condition=~Q(action="redact") | Q(edition_number__isnull=False),
                name="request_edition_if_redacting",
            ),
            models.CheckConstraint(
                condition=~Q(action="publish_against_suggestion") | ~Q(content_hash=""),
                name="request_hash_if_against_suggestion",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.reason[:60]}"


class Approval(models.Model):
    """One Request, approved by another person."""

    public_id = public_id_field()
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="approval")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals"
    )
    reason = models.TextField()
    approved_at = models.DateTimeField(db_default=Now())

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        constraints = (
            public_id_check("approval"),
            models.CheckConstraint(
                condition=~Q(reason__regex=r"^\s*$"), name="approval_has_reason"
            ),
        )

    def __str__(self) -> str:
        return f"Approved: {self.reason[:60]}"
