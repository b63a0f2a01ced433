"""The company dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from articles.logic.listing_facets import Facet
from articles.public.reading.claim_lists import ClaimList, claim_list
from articles.public.reading.company_header import FILTERS, CompanyHeader
from articles.public.reading.dated import Timeline, timeline_of
from articles.public.reading.dossier_parts import Parts, parts_of
from articles.public.reading.list_counts import Choice, list_counts
from articles.public.reading.relations import Relations
from articles.public.reading.tallies import Tally

FACETS = (Facet.TOPIC, Facet.ROLE, Facet.WITH)


@dataclass(frozen=True)
class Dossier:
    """`parts`, `timeline` and `relations` stand on the first page alone.

    `partners` are the companies that most of the claims concern as well.
    """

    header: CompanyHeader
    claims: ClaimList
    partners: tuple[Choice, ...]
    corrected: int
    parts: Parts | None = None
    timeline: Timeline | None = None
    relations: Relations | None = None

    @property
    def tally(self) -> Tally:
        return self.claims.tally


def dossier(header: CompanyHeader, *, today: date) -> Dossier:
    """Three queries on the first page, two behind it; `header` was one more."""
    company = header.company
    counts = list_counts(header.scope, FACETS, today=today)
    page = claim_list(
        header.scope, counts, names=FILTERS, after=header.after, today=today, by_topic=True
    )
    with_most = sorted(counts.choices[Facet.WITH], key=lambda choice: -(choice.count or 0))
    partners = tuple(with_most[:2])
    if not page.is_first:
        return Dossier(header, page, partners, counts.corrected)
    parts = parts_of(header.scope.base, page.total)
    return Dossier(
        header=header,
        claims=page,
        partners=partners,
        corrected=counts.corrected,
        parts=parts,
        timeline=timeline_of(parts.dated, counts.years),
        relations=Relations(company.slug, company.name, parts.relations),
    )
