"""An address that used to be good, and where it leads now."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class PublishedAddress(models.Model):
    """After a rename or a merge, the old address redirects to the present one."""

    old = models.CharField(max_length=300, unique=True)
    present = models.CharField(max_length=300)
    since = models.DateTimeField()

    class Meta:
        app_label = "articles"
        ordering = ("old",)
        constraints = (
            models.CheckConstraint(condition=~Q(old=F("present")), name="address_leads_elsewhere"),
            models.CheckConstraint(
                condition=Q(old__startswith="/") & Q(present__startswith="/"),
                name="address_is_local",
            ),
        )

    def __str__(self) -> str:
        return f"{self.old} → {self.present}"
