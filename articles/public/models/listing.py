"""Claims in the lists that readers page through: of a company, on a topic, with another."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.choices import one_of, term_field
from articles.logic.listing_facets import ALL_COMPANIES, Facet
from articles.logic.vocabulary import Verdict
from articles.public.models.claim import PublishedClaim


class PublishedListingQuerySet(models.QuerySet["PublishedListing"]):
    def of(
        self, company: int = ALL_COMPANIES, facet: Facet = Facet.ANY, value: int = 0
    ) -> PublishedListingQuerySet:
        """One list: claims of the company with that key, as far as they have that value."""
        return self.filter(company_key=company, facet=facet, value=value)

    def newest(self) -> PublishedListingQuerySet:
        return self.order_by("-updated_at", "-claim_id")


class PublishedListing(models.Model):
    """A claim's place in one list, with what lists are ordered and narrowed by.

    Derived: triggers write it from PublishedClaim, its companies, topics and corrections, so that
    no publishing step can forget it, and nobody else may. It has only standing claims; under
    CORRECTED also retracted ones, there `updated_at` is the moment of the newest correction.
    `company_key` is a PublishedCompany's or ALL_COMPANIES; `dated` the text of the partial date
    since when the claim holds, which sorts in time, "" where it is not stated; `level` 0 for no
    confidence to 5 for very high.
    """

    pk = models.CompositePrimaryKey("claim", "company_key", "facet", "value")
    company_key = models.BigIntegerField()
    facet = models.SmallIntegerField()
    value = models.BigIntegerField()
    # Without a constraint: the triggers write what the claim's own rows hold, and nothing else.
    claim = models.ForeignKey(
        PublishedClaim,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="listings",
    )
    updated_at = models.DateTimeField()
    dated = models.CharField(max_length=10, blank=True)
    verdict = term_field(Verdict)
    level = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True)
    is_reviewed = models.BooleanField()

    objects = PublishedListingQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        indexes = (
            # Each begins with the list and ends with the claim: a page is a range of it.
            models.Index(
                fields=("company_key", "facet", "value", "-updated_at", "-claim"),
                include=("verdict", "level"),
                name="publishedlisting_newest",
            ),
            models.Index(
                fields=("company_key", "facet", "value", "-dated", "-claim"),
                include=("verdict", "level"),
                name="publishedlisting_dated",
            ),
            models.Index(
                fields=("company_key", "facet", "value", "-level", "-updated_at", "-claim"),
                name="publishedlisting_certain",
            ),
            models.Index(
                fields=("company_key", "verdict", "-updated_at", "-claim"),
                condition=Q(facet=0),
                name="publishedlisting_verdict",
            ),
        )
        constraints = (
            one_of("verdict", Verdict, "publishedlisting_verdict_known"),
            models.CheckConstraint(
                condition=Q(facet__range=(0, 4)), name="publishedlisting_facet_known"
            ),
            models.CheckConstraint(
                condition=Q(level__range=(0, 5)), name="publishedlisting_level_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.claim_id} under {self.company_key}/{self.facet}/{self.value}"
