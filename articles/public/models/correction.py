"""What was wrong and what is right, for everybody to see."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, F, Q, TextField, Value, When

from articles.choices import one_of, term_field
from articles.logic.vocabulary import CorrectionKind
from articles.public.models.edition import Edition

#: In place of words about an edition whose own words are gone.
REDACTED = "[redacted]"


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def with_words(self) -> CorrectionQuerySet:
        """Adds `told_wrong` and `told_right`: what readers get of both.

        A correction quotes its editions: where one of them was redacted, its words are gone here
        as well. The record itself stays.
        """

        def told(column: str, edition: str) -> Case:
            redacted = When(**{f"{edition}__content": ""}, then=Value(REDACTED))
            return Case(redacted, default=F(column), output_field=TextField())

        return self.annotate(
            told_wrong=told("was_wrong", "from_edition"), told_right=told("is_right", "to_edition")
        )


class Correction(models.Model):
    """Append-only. `to_edition` is empty for a retraction and only there."""

    kind = term_field(CorrectionKind)
    claim = models.ForeignKey(
        "PublishedClaim", on_delete=models.PROTECT, related_name="corrections"
    )
    was_wrong = models.TextField()
    is_right = models.TextField()
    from_edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="corrections_from"
    )
    to_edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="corrections_to", null=True, blank=True
    )
    made_at = models.DateTimeField()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("-made_at", "-id")
        indexes = (models.Index(fields=("-made_at", "-id"), name="correction_newest"),)
        constraints = (
            one_of("kind", CorrectionKind, "correction_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="retraction", to_edition__isnull=True)
                | (~Q(kind="retraction") & Q(to_edition__isnull=False)),
                name="correction_to_edition_unless_retraction",
            ),
            models.CheckConstraint(
                condition=Q(to_edition__isnull=True) | ~Q(to_edition=F("from_edition")),
                name="correction_between_two_editions",
            ),
            models.CheckConstraint(
                condition=~Q(was_wrong="") & ~Q(is_right=""), name="correction_says_both"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.from_edition}"
