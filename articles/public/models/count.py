"""How many claims each list has, by verdict and confidence: exact, whatever the size."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.logic.listing_facets import ALL_COMPANIES, Facet

#: In place of a verdict: all verdicts and levels of the list together.
EVERY = ""
KEYS = ("company_key", "facet", "value", "verdict", "level")


class Counted(models.Model):
    """`n` claims of one list with that verdict and level; with EVERY and 0 all of them."""

    company_key = models.BigIntegerField()
    facet = models.SmallIntegerField()
    value = models.BigIntegerField()
    verdict = models.CharField(max_length=16, blank=True)
    level = models.PositiveSmallIntegerField()
    n = models.BigIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.company_key}/{self.facet}/{self.value} {self.verdict} {self.level}: {self.n}"


class PublishedCount(Counted):
    """What was folded. Read PublishedTotal instead, which adds what was not folded yet."""

    pk = models.CompositePrimaryKey(*KEYS)

    class Meta:
        app_label = "articles"
        indexes = (
            models.Index(
                fields=("company_key", "facet", "-n"),
                condition=Q(verdict=""),
                name="publishedcount_most",
            ),
            models.Index(
                fields=("facet", "-n", "company_key"),
                condition=Q(verdict="", facet=0),
                name="publishedcount_largest",
            ),
            # Companies with the most claims on a topic.
            models.Index(
                fields=("facet", "value", "-n", "company_key"),
                condition=Q(verdict="", facet=1),
                name="publishedcount_topic",
            ),
            # Those that are done with, for the next folding.
            models.Index(fields=("company_key",), condition=Q(n=0), name="publishedcount_empty"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(n__gte=0), name="publishedcount_not_negative"),
        )


class PublishedCountDelta(Counted):
    """What a transaction added or took away: appended by triggers, folded in batches.

    So that two who publish at once never wait for one another's counts.
    """

    class Meta:
        app_label = "articles"
        indexes = (models.Index(fields=("company_key", "facet"), name="publishedcountdelta_list"),)


class PublishedTotalQuerySet(models.QuerySet["PublishedTotal"]):
    def of(self, company: int = ALL_COMPANIES, *facets: Facet) -> PublishedTotalQuerySet:
        """Of one company's lists, only those of `facets` if given."""
        rows = self.filter(company_key=company)
        return rows.filter(facet__in=facets) if facets else rows

    def whole(self) -> PublishedTotalQuerySet:
        """One row a list: all its verdicts together."""
        return self.filter(verdict=EVERY)

    def by_verdict(self) -> PublishedTotalQuerySet:
        """One row for each verdict and level that occurs in a list."""
        return self.exclude(verdict=EVERY)


class PublishedTotal(Counted):
    """A view: the folded counts and what was added since; no row for an empty list."""

    pk = models.CompositePrimaryKey(*KEYS)

    objects = PublishedTotalQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        managed = False
        db_table = "articles_publishedtotal"
