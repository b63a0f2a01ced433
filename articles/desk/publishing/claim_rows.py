"""Published rows of claims' companies and topics."""

from __future__ import annotations

from collections.abc import Sequence

from articles.desk.publishing.bulk import add_rows
from articles.desk.publishing.draft_rows import DraftRows
from articles.desk.publishing.naming import free_slug
from articles.desk.publishing.shown_companies import shown_companies
from articles.desk.publishing.told import Shown
from articles.public.models import PublishedClaimCompany, PublishedClaimTopic, PublishedTopic


def write_companies(told: Sequence[Shown], rows: DraftRows) -> None:
    links = [
        (one.row, link)
        for one in told
        for link in sorted(rows.companies[one.claim.pk], key=lambda link: link.pk)
    ]
    named = shown_companies([link.company for _, link in links])
    add_rows(
        PublishedClaimCompany(
            claim=row,
            company=named[link.company_id].merged_into or named[link.company_id],
            named=named[link.company_id],
            role=link.role,
        )
        for row, link in links
    )


def write_topics(told: Sequence[Shown], rows: DraftRows) -> None:
    links = [(one.row, link.tag) for one in told for link in rows.topics[one.claim.pk]]
    ids = {topic.name: topic.public_id for _, topic in links}
    known = PublishedTopic.objects.filter(name__in=ids).order_by("-id")
    topics = {topic.name: topic for topic in known}
    for name in ids.keys() - topics.keys():
        slug = free_slug(PublishedTopic.objects.all(), name, ids[name])
        topics[name] = PublishedTopic.objects.create(name=name, slug=slug)
    add_rows(PublishedClaimTopic(claim=row, topic=topics[topic.name]) for row, topic in links)
