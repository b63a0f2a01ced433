"""All that readers have, or what there is on one company, in the order in which it is loaded."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.public.models import (
    Correction,
    PublishedArticle,
    PublishedBrief,
    PublishedClaim,
    PublishedClaimTopic,
    PublishedCompany,
    PublishedRelation,
    PublishedSource,
    PublishedTopic,
)
from articles.public.renderings import jsonl


def exported_claims(company: PublishedCompany | None = None) -> QuerySet[PublishedClaim]:
    """Those that stand: neither retracted nor withdrawn nor merged."""
    claims = PublishedClaim.objects.standing()
    if company is None:
        return claims
    return claims.filter(pk__in=company.claims.values("claim"))


def exported_lines(
    company: PublishedCompany | None = None, *, demonstration: bool = False
) -> Iterator[str]:
    """JSON Lines; what a line names by its id comes before it, but for links among claims and
    among companies."""
    claims = exported_claims(company)
    # Others are known to nobody: no page has them.
    carried = PublishedClaimTopic.objects.filter(
        topic=OuterRef("pk"), claim__in=claims.values("pk")
    )
    topics = PublishedTopic.objects.filter(Exists(carried))
    companies = PublishedCompany.objects.all()
    sources = PublishedSource.objects.filter(is_hidden=False)
    articles = PublishedArticle.objects.filter(is_hidden=False)
    relations = PublishedRelation.objects.filter(Exists(claims.filter(relations=OuterRef("pk"))))
    briefs = PublishedBrief.objects.all()
    if company is not None:
        keys = claims.values("pk")
        named = Q(named_in__claim__in=keys) | Q(claims__claim__in=keys) | Q(pk=company.pk)
        companies = companies.filter(named).distinct()
        articles = articles.filter(
            Q(evidence__claim__in=keys) | Q(appearances__claim__in=keys)
        ).distinct()
        told = Q(evidence__claim__in=keys) | Q(first_told__claim__in=keys)
        sources = sources.filter(told | Q(articles__in=articles.values("pk"))).distinct()
        relations = relations.filter(Q(subject=company) | Q(object=company))
        briefs = briefs.filter(Q(company=company) | Q(counterparty=company))
    yield from jsonl.notice_lines(demonstration=demonstration)
    yield from jsonl.topic_lines(topics)
    yield from jsonl.company_lines(companies)
    yield from jsonl.source_lines(sources)
    yield from jsonl.article_lines(articles)
    yield from jsonl.claim_lines(claims)
    yield from jsonl.relation_lines(relations, claims)
    yield from jsonl.brief_lines(briefs)
    corrections = Correction.objects.filter(claim__in=claims.values("pk"))
    yield from jsonl.correction_lines(corrections.with_words())
