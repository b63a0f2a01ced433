"""What a company's form shows beside its fields: relations, merges, and companies like it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles.desk.editing.companies_alike import alike_of, alike_words
from articles.desk.models import ClaimCompany, Company, CompanyRelation, Person
from articles.desk.publishing.company_merge import merge_event
from articles.logic.wording import counted

#: Companies merged into one that its form names; history has all of them.
MOST_MERGED = 20
_LINK = '<a class="underline" href="{}">{}</a>'


def relation_in_words(relation: CompanyRelation) -> str:
    """Subject and object have to be at hand."""
    return f"{relation.subject} — {relation.get_kind_display().lower()} — {relation.object}"


def _once(make: Callable[[Company], str]) -> Callable[[Company], str]:
    """The form's templates ask for a read-only field several times."""

    def held(company: Company) -> str:
        name = f"_shown_{make.__name__}"
        if name not in company.__dict__:
            company.__dict__[name] = make(company)
        return str(company.__dict__[name])

    held.__name__ = make.__name__
    return held


class CompanySections:
    """Gives CompanyAdmin its read-only fields."""

    @admin.display(description="relations")
    def related_companies(self, company: Company) -> str:
        return _relations(company)

    @admin.display(description="may be the same company")
    def companies_like_it(self, company: Company) -> str:
        return _alike(company)

    @admin.display(description="merged into it")
    def merged_companies(self, company: Company) -> str:
        return _merged(company)


@_once
def _relations(company: Company) -> str:
    relations = (
        CompanyRelation.objects.filter(Q(subject=company) | Q(object=company))
        .select_related("subject", "object")
        .order_by("kind", "pk")
    )
    rows = (
        (
            reverse("admin:articles_companyrelation_change", args=[relation.pk]),
            relation_in_words(relation),
        )
        for relation in relations
    )
    return format_html_join("", f"<p>{_LINK}</p>", rows) or _said("None recorded.")


@_once
def _alike(company: Company) -> str:
    if company.merged_into_id is not None:
        page = _page(company.merged_into_id)
        return format_html(f"<p>It was merged into {_LINK}.</p>", page, company.merged_into)
    merge = _step(company, "merge")
    rows = [
        (
            _page(one.company.pk),
            one.company,
            one.company.public_id,
            alike_words(one),
            f"{merge}?into={one.company.pk}",
            "Merge into it",
        )
        for one in alike_of(company)
    ]
    if not rows:
        return _said("No name on record is like its own.")
    apart = format_html(f"<p>{_LINK}</p>", _step(company, "apart"), "They are other companies")
    return format_html_join("", f"<p>{_LINK} ({{}}): {{}}. {_LINK}</p>", rows) + apart


@_once
def _merged(company: Company) -> str:
    merged = list(company.merged.order_by("name", "pk")[:MOST_MERGED])
    events = {row.pk: merge_event(row) for row in merged}
    said = {key: _context(event) for key, event in events.items()}
    asked = [one["person"] for one in said.values() if "person" in one]
    people = {person.pk: str(person) for person in Person.objects.filter(pk__in=asked)}
    rows = (
        (
            _page(row.pk),
            row,
            _when(events[row.pk], people, said[row.pk]),
            _step(row, "unmerge"),
            "Undo",
        )
        for row in merged
    )
    return format_html_join("", f"<p>{_LINK}, {{}}. {_LINK}</p>", rows) or _said("None.")


def merge_facts(company: Company) -> list[tuple[str, str]]:
    """What merging it would do, before anybody does it."""
    links = ClaimCompany.objects.filter(company=company)
    claims = links.values("claim").distinct().count()
    out = links.filter(claim__published_number__isnull=False).values("claim").distinct().count()
    relations = CompanyRelation.objects.filter(Q(subject=company) | Q(object=company)).count()
    names = ", ".join(company.names.order_by("id").values_list("name", flat=True)[:10])
    along = ", ".join(str(row) for row in company.merged.order_by("name")[:10])
    facts = [
        ("This record", f"{company.name} ({company.public_id})"),
        (
            "Its claims",
            f"{counted(claims, 'claim')}, {out} of them published: readers find those at the "
            "other company. No version and no edition changes.",
        ),
        ("Its relations", f"{counted(relations, 'relation')} on record; they stay in its name."),
        ("Names by which it is still found here", names or "none but its own"),
    ]
    if along:
        facts.append(("Goes along, being merged into it", along))
    return facts


def _said(words: str) -> str:
    return format_html("<p>{}</p>", words)


def _context(event: Any) -> dict[str, Any]:
    context = event.pgh_context if event is not None else None
    return dict(context.metadata) if context is not None else {}


def _when(event: Any, people: dict[int, str], said: dict[str, Any]) -> str:
    if event is None:
        return "merged before history was kept"
    who = people.get(said.get("person", 0), "somebody")
    why = f" (“{said['reason']}”)" if said.get("reason") else ""
    return f"merged by {who} on {event.pgh_created_at:%d %B %Y}{why}"


def _page(key: int) -> str:
    return reverse("admin:articles_company_change", args=[key])


def _step(company: Company, name: str) -> str:
    return reverse("admin:articles_company_step", args=[company.pk, name])
