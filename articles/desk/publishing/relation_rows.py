"""Published rows of relations: while a published claim stands behind them."""

from __future__ import annotations

from articles.desk.models import Claim, CompanyRelation
from articles.desk.publishing.company import shown_company
from articles.public.models import PublishedClaim, PublishedRelation


def show_relations_of(claim: Claim) -> None:
    """Brings the public rows of every relation that rests on the claim up to date."""
    for relation in CompanyRelation.objects.filter(claims=claim).select_related(
        "subject", "object"
    ):
        show_relation(relation)


def show_relation(relation: CompanyRelation) -> PublishedRelation | None:
    """Made, renewed, or taken away where no standing claim is behind it any more."""
    ids = relation.claims.values_list("public_id", flat=True)
    claims = list(PublishedClaim.objects.standing().filter(public_id__in=list(ids)))
    if not claims:
        PublishedRelation.objects.filter(public_id=relation.public_id).delete()
        return None
    row, _ = PublishedRelation.objects.update_or_create(
        public_id=relation.public_id,
        defaults={
            "subject": shown_company(relation.subject),
            "object": shown_company(relation.object),
            "kind": relation.kind,
            "started": relation.started,
            "ended": relation.ended,
        },
    )
    row.claims.set(claims)
    return row
