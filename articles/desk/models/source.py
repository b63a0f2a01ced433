"""Sources: who tells us."""

from __future__ import annotations

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import public_id_check
from articles.logic.vocabulary import SourceAttribution, SourceKind


class SourceQuerySet(EditedQuerySet["Source"]):
    def known_to(self, person_id: int | None) -> SourceQuerySet:
        """Sources whose existence this person may know of."""
        return self.filter(
            ~Q(attribution=SourceAttribution.CONFIDENTIAL) | Q(access__person_id=person_id)
        ).distinct()

    def with_reliability(self) -> SourceQuerySet:
        """Annotated `current_reliability`: the newest grade's code, or None."""
        from articles.desk.models.source_grade import SourceGrade  # which imports this module

        newest = SourceGrade.objects.filter(source=OuterRef("pk")).order_by("-id")
        return self.annotate(current_reliability=Subquery(newest.values("reliability")[:1]))


@tracked
class Source(Edited):
    """`name` is a pseudonym where the source is confidential: no identity is stored here,
    only `identity_reference`, a reference to where it is kept."""

    name = models.CharField(max_length=200)
    kind = term_field(SourceKind)
    attribution = term_field(SourceAttribution, default=SourceAttribution.ON_THE_RECORD.value)
    public_label = models.CharField(
        max_length=200,
        blank=True,
        help_text='The words used in public, such as "a person with knowledge of the contract".',
    )
    description = models.TextField(blank=True)
    owner = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owned",
        help_text="The source that controls this one. Their items count as one origin.",
    )
    company = models.ForeignKey(
        "Company", on_delete=models.PROTECT, null=True, blank=True, related_name="sources"
    )
    identity_reference = models.CharField(max_length=200, blank=True)
    is_grade_public = models.BooleanField(default=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("name", "id")
        indexes = (models.Index(fields=("name", "id"), name="source_by_name"),)
        constraints = (
            public_id_check("source"),
            one_of("kind", SourceKind, "source_kind_known"),
            one_of("attribution", SourceAttribution, "source_attribution_known"),
            models.CheckConstraint(condition=~Q(name__regex=r"^\s*$"), name="source_has_name"),
            models.CheckConstraint(
                condition=Q(owner__isnull=True) | ~Q(owner=F("id")),
                name="source_not_its_own_owner",
                violation_error_message="A source cannot be its own owner.",
            ),
            models.CheckConstraint(
                condition=~Q(attribution="on_background") | ~Q(public_label=""),
                name="source_on_background_has_label",
                violation_error_message="A source on background needs the words used in public.",
            ),
            models.CheckConstraint(
                condition=Q(attribution="confidential") | Q(identity_reference=""),
                name="source_identity_only_if_confidential",
                violation_error_message="Only a confidential source refers to an identity.",
            ),
            models.CheckConstraint(
                condition=Q(is_grade_public=False)
                | (~Q(kind__in=["person", "group"]) & Q(attribution="on_the_record")),
                name="source_no_public_grade_for_people",
                violation_error_message="Grades are published for organisations only.",
            ),
        )

    def __str__(self) -> str:
        return self.name
