"""Published rows of a claim's companies and topics."""

from __future__ import annotations

from articles.desk.models import Claim
from articles.desk.publishing.company import shown_company
from articles.desk.publishing.naming import free_slug
from articles.public.models import (
    PublishedClaim,
    PublishedClaimCompany,
    PublishedClaimTopic,
    PublishedTopic,
)


def write_companies(claim: Claim, shown: PublishedClaim) -> None:
    for link in claim.company_links.select_related("company").order_by("id"):
        named = shown_company(link.company)
        PublishedClaimCompany.objects.create(
            claim=shown, company=named.merged_into or named, named=named, role=link.role
        )


def write_topics(claim: Claim, shown: PublishedClaim) -> None:
    for topic in claim.topics.order_by("name"):
        public = PublishedTopic.objects.filter(name=topic.name).first()
        if public is None:
            slug = free_slug(PublishedTopic.objects.all(), topic.name, topic.public_id)
            public = PublishedTopic.objects.create(name=topic.name, slug=slug)
        PublishedClaimTopic.objects.create(claim=shown, topic=public)
