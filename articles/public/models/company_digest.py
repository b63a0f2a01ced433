"""What the claims of a large company rest on and where they appear, counted in the background."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.public.models.company import PublishedCompany


class PublishedCompanyDigest(models.Model):
    """Keys and counts only; names are read when they are shown, so that none outlives its record.

    `shares`: [source or null, items, claims] for those relied on most, of `items` in all.
    `articles`: [article, claims] for those that carry the most. `version` is the sum of the
    company's touches then. A row is dropped as soon as a claim leaves the company's list.
    """

    company = models.OneToOneField(
        PublishedCompany, on_delete=models.CASCADE, primary_key=True, related_name="digest"
    )
    items = models.BigIntegerField()
    shares = models.JSONField()
    articles = models.JSONField()
    version = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        app_label = "articles"
        constraints = (
            models.CheckConstraint(
                condition=Q(items__gte=0), name="publishedcompanydigest_not_negative"
            ),
        )

    def __str__(self) -> str:
        return f"Digest of {self.company_id}"
