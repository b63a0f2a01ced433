"""A company with all its names, identifiers and brief, and what the address asks of its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.logic.listing_facets import ROLE_NUMBERS, Facet
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import CompanyNameKind, IdentifierScheme
from articles.public.reading.asked import Asked, asked
from articles.public.reading.asking import row
from articles.public.reading.briefs import Brief, brief_from
from articles.public.reading.header_sql import COMPANY, FILTERED
from articles.public.reading.scopes import Listed, Scope

FILTERS = (
    "topic", "verdict", "confidence", "role", "counterparty", "since", "until", "changed", "order",
)  # fmt: skip


@dataclass(frozen=True)
class OtherName:
    """`origin` says where the name comes from; "" where that is not stated."""

    name: str
    kind: CompanyNameKind
    valid_from: PartialDate | None
    valid_until: PartialDate | None
    origin: str

    @property
    def when(self) -> str:
        since, until = self.valid_from, self.valid_until
        if since and until:
            return f"{since.display()} to {until.display()}"
        if until:
            return f"until {until.display()}"
        return f"since {since.display()}" if since else ""


@dataclass(frozen=True)
class Identifier:
    scheme: IdentifierScheme
    value: str
    origin: str


@dataclass(frozen=True)
class StatedOrigin:
    words: str
    kind: str
    when: str
    origin: str


@dataclass(frozen=True)
class CompanyFacts:
    """A company's public row; dates as text in ISO form or None."""

    pk: int
    public_id: str
    slug: str
    name: str
    description: str
    country: str
    website: str
    founded: str | None
    dissolved: str | None
    parent_slug: str | None
    parent_name: str | None
    merged_into: str | None


@dataclass(frozen=True)
class After:
    """The claim behind which a page begins, by what lists are ordered by."""

    pk: int
    updated_at: str
    dated: str
    level: int


@dataclass(frozen=True)
class CompanyHeader:
    """`version` changes with whatever the page shows; `after` is None on page one."""

    company: CompanyFacts
    names: tuple[OtherName, ...]
    identifiers: tuple[Identifier, ...]
    brief: Brief | None
    version: int
    scope: Scope
    after: After | None

    @property
    def former_names(self) -> list[OtherName]:
        return [other for other in self.names if other.kind == CompanyNameKind.FORMER]

    @property
    def also_names(self) -> list[OtherName]:
        """Other names in use."""
        return [other for other in self.names if other.kind != CompanyNameKind.FORMER]

    @property
    def stated_origins(self) -> list[StatedOrigin]:
        """Names and identifiers with where they come from; none where no origin is stated."""
        found = [
            *(StatedOrigin(n.name, n.kind.label, n.when, n.origin) for n in self.names),
            *(StatedOrigin(i.value, i.scheme.label, "", i.origin) for i in self.identifiers),
        ]
        return found if any(one.origin for one in found) else []


def company_header(slug: str, query: Mapping[str, Any]) -> CompanyHeader | None:
    """One query; None where there is no such company. `company.merged_into` may be set."""
    wanted = asked(query, names=FILTERS)
    found = row(
        COMPANY + FILTERED,
        {
            "slug": slug,
            "after": wanted.after,
            "topic": wanted.topic,
            "other": wanted.counterparty,
            "role": ROLE_NUMBERS.get(wanted.role, 0),
        },
    )
    if found is None:
        return None
    company = CompanyFacts(*found[:12])
    names, identifiers, brief, version, after, topic, other, role = found[12:]
    wanted, lists = narrowed_to(
        wanted,
        {
            "topic": (Facet.TOPIC, topic),
            "counterparty": (Facet.WITH, other),
            "role": (Facet.ROLE, [ROLE_NUMBERS.get(wanted.role, 0), role]),
        },
        company.pk,
    )
    return CompanyHeader(
        company=company,
        names=tuple(
            OtherName(name, CompanyNameKind(kind), _date(since), _date(until), origin)
            for name, kind, since, until, origin in names
        ),
        identifiers=tuple(
            Identifier(IdentifierScheme(scheme), value, origin)
            for scheme, value, origin in identifiers
        ),
        brief=brief_from(brief),
        version=version,
        scope=Scope(Listed(company.pk, Facet.ANY), lists, wanted),
        after=After(*after) if after else None,
    )


def narrowed_to(
    wanted: Asked, found: Mapping[str, tuple[Facet, list[int] | None]], company: int
) -> tuple[Asked, tuple[tuple[str, Listed], ...]]:
    """The lists that were asked for by [key, claims], and what is asked without unknown ones.

    A topic or company with which no claim is listed is told as unknown: the answer must not
    depend on whether it exists. A role without a claim is a known word, and its list is empty.
    """
    lists: list[tuple[int, str, Listed]] = []
    for name, (facet, pair) in found.items():
        if name not in wanted.texts:
            continue
        key, claims = pair or (0, 0)
        if not claims and name != "role":
            wanted = wanted.without(name)
        else:
            lists.append((claims or 0, name, Listed(company, facet, key)))
    lists.sort(key=lambda each: each[:2])
    return wanted, tuple((name, listed) for _, name, listed in lists)


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
