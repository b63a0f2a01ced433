"""Sources as readers see them: never a confidential one, a grade only where chosen."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from articles.choices import one_of, term_field
from articles.fields import public_id_check
from articles.logic.vocabulary import Reliability, SourceKind


class PublishedSource(models.Model):
    """`label` is the name (on the record) or the public label (on background)."""

    public_id = models.CharField(max_length=8, unique=True)
    label = models.CharField(max_length=200)
    kind = term_field(SourceKind)
    description = models.TextField(blank=True)
    grade = term_field(Reliability, blank=True)
    owner = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="owned"
    )
    # Nothing but withdrawn claims named it: no page, and in no list.
    is_hidden = models.BooleanField(default=False)

    class Meta:
        app_label = "articles"
        ordering = ("label", "id")
        indexes = (
            GinIndex(
                SearchVector("label", config="simple"),
                name="publishedsource_label",
                fastupdate=False,
            ),
            models.Index(fields=("label", "id"), name="publishedsource_by_label"),
        )
        constraints = (
            public_id_check("publishedsource"),
            one_of("kind", SourceKind, "publishedsource_kind_known"),
            models.CheckConstraint(condition=~Q(label=""), name="publishedsource_has_label"),
            models.CheckConstraint(
                condition=Q(grade__in=["", *(g.value for g in Reliability)]),
                name="publishedsource_grade_known",
            ),
            models.CheckConstraint(
                condition=Q(grade="") | ~Q(kind__in=["person", "group"]),
                name="publishedsource_no_grade_for_people",
            ),
        )

    def __str__(self) -> str:
        return self.label
