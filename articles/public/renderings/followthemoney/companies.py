"""Companies as entities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articles.logic.vocabulary import CompanyNameKind, IdentifierScheme
from articles.public.models import PublishedCompany
from articles.public.renderings.followthemoney.entity import CHUNK, company_id, date_of, entity

_NAMES = {
    CompanyNameKind.FORMER.value: "previousName",
    CompanyNameKind.ABBREVIATION.value: "abbreviation",
    CompanyNameKind.TICKER.value: "ticker",
}
_IDENTIFIERS = {
    IdentifierScheme.LEI.value: ("leiCode", "{}"),
    IdentifierScheme.WIKIDATA.value: ("wikidataId", "{}"),
    IdentifierScheme.CIK.value: ("cikCode", "{}"),
    IdentifierScheme.ISIN.value: ("isinCode", "{}"),
    IdentifierScheme.OPENCORPORATES.value: (
        "opencorporatesUrl",
        "https://opencorporates.com/companies/{}",
    ),
    IdentifierScheme.DOMAIN.value: ("website", "https://{}/"),
}


def companies(address: str, note: str) -> Iterator[dict[str, Any]]:
    """Survivors of merges, with the names and identifiers of what was merged into them."""
    rows = PublishedCompany.objects.surviving().order_by("public_id")
    rows = rows.select_related("parent__merged_into").prefetch_related(
        "names", "identifiers", "merged__names", "merged__identifiers"
    )
    for row in rows.iterator(chunk_size=CHUNK):
        records = [row, *sorted(row.merged.all(), key=lambda one: one.public_id)]
        told: dict[str, list[str]] = {"name": [row.name], "website": [row.website]}
        for record in records:
            for one in sorted(record.names.all(), key=lambda one: (one.name, one.kind)):
                known = _NAMES.get(one.kind, "alias")
                if one.name != row.name or known == "ticker":
                    told.setdefault(known, []).append(one.name)
            for number in sorted(record.identifiers.all(), key=lambda n: (n.scheme, n.value)):
                name, form = _IDENTIFIERS[number.scheme]
                told.setdefault(name, []).append(form.format(number.value))
        parent = row.parent and (row.parent.merged_into or row.parent)
        yield entity(
            company_id(row.public_id),
            "Company",
            **told,
            country=row.country.lower(),
            incorporationDate=date_of(row.founded),
            dissolutionDate=date_of(row.dissolved),
            parent=company_id(parent.public_id) if parent and parent.pk != row.pk else None,
            description=row.description,
            sourceUrl=f"{address}/companies/{row.slug}/",
            notes=note,
            modifiedAt=row.updated_at.date().isoformat(),
        )
