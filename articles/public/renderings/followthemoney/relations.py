"""Relations between companies as links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from articles.logic.citations import PUBLISHER, judgement
from articles.logic.relation_words import WORDS
from articles.logic.vocabulary import RelationKind, Verdict
from articles.public.models import PublishedClaim, PublishedRelation
from articles.public.renderings.followthemoney.entity import CHUNK, company_id, date_of, entity

_BORNE_OUT = {Verdict.SUPPORTED.value, Verdict.PARTLY_SUPPORTED.value}
#: Which side owns the other, of relations that are ownership where a claim bears them out.
_OWNER = {
    RelationKind.ACQUISITION.value: ("subject", "object"),
    RelationKind.SUBSIDIARY.value: ("object", "subject"),
}


def relations(address: str, note: str) -> Iterator[dict[str, Any]]:
    """Ownership only where a claim behind it is borne out; else a link with its words."""
    rows = PublishedRelation.objects.order_by("public_id").select_related(
        "subject__merged_into", "object__merged_into"
    )
    standing = PublishedClaim.objects.standing().defer("search_vector").order_by("public_id")
    rows = rows.prefetch_related(Prefetch("claims", queryset=standing))
    for row in rows.iterator(chunk_size=CHUNK):
        ends = {
            "subject": row.subject.merged_into or row.subject,
            "object": row.object.merged_into or row.object,
        }
        claims = list(row.claims.all())
        if ends["subject"].pk == ends["object"].pk or not claims:
            continue
        is_borne_out = any(claim.verdict in _BORNE_OUT for claim in claims)
        owner, asset = _OWNER.get(row.kind, ("", "")) if is_borne_out else ("", "")
        names = {owner: "owner", asset: "asset"} if owner else {n: n for n in ends}
        yield entity(
            f"claimbook-relation-{row.public_id}",
            "Ownership" if owner else "UnknownLink",
            **{names[end]: company_id(company.public_id) for end, company in ends.items()},
            role=WORDS[row.kind][0],
            status=[judgement(claim.verdict, claim.confidence or None) for claim in claims],
            startDate=date_of(row.started),
            endDate=date_of(row.ended),
            summary=note,
            publisher=PUBLISHER,
            publisherUrl=f"{address}/",
            sourceUrl=[f"{address}/claims/{claim.public_id}/" for claim in claims],
        )
