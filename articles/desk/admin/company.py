"""Companies: names, identifiers, relations, merges."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from articles.desk.admin.base import DeskAdmin, DeskTabular
from articles.desk.admin.company_lookalikes import warn_of_lookalikes
from articles.desk.admin.company_sections import CompanySections, merge_facts
from articles.desk.admin.company_typed import OfferedByName
from articles.desk.admin.step import Step
from articles.desk.editing.acting import EDITOR, WRITERS
from articles.desk.editing.companies_alike import alike_of
from articles.desk.editing.company import delete_company, make_company
from articles.desk.editing.company_apart import tell_apart
from articles.desk.forms.company import ApartForm, CompanyForm, IdentifierForm, MergeForm
from articles.desk.models import (
    ClaimCompany,
    Company,
    CompanyIdentifier,
    CompanyName,
    CompanyRelation,
)
from articles.desk.publishing import company as verbs
from articles.desk.publishing import company_identifier as company_identifier_verbs
from articles.desk.publishing import company_merge as company_merge_verbs
from articles.desk.publishing import company_name as company_name_verbs
from articles.desk.publishing.company_merge import went_along
from articles.logic.vocabulary import Marking


class NameInline(DeskTabular):
    model = CompanyName
    fields = ("name", "kind", "valid_from", "valid_until", "origin")
    verbose_name = "further name"
    verbose_name_plural = "further names, present and former"

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def add_row(self, request: Any, record: Any, values: dict[str, Any]) -> None:
        company_name_verbs.name_company(record, version=record.version, **values)
        warn_of_lookalikes(request, record, values["name"])

    def revise_row(self, request: Any, record: Any, row: Any, changes: dict[str, Any]) -> None:
        """A name is removed and entered anew: what it was before stays in history."""
        values = {name: getattr(row, name) for name in self.fields} | changes
        record = company_name_verbs.unname_company(record, version=record.version, name=row)
        company_name_verbs.name_company(record, version=record.version, **values)

    def remove_row(self, request: Any, record: Any, row: Any) -> None:
        company_name_verbs.unname_company(record, version=record.version, name=row)


class IdentifierInline(DeskTabular):
    model = CompanyIdentifier
    form = IdentifierForm
    fields = ("scheme", "value", "origin")
    verbose_name = "identifier"

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def add_row(self, request: Any, record: Any, values: dict[str, Any]) -> None:
        company_identifier_verbs.identify(record, version=record.version, **values)

    def revise_row(self, request: Any, record: Any, row: Any, changes: dict[str, Any]) -> None:
        values = {name: getattr(row, name) for name in self.fields} | changes
        record = company_identifier_verbs.unidentify(record, version=record.version, identifier=row)
        company_identifier_verbs.identify(record, version=record.version, **values)

    def remove_row(self, request: Any, record: Any, row: Any) -> None:
        company_identifier_verbs.unidentify(record, version=record.version, identifier=row)


def claims_open() -> Coalesce:
    """How many claims are linked; confidential ones are left out, as a number would tell."""
    links = ClaimCompany.objects.filter(company=OuterRef("pk"))
    links = links.exclude(claim__marking=Marking.CONFIDENTIAL).order_by()
    counted = links.values("company").annotate(n=Count("claim", distinct=True)).values("n")
    return Coalesce(Subquery(counted), 0)


def _merge(record: Company, *, version: int, into: Company) -> None:
    company_merge_verbs.merge_companies(record, version=version, into=into)


def _unmerge_facts(record: Company) -> list[tuple[str, str]]:
    along = ", ".join(str(row) for row in went_along(record).order_by("name")[:10])
    facts = [("Merged into", str(record.merged_into))]
    return [*facts, ("Comes back along", along)] if along else facts


@admin.register(Company)
class CompanyAdmin(OfferedByName, CompanySections, DeskAdmin):
    form = CompanyForm
    list_display = ("name", "country", "further_names", "claim_count", "merged_into")
    list_filter = ("country", ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("merged_into",)
    search_fields = ("name", "names__name", "identifiers__value")
    search_help_text = "Any name it has or had, or an identifier."
    fields = ("name", "description", "country", "website", "founded", "dissolved", "parent")
    readonly_fields = ("companies_like_it", "merged_companies", "related_companies")
    inlines = (NameInline, IdentifierInline)
    removers = WRITERS
    history_parts = (
        ("company", CompanyName),
        ("company", CompanyIdentifier),
        ("subject", CompanyRelation),
        ("object", CompanyRelation),
    )
    steps = (
        Step(
            name="merge",
            title="Merge into another company",
            explains=(
                "Two records of one company become one for readers: its address and its claims "
                "lead to the other. Editions keep the name as published. It can be undone."
            ),
            act=_merge,
            done="Merged: readers find its claims at the other company.",
            roles=(EDITOR,),
            form=MergeForm,
            applies=lambda record: record.merged_into_id is None,
            facts=merge_facts,
            asked=("into",),
            is_grave=True,
        ),
        Step(
            name="apart",
            title="They are other companies",
            explains=(
                "Companies with names like this one’s are offered for merging. Those that you "
                "tick are others: nobody is asked about them again."
            ),
            act=tell_apart,
            done="Kept: they are not offered any more.",
            roles=WRITERS,
            form=ApartForm,
            applies=lambda record: record.merged_into_id is None and bool(alike_of(record)),
            facts=lambda record: [("This record", f"{record.name} ({record.public_id})")],
        ),
        Step(
            name="unmerge",
            title="Undo the merge",
            explains="The record gets its own page and its own claims back.",
            act=company_merge_verbs.unmerge_company,
            done="The merge is undone.",
            roles=(EDITOR,),
            applies=lambda record: record.merged_into_id is not None,
            facts=_unmerge_facts,
        ),
    )

    def for_list(self, request: Any, rows: Any) -> Any:
        return rows.prefetch_related("names").annotate(claims_open=claims_open())

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        return (*self.fields, *self.readonly_fields) if obj else self.fields

    @admin.display(description="also known as")
    def further_names(self, company: Company) -> str:
        return ", ".join(name.name for name in company.names.all()[:3])

    @admin.display(description="claims", ordering="claims_open")
    def claim_count(self, company: Any) -> int:
        return int(company.claims_open)

    def make(self, request: Any, values: dict[str, Any]) -> Company:
        company = make_company(**values)
        warn_of_lookalikes(request, company, company.name)
        return company

    def revise(
        self, request: Any, record: Any, *, version: int, changes: dict[str, Any]
    ) -> Company:
        company = verbs.revise_company(record, version=version, **changes)
        if "name" in changes:
            warn_of_lookalikes(request, company, company.name)
        return company

    def remove(self, request: Any, record: Any, *, version: int) -> None:
        delete_company(record, version=version)
