"""Claims as readers see them: one narrow row a claim, kept by the door."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from articles.choices import one_of, term_field
from articles.fields import PartialDateField, TextSearchConfigurationField, public_id_check
from articles.logic.reviewers import Reviewer
from articles.logic.vocabulary import (
    Challenge,
    ChallengeOutcome,
    ClaimType,
    Confidence,
    Ground,
    LoneOrigin,
    PublicStanding,
    Risk,
    Verdict,
    VerificationHow,
)
from articles.public.models.edition import Edition

#: The same as `wording.is_neutral`, for queries: risky, and not borne out.
NEUTRAL = ~Q(risk=Risk.NONE.value) & ~Q(
    verdict__in=[Verdict.SUPPORTED.value, Verdict.PARTLY_SUPPORTED.value]
)

#: What moved, or was checked by this desk: not what a base was carried over with.
OWN = Q(number__gt=1) | Q(verified_how=VerificationHow.CHECKED.value)


class PublishedClaimQuerySet(models.QuerySet["PublishedClaim"]):
    def standing(self) -> PublishedClaimQuerySet:
        """What lists, search and feeds show: neither retracted nor withdrawn nor merged."""
        return self.filter(standing=PublicStanding.CURRENT, merged_into__isnull=True)

    def newest(self) -> PublishedClaimQuerySet:
        return self.order_by("-updated_at", "-id")


class PublishedClaim(models.Model):
    """`occurred` is the date a claim is listed under in timelines: since when it holds.

    `neutral_title` stands in place of the statement wherever that would be a title, for a claim
    with a risk and no verdict in its favour; else it is empty. `challenge_outcome` is how the
    last review ended, at `challenge_closed_at`. `reviewed_on` is the day of the last look at
    it: the check of its edition, or of a later review that found nothing to change, then
    `reviewed_by` is who made it. Withdrawn claims keep no words: `statement`,
    `neutral_title` and `in_short` are empty then.
    """

    public_id = models.CharField(max_length=8, unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="current_of")
    number = models.PositiveIntegerField()
    standing = term_field(PublicStanding, default=PublicStanding.CURRENT.value)
    withdrawn_ground = term_field(Ground, blank=True)
    challenge = term_field(Challenge, default=Challenge.NONE.value)
    challenged_at = models.DateTimeField(null=True, blank=True)
    challenge_outcome = term_field(ChallengeOutcome, blank=True)
    challenge_closed_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    statement = models.TextField()
    neutral_title = models.TextField(blank=True)
    in_short = models.TextField(blank=True)
    type = term_field(ClaimType)
    risk = term_field(Risk)
    verdict = term_field(Verdict)
    confidence = term_field(Confidence, blank=True)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    origins_for = models.PositiveIntegerField()
    origins_against = models.PositiveIntegerField()
    items_for = models.PositiveIntegerField()
    items_against = models.PositiveIntegerField()
    lone_origin = term_field(LoneOrigin, blank=True)
    occurred = PartialDateField()
    verified_how = term_field(VerificationHow)
    base = models.CharField(max_length=200, blank=True)
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    reviewed_on = models.DateField()
    reviewed_by = term_field(Reviewer, blank=True)
    review_due_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=35, blank=True)
    search_configuration = TextSearchConfigurationField(default="simple")
    search_vector = SearchVectorField(null=True, editable=False)

    objects = PublishedClaimQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("-updated_at", "-id")
        indexes = (
            models.Index(fields=("-updated_at", "-id"), name="publishedclaim_newest"),
            models.Index(fields=("-updated_at", "-id"), name="publishedclaim_own", condition=OWN),
            # With the block of keys a claim is in: frequent words are read block by block.
            GinIndex(
                F("id").bitrightshift(13),
                "search_vector",
                name="publishedclaim_search",
                fastupdate=False,
            ),
        )
        constraints = (
            public_id_check("publishedclaim"),
            one_of("standing", PublicStanding, "publishedclaim_standing_known"),
            one_of("type", ClaimType, "publishedclaim_type_known"),
            one_of("risk", Risk, "publishedclaim_risk_known"),
            one_of("verdict", Verdict, "publishedclaim_verdict_known"),
            models.CheckConstraint(
                condition=Q(lone_origin="")
                | Q(lone_origin__in=[words.value for words in LoneOrigin], confidence=""),
                name="publishedclaim_lone_origin_without_confidence",
            ),
            one_of("verified_how", VerificationHow, "publishedclaim_verified_how_known"),
            models.CheckConstraint(
                condition=Q(challenge__in=["none", "under_review"]),
                name="publishedclaim_challenge_is_public",
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["supported", "partly_supported", "disputed", "refuted"])
                & Q(confidence__in=[c.value for c in Confidence])
                | Q(verdict__in=["not_assessed", "unproven", "not_checkable"], confidence=""),
                name="publishedclaim_confidence_with_its_verdict",
            ),
            models.CheckConstraint(
                condition=Q(verdict="partly_supported", rating__isnull=False, rating__in=[2, 3, 4])
                | (~Q(verdict="partly_supported") & Q(rating__isnull=True)),
                name="publishedclaim_rating_if_partly_supported",
            ),
            models.CheckConstraint(
                condition=(Q(standing="withdrawn") & ~Q(withdrawn_ground="") & Q(statement=""))
                | (~Q(standing="withdrawn") & Q(withdrawn_ground="") & ~Q(statement="")),
                name="publishedclaim_withdrawn_keeps_no_words",
            ),
            models.CheckConstraint(
                condition=Q(NEUTRAL, ~Q(standing="withdrawn"), ~Q(neutral_title=""))
                | Q(Q(~NEUTRAL) | Q(standing="withdrawn"), neutral_title=""),
                name="publishedclaim_neutral_title_if_risky",
            ),
            models.CheckConstraint(
                condition=Q(challenge_outcome="", challenge_closed_at__isnull=True)
                | Q(
                    challenge_outcome__in=[outcome.value for outcome in ChallengeOutcome],
                    challenge_closed_at__isnull=False,
                    challenge="none",
                ),
                name="publishedclaim_outcome_of_a_closed_challenge",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__in=["", *(who.value for who in Reviewer)]),
                name="publishedclaim_reviewed_by_known",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="publishedclaim_not_merged_into_itself",
            ),
        )

    def __str__(self) -> str:
        return self.title or self.public_id

    @property
    def title(self) -> str:
        """What it is called wherever its words would be a title: in lists, cards and feeds."""
        return self.neutral_title or self.statement
