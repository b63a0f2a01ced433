"""Claims as notes on the companies they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from articles.logic.citations import PUBLISHER, judgement
from articles.logic.vocabulary import Challenge, VerificationHow
from articles.public.models import (
    PublishedAppearance,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedEvidence,
)
from articles.public.renderings.followthemoney.entity import (
    CHUNK,
    article_id,
    claim_id,
    company_id,
    entity,
)


def claims(address: str, note: str) -> Iterator[dict[str, Any]]:
    """As notes on the companies they name: an Event would say that it was so."""
    rows = PublishedClaim.objects.standing().defer("search_vector").order_by("public_id")
    shown = {"article__is_hidden": False}
    carried = (
        model.objects.filter(**shown).select_related("article").only("claim", "article__public_id")
        for model in (PublishedAppearance, PublishedEvidence)
    )
    companies = PublishedClaimCompany.objects.select_related("company").order_by("role", "id")
    rows = rows.prefetch_related(
        *(
            Prefetch(name, queryset=found, to_attr=f"{name}_shown")
            for name, found in zip(("appearances", "evidence"), carried, strict=True)
        ),
        Prefetch("companies", queryset=companies),
    )
    for row in rows.iterator(chunk_size=CHUNK):
        said: Any = row
        proofs = sorted(
            {one.article.public_id for one in (*said.appearances_shown, *said.evidence_shown)}
        )
        yield entity(
            claim_id(row.public_id),
            "Note",
            name=row.title,
            description=row.statement,
            summary=row.in_short,
            entity=[company_id(one.company.public_id) for one in row.companies.all()],
            proof=[article_id(one) for one in proofs],
            keywords=(judgement(row.verdict, row.confidence or None), row.get_type_display()),
            notes=(note, *_standing(row)),
            publisher=PUBLISHER,
            publisherUrl=f"{address}/",
            sourceUrl=f"{address}/claims/{row.public_id}/",
            createdAt=row.first_published_at.date().isoformat(),
            modifiedAt=row.updated_at.date().isoformat(),
        )


def _standing(row: PublishedClaim) -> Iterator[str]:
    if row.verified_how == VerificationHow.CARRIED_OVER:
        yield f"Imported from {row.base}, not checked by this desk."
    if row.challenge == Challenge.UNDER_REVIEW:
        yield "Under review."
