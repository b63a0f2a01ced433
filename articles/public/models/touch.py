"""That something a reader can see has changed, without saying what."""

from __future__ import annotations

from django.db import models

#: In place of a company's key: records that the pages of any company may show.
SHARED = -1


class PublishedTouch(models.Model):
    """Append-only, and folded in batches; the sum of `n` tells one state from the next.

    Triggers add a row for each company whose claims change (ALL_COMPANIES besides), and one
    under SHARED where an article, source, topic, company, relation or brief does. The sum grows
    with each commit that a reader could notice, and with nothing else: an entity tag over it
    needs one look at few rows, whatever the page rests on.
    """

    company_key = models.BigIntegerField()
    n = models.BigIntegerField()

    class Meta:
        app_label = "articles"
        indexes = (
            models.Index(fields=("company_key",), include=("n",), name="publishedtouch_company"),
        )

    def __str__(self) -> str:
        return f"{self.company_key}: {self.n}"
