"""Editions: what readers were shown, for ever."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.choices import one_of, term_field
from articles.logic.vocabulary import Term, VerificationHow


class EditionSubject(Term):
    CLAIM = "claim", "Claim"
    BRIEF = "brief", "Brief"


#: All but the first editions of claims that came with an imported base.
MOVED = ~Q(number=1, verified_how=VerificationHow.CARRIED_OVER.value)


class EditionQuerySet(models.QuerySet["Edition"]):
    def of_claim(self, public_id: str) -> EditionQuerySet:
        return self.filter(subject_kind=EditionSubject.CLAIM, subject=public_id)

    def of_brief(self, public_id: str) -> EditionQuerySet:
        return self.filter(subject_kind=EditionSubject.BRIEF, subject=public_id)


class Edition(models.Model):
    """Immutable. `content` is canonical JSON (logic.edition_content), empty only once redacted."""

    subject_kind = term_field(EditionSubject)
    subject = models.CharField(max_length=8)
    number = models.PositiveIntegerField()
    schema = models.PositiveSmallIntegerField()
    content = models.TextField()
    content_hash = models.CharField(max_length=64)
    material_hash = models.CharField(max_length=64)
    verified_version = models.PositiveBigIntegerField()
    verified_hash = models.CharField(max_length=64)
    verified_how = term_field(VerificationHow)
    base = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField()

    objects = EditionQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("subject", "-number")
        indexes = (
            models.Index(fields=("-published_at", "-id"), name="edition_newest"),
            # What a base brought along at once hides nothing that moved.
            models.Index(fields=("-published_at", "-id"), condition=MOVED, name="edition_moved"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("subject_kind", "subject", "number"), name="edition_number_once"
            ),
            one_of("subject_kind", EditionSubject, "edition_subject_kind_known"),
            one_of("verified_how", VerificationHow, "edition_verified_how_known"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_number_from_one"),
            models.CheckConstraint(
                condition=Q(content_hash__regex="^[0-9a-f]{64}$")
                & Q(material_hash__regex="^[0-9a-f]{64}$")
                & Q(verified_hash__regex="^[0-9a-f]{64}$"),
                name="edition_hashes_sha256",
            ),
            models.CheckConstraint(
                condition=(Q(verified_how="carried_over") & ~Q(base=""))
                | (Q(verified_how="checked") & Q(base="")),
                name="edition_base_if_carried_over",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} edition {self.number}"
