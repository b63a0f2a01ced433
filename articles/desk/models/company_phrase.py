"""Names of companies as they are typed at the desk."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F
from django.db.models.functions import Left


class CompanyPhrase(models.Model):
    """A present or further name from one of its words on; `place` 1 is the whole name.

    Written by triggers alone (SQL phrase_companies); only of companies that were not merged
    into another. `near` are the keys of its first word's spelling (SQL near_keys).
    `popularity` is the number of claims that name the company, renewed by SQL rank_names.
    """

    company_id = models.BigIntegerField()
    phrase = models.TextField()
    place = models.PositiveSmallIntegerField()
    popularity = models.BigIntegerField()
    near = ArrayField(models.TextField(), null=True)

    class Meta:
        app_label = "articles"
        indexes = (
            *(
                models.Index(Left("phrase", n), F("popularity").desc(), name=f"companyphrase_{n}")
                for n in (1, 2, 4, 8)
            ),
            models.Index(
                fields=("phrase",), name="companyphrase_whole", opclasses=("text_pattern_ops",)
            ),
            models.Index(fields=("company_id",), name="companyphrase_company"),
            GinIndex(fields=("near",), name="companyphrase_near", fastupdate=False),
        )

    def __str__(self) -> str:
        return self.phrase
