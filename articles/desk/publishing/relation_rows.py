"""Published rows of relations: while a published claim stands behind them."""

from __future__ import annotations

from collections.abc import Collection

from articles.desk.models import Claim, CompanyRelation
from articles.desk.publishing.company import shown_company
from articles.public.models import PublishedClaim, PublishedRelation


def show_relations_of(claims: Collection[Claim]) -> None:
    """Brings the public rows of every relation that rests on one of them up to date."""
    relations = CompanyRelation.objects.filter(claims__in=[claim.pk for claim in claims])
    for relation in relations.select_related("subject", "object").distinct():
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
