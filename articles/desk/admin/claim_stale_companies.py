"""The companies of a claim, carried over from a stale workbench."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.row_carrying import Rows
from articles.desk.admin.rows_sent import Values, read_as
from articles.desk.admin.workbench_forms import WorkbenchForms
from articles.desk.forms.claim_links import CompanyLinkForm
from articles.desk.models import ClaimCompany


def company_rows(forms: WorkbenchForms, data: QueryDict, then: AsItWas) -> Rows:
    was = then.rows(ClaimCompany, claim_id=then.key)
    now = _by_company(forms.facts.company_links if forms.facts else [])
    read = _by_company(was[key] for key in sorted(was)) if then.is_known else None

    def form(prefix: str, sent: Any, key: str | None) -> CompanyLinkForm:
        held = now.get(key or "") or (read or {}).get(key or "")
        initial: Values = {} if held is None else {"initial": held}
        return CompanyLinkForm(sent, prefix=prefix, **initial, **forms.options)

    return Rows(
        prefix="companies",
        called="Company",
        read=read,
        now=now,
        sent=read_as(data, "companies", "company", read or now),
        form=form,
        named=lambda values: str(values.get("company", "")),
        spare=2,
    )


def _by_company(links: Iterable[ClaimCompany]) -> dict[str, Values]:
    """A company may have several roles: `<id>`, `<id>-2` …, in the order of the links."""
    seen: Counter[str] = Counter()
    found: dict[str, Values] = {}
    for link in links:
        key = link.company.public_id
        seen[key] += 1
        name = key if seen[key] == 1 else f"{key}-{seen[key]}"
        found[name] = {"company": link.company, "role": link.role}
    return found
