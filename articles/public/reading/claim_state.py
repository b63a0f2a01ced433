"""What the pages of a claim depend on beside its edition: whether they are there, and as what."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, JSONField, Max, OuterRef, QuerySet, Subquery, TextField
from django.db.models.expressions import Func, Value
from django.db.models.functions import Cast, JSONObject

from articles.public.models import Correction, Edition, EditionSubject, PublishedClaim, Redaction
from articles.public.reading.copies import copies_below

#: In canonical JSON: an edition that links to another claim.
LINKED = '"links":[{'

#: What `standing_of` adds that pages change with. A redaction leaves the edition's hash alone.
BESIDE = (
    "content_hash", "survivor", "newest_correction", "newest_redaction", "companies_changed_at",
    "page_copies", "linked",
)  # fmt: skip


def standing_of(public_id: str) -> PublishedClaim | None:
    """The claim's row with the state of what stands beside it: one query, few columns.

    `survivor` and `survivor_standing` are those of the claim that it was merged into.
    """
    corrected = Correction.objects.filter(claim=OuterRef("pk")).order_by("-made_at", "-id")
    redacted = Redaction.objects.filter(
        edition__subject_kind="claim", edition__subject=OuterRef("public_id")
    )
    return (
        PublishedClaim.objects.filter(public_id=public_id)
        .annotate(
            content_hash=F("edition__content_hash"),
            survivor=F("merged_into__public_id"),
            survivor_standing=F("merged_into__standing"),
            survivor_ground=F("merged_into__withdrawn_ground"),
            newest_correction=Subquery(corrected.values("id")[:1]),
            newest_redaction=Subquery(redacted.order_by("-id").values("id")[:1]),
            companies_changed_at=Max("companies__company__updated_at"),
            linked=ArraySubquery(_linked()),
            page_copies=ArraySubquery(copies_below()),
        )
        .defer("search_vector", "statement", "in_short")
        .first()
    )


def state_of(claim: PublishedClaim) -> tuple[object, ...]:
    """For the entity tag; of a claim that came by `standing_of`. No query."""
    fields = (
        claim.standing,
        claim.challenge,
        claim.challenged_at,
        claim.challenge_closed_at,
        claim.updated_at,
        claim.reviewed_on,
        claim.reviewed_by,
        claim.review_due_on,
    )
    return (*fields, *(getattr(claim, name) for name in BESIDE))


def _linked() -> QuerySet[PublishedClaim, Any]:
    """The claims that any edition of the outer row links to, as they stand today: the page
    shows them."""
    ids = Func(
        Cast("content", JSONField()),
        Value("$.links[*].id"),
        template="(jsonb_path_query(%(expressions)s::jsonpath) #>> '{}')",
        output_field=TextField(),
    )
    editions = Edition.objects.filter(
        subject_kind=EditionSubject.CLAIM,
        subject=OuterRef(OuterRef("public_id")),
        content__contains=LINKED,
    )
    return (
        PublishedClaim.objects.filter(public_id__in=editions.values(linked=ids))
        .order_by("public_id")
        .values(
            found=JSONObject(id="public_id", edition="edition", now="standing", to="merged_into")
        )
    )
