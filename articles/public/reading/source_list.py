"""Sources that claims rest on, by the name that readers know them by."""

from __future__ import annotations

from django.db.models import Exists, IntegerField, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from articles.public.models import PublishedClaim, PublishedEvidence, PublishedSource
from articles.public.reading.pages import Page, page_of

#: Items of a source are counted to here; its own page says more.
MOST_COUNTED = 100
_ITEMS = """(
SELECT count(*) FROM (
    SELECT FROM articles_publishedevidence e JOIN articles_publishedclaim c ON c.id = e.claim_id
    WHERE e.source_id = articles_publishedsource.id AND c.standing = 'current'
    AND c.merged_into_id IS NULL LIMIT %s) AS counted)"""


def resting_on() -> QuerySet[PublishedSource]:
    """Sources on which something that stands rests."""
    standing = PublishedClaim.objects.standing().filter(pk=OuterRef("claim"))
    items = PublishedEvidence.objects.filter(Exists(standing), source=OuterRef("pk"))
    return PublishedSource.objects.filter(Exists(items), is_hidden=False)


def source_index(*, kind: str, after: str) -> Page[PublishedSource]:
    """Of one kind if given, with `items`, how many items of evidence of theirs stand, counted to
    `MOST_COUNTED` + 1. Only those with any: that nothing rests on a source any more is for its
    own page. One query, two behind page one."""
    everything = PublishedSource.objects.filter(is_hidden=False)
    sources = resting_on()
    if kind:
        sources = sources.filter(kind=kind)
    counted = RawSQL(_ITEMS, [MOST_COUNTED + 1], output_field=IntegerField())  # noqa: S611  (ours)
    return page_of(sources.annotate(items=counted), ("label", "id"), after=after, among=everything)
