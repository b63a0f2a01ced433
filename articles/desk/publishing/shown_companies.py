"""Public rows of several companies at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.utils.text import slugify

from articles.desk.models import Company, CompanyIdentifier, CompanyName
from articles.desk.publishing.bulk import add_rows
from articles.desk.publishing.company import show_company
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.naming import SLUG_LENGTH
from articles.logic.vocabulary import CompanyNameKind
from articles.public.models import (
    PublishedCompany,
    PublishedCompanyIdentifier,
    PublishedCompanyName,
)


def shown_companies(companies: Sequence[Company]) -> dict[int, PublishedCompany]:
    """By the companies' keys, their public rows as they are; made where readers know none.

    Every verb that changes a company renews its row. A new row brings those above it along.
    """
    wanted = {company.public_id: company for company in companies}
    shown = _known(wanted)
    new = _with_parents([company for id, company in wanted.items() if id not in shown])
    shown |= _known([company.public_id for company in new])
    _show_new([one for one in new if one.public_id not in shown], shown)
    for company in new:
        if company.merged_into_id:
            shown[company.public_id] = show_company(company)
    return {company.pk: shown[id] for id, company in wanted.items()}


def _known(ids: Collection[str]) -> dict[str, PublishedCompany]:
    rows = PublishedCompany.objects.select_related("merged_into").filter(public_id__in=ids)
    return {row.public_id: row for row in rows} if ids else {}


def _with_parents(companies: Sequence[Company]) -> list[Company]:
    """Each after the one above it, otherwise in order."""
    known = {company.pk: company for company in companies}
    waiting = set(known)
    while waiting:
        above = {parent for key in waiting if (parent := known[key].parent_id)} - known.keys()
        known |= Company.objects.in_bulk(above)
        waiting = above
    ordered: dict[int, Company] = {}
    for company in companies:
        line = [company]
        while line[-1].parent_id and line[-1].pk not in ordered:
            line.append(known[line[-1].parent_id])
        ordered |= {one.pk: one for one in reversed(line) if one.pk not in ordered}
    return list(ordered.values())


def _show_new(companies: Sequence[Company], shown: dict[str, PublishedCompany]) -> None:
    """With their names and identifiers; adds their rows to `shown`, a level at a time."""
    if not companies:
        return
    moment, slugs = database_moment(), _slugs(companies)
    columns = ("public_id", "name", "description", "country", "website", "founded", "dissolved")
    made: dict[int, PublishedCompany] = {}
    known = {company.pk: company for company in companies}
    while level := [
        one
        for one in companies
        if one.pk not in made and (one.parent_id in made) is (one.parent_id in known)
    ]:
        above = _rows_of([one.parent_id for one in level if one.parent_id], made)
        rows = add_rows(
            PublishedCompany(
                **{column: getattr(company, column) for column in columns},
                parent=above.get(company.parent_id or 0),
                slug=slugs[company.public_id],
                updated_at=moment,
            )
            for company in level
        )
        made |= {company.pk: row for company, row in zip(level, rows, strict=True)}
    shown |= {row.public_id: row for row in made.values()}
    add_rows(_names(companies, made))
    identifiers = CompanyIdentifier.objects.filter(company__in=made)
    add_rows(
        PublishedCompanyIdentifier(
            company=made[one.company_id], scheme=one.scheme, value=one.value, origin=one.origin
        )
        for one in identifiers
    )


def _rows_of(keys: Sequence[int], made: dict[int, PublishedCompany]) -> dict[int, PublishedCompany]:
    """By the companies' keys; of those that are not in `made`, the rows that readers know."""
    others = set(keys) - made.keys()
    ids = dict(Company.objects.filter(pk__in=others).values_list("pk", "public_id"))
    known = _known(ids.values())
    return made | {key: known[id] for key, id in ids.items()} if others else made


def _slugs(companies: Sequence[Company]) -> dict[str, str]:
    """As `free_slug` gives one after the other."""
    wished = {one.public_id: slugify(one.name)[:SLUG_LENGTH].strip("-") for one in companies}
    taken = set(
        PublishedCompany.objects.filter(slug__in=wished.values()).values_list("slug", flat=True)
    )
    found = {}
    for id, slug in wished.items():
        if not slug:
            found[id] = id.lower()
            continue
        found[id] = f"{slug}-{id.lower()}" if slug in taken else slug
        taken.add(slug)
    return found


def _names(
    companies: Sequence[Company], shown: dict[int, PublishedCompany]
) -> list[PublishedCompanyName]:
    present = CompanyNameKind.TRADING.value
    names = {
        (company.pk, company.name, present): PublishedCompanyName(
            company=shown[company.pk], name=company.name, kind=present, origin=""
        )
        for company in companies
    }
    for one in CompanyName.objects.filter(company__in=shown).order_by("name", "id"):
        names.setdefault(
            (one.company_id, one.name, one.kind),
            PublishedCompanyName(
                company=shown[one.company_id],
                name=one.name,
                kind=one.kind,
                valid_from=one.valid_from,
                valid_until=one.valid_until,
                origin=one.origin,
            ),
        )
    return list(names.values())
