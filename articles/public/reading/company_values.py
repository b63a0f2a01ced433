"""What other people's tables can fetch of companies: two queries, however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from articles.logic.listing_facets import Facet
from articles.logic.reconciling.extension import Extension
from articles.logic.reconciling.properties import IDENTIFIERS, VERDICTS
from articles.logic.reconciling.values import Linked, Value
from articles.public.models import PublishedCompany, PublishedTotal
from articles.public.reading.reconciling import named_of, numbers_of, with_names


def extended(asked: Extension, address: str) -> dict[str, dict[str, list[Value]]]:
    """Id as asked → property → values; a merged company has those of its survivor, an id that
    nothing has no values. `address` is that of the installation."""
    ids = [one.upper() for one in asked.ids if len(one) == 8]
    rows = PublishedCompany.objects.filter(public_id__in=ids)
    survivors = dict(rows.values_list("public_id", "merged_into__public_id")) if ids else {}
    wanted = {survivors[one] or one for one in ids if one in survivors}
    companies = {
        row.public_id: row
        for row in with_names(
            PublishedCompany.objects.filter(public_id__in=wanted).select_related("parent")
        )
    }
    counts = _counts([row.pk for row in companies.values()]) if _counted(asked) else {}
    told: dict[str, dict[str, list[Value]]] = {}
    for one in asked.ids:
        company = companies.get(survivors.get(one.upper()) or one.upper())
        told[one] = {
            pid: _cut(_values(company, pid, counts, address), most) if company else []
            for pid, most in asked.properties
        }
    return told


def _cut(values: list[Value], most: int) -> list[Value]:
    return values[:most] if most else values


def _counted(asked: Extension) -> bool:
    return any(pid == "claims" or pid in VERDICTS for pid, _ in asked.properties)


def _counts(keys: list[int]) -> Mapping[int, Mapping[str, int]]:
    """Key of a company → verdict, "" for all → number of its standing claims."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = PublishedTotal.objects.filter(company_key__in=keys, facet=Facet.ANY, value=0)
    for key, verdict, n in rows.values_list("company_key", "verdict", "n"):
        found[key][verdict] += n
    return found


def _values(
    company: Any, pid: str, counts: Mapping[int, Mapping[str, int]], address: str
) -> list[Value]:
    if pid in IDENTIFIERS:
        return [value for scheme, value in numbers_of(company) if scheme == pid]
    if pid == "other_names":
        return list(dict.fromkeys(n for n, _ in named_of(company) if n != company.name))
    if pid == "claims" or pid in VERDICTS:
        verdict = VERDICTS[pid].value if pid in VERDICTS else ""
        return [counts.get(company.pk, {}).get(verdict, 0)]
    if pid == "parent":
        parent = company.parent
        return [Linked(parent.public_id, parent.name)] if parent else []
    if pid == "page":
        return [f"{address}/companies/{company.slug}/"]
    if pid in ("founded", "dissolved"):
        day = getattr(company, pid)
        return [day.iso()] if day else []
    text: str = getattr(company, pid)
    return [text] if text else []
