"""Evidence: what bears on a claim, and what it is derived from."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import PartialDateField, public_id_check, public_id_field
from articles.logic.vocabulary import (
    Credibility,
    Directness,
    EvidenceKind,
    EvidenceState,
    Interest,
    OriginKind,
    Stance,
)


class EvidenceQuerySet(EditedQuerySet["Evidence"]):
    def for_suggestion(self) -> EvidenceQuerySet:
        """With everything that the rules of confidence read, in a fixed number of queries."""
        return self.select_related("source", "article").prefetch_related(
            "derivations__parent_origin"
        )

    def for_edition(self) -> EvidenceQuerySet:
        return self.select_related("source", "article").prefetch_related(
            "derivations__parent_evidence",
            "derivations__parent_article",
            "derivations__parent_origin",
        )


class OriginQuerySet(EditedQuerySet["Origin"]):
    pass


@tracked
class Origin(Edited):
    """A wire report, a document or an unnamed person that items rest on.

    For a person `label` is an opaque token: identities are not stored in this system.
    """

    kind = term_field(OriginKind)
    label = models.CharField(max_length=200)
    public_label = models.CharField(max_length=200, blank=True)

    objects = OriginQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("label", "id")
        constraints = (
            public_id_check("origin"),
            one_of("kind", OriginKind, "origin_kind_known"),
            models.CheckConstraint(condition=~Q(label__regex=r"^\s*$"), name="origin_has_label"),
        )

    def __str__(self) -> str:
        return self.label


@tracked
class Evidence(Edited):
    claim = models.ForeignKey("Claim", on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey("Source", on_delete=models.PROTECT, related_name="evidence")
    article = models.ForeignKey(
        "Article", on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    article_version = models.ForeignKey(
        "ArticleVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    locator = models.CharField(
        max_length=300, blank=True, help_text="Where in it: a page, a paragraph, a time."
    )
    url = models.URLField(max_length=2000, blank=True)
    stance = term_field(Stance, default=Stance.SUPPORTS.value)
    kind = term_field(EvidenceKind, default=EvidenceKind.MEDIA_REPORT.value)
    credibility = term_field(Credibility, default=Credibility.CANNOT_BE_JUDGED.value)
    directness = term_field(Directness, default=Directness.DIRECT.value)
    interest = term_field(Interest, default=Interest.NONE.value)
    state = term_field(EvidenceState, default=EvidenceState.LIVE.value)
    state_reason = models.TextField(blank=True)
    is_own_reporting = models.BooleanField(
        "own reporting", default=False, help_text="It states reporting of its own."
    )
    is_resolved = models.BooleanField(
        "resolved", default=False, help_text="Why a dissent no longer stands is noted."
    )
    resolution = models.TextField(blank=True)
    quotation = models.TextField(blank=True)
    note = models.TextField(blank=True, help_text="For readers: what this item shows.")
    dated = PartialDateField()
    file = models.FileField(upload_to="evidence/", blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        verbose_name_plural = "evidence"
        ordering = ("claim", "id")
        constraints = (
            public_id_check("evidence"),
            one_of("stance", Stance, "evidence_stance_known"),
            one_of("kind", EvidenceKind, "evidence_kind_known"),
            one_of("credibility", Credibility, "evidence_credibility_1_to_6"),
            one_of("directness", Directness, "evidence_directness_known"),
            one_of("interest", Interest, "evidence_interest_known"),
            one_of("state", EvidenceState, "evidence_state_known"),
            models.CheckConstraint(
                condition=~Q(kind="null_search") | Q(stance="context"),
                name="evidence_null_search_is_context",
                violation_error_message="A search that found nothing is context, for neither side.",
            ),
            models.CheckConstraint(
                condition=Q(state="live") | ~Q(state_reason=""),
                name="evidence_state_with_reason",
                violation_error_message="Say why the item is no longer live.",
            ),
            models.CheckConstraint(
                condition=Q(is_resolved=False) | ~Q(resolution=""),
                name="evidence_resolved_with_note",
                violation_error_message="Say why this dissent no longer stands.",
            ),
            models.CheckConstraint(
                condition=Q(article_version__isnull=True) | Q(article__isnull=False),
                name="evidence_version_of_its_article",
            ),
            models.CheckConstraint(
                condition=Q(file="", file_sha256="")
                | (~Q(file="") & Q(file_sha256__regex="^[0-9a-f]{64}$")),
                name="evidence_file_with_sha256",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.get_kind_display()}"


@tracked
class EvidenceDerivation(models.Model):
    """Exactly one parent: another item of the same claim, an article or an origin."""

    public_id = public_id_field()
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="derivations")
    parent_evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="derived"
    )
    parent_article = models.ForeignKey(
        "Article", on_delete=models.PROTECT, null=True, blank=True, related_name="derived_evidence"
    )
    parent_origin = models.ForeignKey(
        Origin, on_delete=models.PROTECT, null=True, blank=True, related_name="derived_evidence"
    )

    class Meta:
        app_label = "articles"
        ordering = ("evidence", "id")
        constraints = (
            public_id_check("evidencederivation"),
            models.CheckConstraint(
                condition=Q(
                    parent_evidence__isnull=False,
                    parent_article__isnull=True,
                    parent_origin__isnull=True,
                )
                | Q(
                    parent_evidence__isnull=True,
                    parent_article__isnull=False,
                    parent_origin__isnull=True,
                )
                | Q(
                    parent_evidence__isnull=True,
                    parent_article__isnull=True,
                    parent_origin__isnull=False,
                ),
                name="evidencederivation_one_parent",
                violation_error_message="Name one parent: an item, an article or an origin.",
            ),
            models.CheckConstraint(
                condition=Q(parent_evidence__isnull=True) | ~Q(parent_evidence=F("evidence")),
                name="evidencederivation_not_of_itself",
                violation_error_message="An item does not rest on itself.",
            ),
            models.UniqueConstraint(
                fields=("evidence", "parent_evidence", "parent_article", "parent_origin"),
                name="evidencederivation_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.evidence_id} rests on another"


class OriginProposalQuerySet(EditedQuerySet["OriginProposal"]):
    pass


@tracked
class OriginProposal(Edited):
    """Items that may share an origin; proposed, never applied by itself."""

    claim = models.ForeignKey("Claim", on_delete=models.CASCADE, related_name="origin_proposals")
    items = models.ManyToManyField(Evidence, related_name="origin_proposals")
    ground = models.TextField()
    is_accepted = models.BooleanField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decided_proposals",
    )

    objects = OriginProposalQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("claim", "id")
        constraints = (
            public_id_check("originproposal"),
            models.CheckConstraint(
                condition=Q(is_accepted__isnull=True, decided_by__isnull=True)
                | Q(is_accepted__isnull=False, decided_by__isnull=False),
                name="originproposal_decision_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.ground[:60]
