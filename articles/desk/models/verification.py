"""Who checked what; append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.fields import public_id_check, public_id_field
from articles.logic.vocabulary import (
    VerificationDecision,
    VerificationHow,
)


def _one_subject(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(claim__isnull=False, brief__isnull=True)
        | Q(claim__isnull=True, brief__isnull=False),
        name=name,
    )


class Verification(models.Model):
    """I checked version n with this hash. Without a verifier only where carried over.

    `stands` ends a recheck: the claim was assessed again, or the comment says why. `reviewed`
    found nothing to change in what readers have; the comment says what was looked at, and the
    claim is due again as `next_due_on` says.
    """

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
    next_due_on = models.DateField(null=True, blank=True)
    next_due_reason = models.CharField(max_length=300, blank=True, default="", db_default="")

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
                condition=Q(decision__in=["checked", "stands"]) | Q(comment__regex=r"\S.{8,}\S"),
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
            models.CheckConstraint(
                condition=Q(decision="reviewed", next_due_on__isnull=False)
                & ~Q(next_due_reason__regex=r"^\s*$")
                | Q(next_due_on__isnull=True, next_due_reason=""),
                name="verification_next_due_with_reason",
                violation_error_message="Say why it is due then.",
            ),
            models.UniqueConstraint(
                fields=("claim", "brief", "verifier", "seen_version", "decision"),
                name="verification_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_how_display()} at version {self.seen_version}"
