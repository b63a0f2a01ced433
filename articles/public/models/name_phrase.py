"""Names of companies as they are typed."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.db.models.functions import Left


def beginnings(record: str) -> tuple[models.Index, ...]:
    """By popularity under each beginning of 1, 2, 4 and 8 letters, and by the letters."""
    return (
        *(
            models.Index(Left("phrase", n), F("popularity").desc(), name=f"{record}_{n}")
            for n in (1, 2, 4, 8)
        ),
        models.Index(fields=("phrase",), name=f"{record}_whole", opclasses=("text_pattern_ops",)),
    )


class PublishedNamePhrase(models.Model):
    """A published name from one of its words on; `place` 1 is the whole name.

    Written by triggers alone (SQL phrase_names); only of companies that were not merged into
    another. The keys are plain numbers: rows come and go with their name, in one statement.
    `popularity` is the number of the company's claims, renewed by SQL rank_names.
    """

    name_id = models.BigIntegerField()
    company_id = models.BigIntegerField()
    phrase = models.TextField()
    place = models.PositiveSmallIntegerField()
    popularity = models.BigIntegerField()

    class Meta:
        app_label = "articles"
        indexes = (
            *beginnings("namephrase"),
            models.Index(fields=("name_id",), name="namephrase_name"),
        )

    def __str__(self) -> str:
        return self.phrase
