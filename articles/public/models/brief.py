"""Briefs as readers see them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from articles.fields import public_id_check
from articles.public.models.company import PublishedCompany
from articles.public.models.edition import Edition
from articles.public.models.topic import PublishedTopic


class PublishedBrief(models.Model):
    """On a company, on a pair of companies, or on a topic."""

    public_id = models.CharField(max_length=8, unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="current_brief")
    number = models.PositiveIntegerField()
    company = models.ForeignKey(
        PublishedCompany, on_delete=models.PROTECT, null=True, blank=True, related_name="briefs"
    )
    counterparty = models.ForeignKey(
        PublishedCompany,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="pair_briefs",
    )
    topic = models.ForeignKey(
        PublishedTopic, on_delete=models.PROTECT, null=True, blank=True, related_name="briefs"
    )
    updated_at = models.DateTimeField()

    class Meta:
        app_label = "articles"
        ordering = ("-updated_at", "-id")
        constraints = (
            public_id_check("publishedbrief"),
            models.CheckConstraint(
                condition=Q(company__isnull=False, topic__isnull=True)
                | Q(company__isnull=True, counterparty__isnull=True, topic__isnull=False),
                name="publishedbrief_on_companies_or_a_topic",
            ),
            models.CheckConstraint(
                condition=Q(counterparty__isnull=True) | ~Q(counterparty=F("company")),
                name="publishedbrief_between_two",
            ),
            models.UniqueConstraint(
                fields=("company", "counterparty", "topic"),
                name="publishedbrief_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return self.public_id
