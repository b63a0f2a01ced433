"""What the edition of a brief says."""

from __future__ import annotations

from articles.desk.editing.errors import EditingError
from articles.desk.models import Brief
from articles.logic.edition_content import (
    BriefSentence,
    LinkContent,
    Named,
)
from articles.public.models import (
    PublishedClaim,
)


def about_of(brief: Brief) -> list[Named]:
    companies = [company for company in (brief.company, brief.counterparty) if company]
    if companies:
        return [Named(company.public_id, company.name) for company in companies]
    return [Named(None, brief.topic.name)] if brief.topic else []


def sentences_of(brief: Brief) -> list[BriefSentence]:
    rows = brief.sentences.prefetch_related("claims").order_by("position")
    ids = {claim.public_id for row in rows for claim in row.claims.all()}
    shown = set(
        PublishedClaim.objects.standing()
        .filter(public_id__in=ids)
        .values_list("public_id", flat=True)
    )
    sentences = []
    for row in rows:
        cited = sorted(claim.public_id for claim in row.claims.all())
        missing = [public_id for public_id in cited if public_id not in shown]
        if missing:
            raise EditingError(f"“{row.text}” cites a claim that is not published.")
        links = tuple(LinkContent("cites", public_id, "") for public_id in cited)
        sentences.append(BriefSentence(row.section, row.text, links))
    return sentences
