"""How it stands with the address of an article."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from articles.choices import one_of, term_field
from articles.desk.models.article import Article
from articles.logic.link_courses import Course
from articles.logic.link_states import BROKEN, LinkStanding


class LinkStateQuerySet(models.QuerySet["LinkState"]):
    def broken(self) -> LinkStateQuerySet:
        """Addresses where the page is no longer to be found."""
        return self.filter(standing__in=BROKEN)

    def due(self, now: Any) -> LinkStateQuerySet:
        return self.filter(next_check__lte=now)


class LinkState(models.Model):
    """One row an article whose address was looked at; follows from its checks.

    `url` is the address that it speaks of: another one given to the article begins anew.
    """

    # A trigger takes it along with an article that has no text, as its checks.
    article = models.OneToOneField(Article, on_delete=models.DO_NOTHING, related_name="link_state")
    url = models.CharField(max_length=2000)
    standing = term_field(LinkStanding)
    since = models.DateTimeField()
    checked_at = models.DateTimeField()
    next_check = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True, blank=True)

    objects = LinkStateQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("next_check", "id")
        indexes = (
            models.Index(fields=("next_check", "id"), name="linkstate_due"),
            models.Index(
                fields=("article",),
                condition=Q(standing__in=[one.value for one in BROKEN]),
                name="linkstate_broken",
            ),
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
        return LinkStanding(self.standing).label

    @property
    def course(self) -> Course:
        return Course(
            LinkStanding(self.standing),
            self.since,
            self.next_check,
            self.failures,
            self.failing_since,
        )
