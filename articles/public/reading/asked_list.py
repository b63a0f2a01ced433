"""The list that filters ask for, found by its slugs; for programs, which page through any."""

# ruff: noqa: S608 - made of constants and of keys of ours, which are numbers
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from articles.logic.listing_facets import ALL_COMPANIES, ROLE_NUMBERS, Facet
from articles.public.reading.asked import asked
from articles.public.reading.asking import row
from articles.public.reading.header_sql import size
from articles.public.reading.scopes import Listed, Scope

_NAMES = ("verdict", "confidence", "role", "since", "until", "changed", "order")

_COMPANY = """(
    SELECT coalesce(m.id, c.id) AS id, coalesce(m.slug, c.slug) AS slug
    FROM articles_publishedcompany c
    LEFT JOIN articles_publishedcompany m ON m.id = c.merged_into_id
    WHERE c.slug = %({name})s)"""
_FOUND = f"""
WITH company AS {_COMPANY.format(name="company")}, other AS {_COMPANY.format(name="counterparty")},
topic AS (SELECT id FROM articles_publishedtopic WHERE slug = %(topic)s),
key AS (SELECT (SELECT id FROM company) AS company, (SELECT id FROM other) AS other,
    (SELECT id FROM topic) AS topic)
SELECT (SELECT coalesce(sum(v.n), 0)::bigint FROM articles_publishedtouch v
        WHERE v.company_key IN (coalesce(key.company, {ALL_COMPANIES}), -1)),
    key.company, (SELECT slug FROM company), key.topic, key.other, (SELECT slug FROM other),
    {size(f"coalesce(key.company, {ALL_COMPANIES})", Facet.TOPIC, "key.topic")},
    {size("key.company", Facet.WITH, "key.other")},
    {size("key.company", Facet.ROLE, "%(role)s")},
    (SELECT id FROM articles_publishedclaim WHERE public_id = %(after)s)
FROM key
"""


@dataclass(frozen=True)
class AskedList:
    """`scope` is None where one of the slugs leads to nothing: `unknown` is its filter's name.

    `version` changes with whatever the list holds; `after_pk` is the key of the claim behind
    which the page begins, 0 for none; `slugs` are those of the filters, of survivors where
    companies were merged.
    """

    scope: Scope | None
    version: int
    after_pk: int
    slugs: Mapping[str, str]
    unknown: str = ""


def asked_list(query: Mapping[str, str], *, after: str = "") -> AskedList:
    """One query. `query` has valid values; a role and a counterparty need a company."""
    wanted = asked(query, names=_NAMES)
    slugs = {name: query.get(name, "") for name in ("company", "topic", "counterparty")}
    found: Any = row(_FOUND, {**slugs, "role": ROLE_NUMBERS.get(wanted.role, 0), "after": after})
    version, company, slug, topic, other, other_slug, of_topic, of_other, of_role, pk = found
    known = {"company": company, "topic": topic and of_topic, "counterparty": other and of_other}
    made = AskedList(None, version, pk or 0, _present(slugs, slug, other_slug))
    for name, key in known.items():
        if slugs[name] and not key:
            # Without a company the topic alone is to blame; with it, they have none together.
            return replace(made, unknown=name)
    lists = []
    base = Listed(company or ALL_COMPANIES, Facet.ANY)
    if topic:
        lists.append((of_topic, "topic", Listed(base.company, Facet.TOPIC, topic)))
    if other:
        lists.append((of_other, "counterparty", Listed(base.company, Facet.WITH, other)))
    if wanted.role:
        number = ROLE_NUMBERS[wanted.role]
        lists.append((of_role or 0, "role", Listed(base.company, Facet.ROLE, number)))
    lists.sort(key=lambda each: each[:2])
    return replace(made, scope=Scope(base, tuple((n, one) for _, n, one in lists), wanted))


def _present(slugs: Mapping[str, str], company: str | None, other: str | None) -> dict[str, str]:
    present = {**slugs, "company": company or slugs["company"]}
    return present | {"counterparty": other or slugs["counterparty"]}
