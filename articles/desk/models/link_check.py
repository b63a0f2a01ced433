"""What became of the addresses that are cited."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.logic.vocabulary import LinkStanding

#: Failed checks in a row after which a link is called broken.
BROKEN_AFTER = 2


class LinkStateQuerySet(models.QuerySet["LinkState"]):
    def broken(self) -> LinkStateQuerySet:
        return self.filter(standing=LinkStanding.DEAD, failures__gte=BROKEN_AFTER)

    def due(self) -> LinkStateQuerySet:
        """By the database's clock, the longest waiting first."""
        return self.filter(next_check_at__lte=Now()).order_by("next_check_at", "id")


class LinkState(models.Model):
    """How the address of an article stands; one row for each article that has one."""

    article = models.OneToOneField("Article", on_delete=models.CASCADE, related_name="link_state")
    standing = term_field(LinkStanding, default=LinkStanding.UNCHECKED.value)
    final_address = models.URLField(max_length=2000, blank=True)
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    next_check_at = models.DateTimeField(db_default=Now())

    objects = LinkStateQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("id",)
        indexes = (
            models.Index(fields=("next_check_at",), name="linkstate_due"),
            models.Index(fields=("standing",), condition=Q(standing="dead"), name="linkstate_dead"),
        )
        constraints = (
            one_of("standing", LinkStanding, "linkstate_standing_known"),
            models.CheckConstraint(
                condition=Q(failures=0, failing_since__isnull=True)
                | Q(failures__gt=0, failing_since__isnull=False),
                name="linkstate_failing_since",
            ),
        )

    def __str__(self) -> str:
        return self.get_standing_display()


class LinkCheck(models.Model):
    """One look at an address; append-only. `words` say what was met, without its text."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="link_checks")
    address = models.URLField(max_length=2000)
    found = term_field(LinkStanding)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    final_address = models.URLField(max_length=2000, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    words = models.CharField(max_length=300, blank=True)
    checked_at = models.DateTimeField(db_default=Now())

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        indexes = (models.Index(fields=("article", "-id"), name="linkcheck_newest"),)
        constraints = (one_of("found", LinkStanding, "linkcheck_found_known"),)

    def __str__(self) -> str:
        return self.get_found_display()
