"""A stale save of the workbench: the claim, its companies, links and evidence as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.row_carrying import Rows, carry_rows
from articles.desk.admin.stale import Stale, finish, start
from articles.desk.admin.workbench_forms import WorkbenchForms
from articles.desk.forms.claim import FIELDS
from articles.desk.forms.claim_links import ClaimLinkForm, CompanyLinkForm
from articles.desk.forms.evidence_values import present_values
from articles.desk.models import (
    Article,
    Claim,
    ClaimCompany,
    ClaimLink,
    ClaimTopic,
    Evidence,
    EvidenceDerivation,
    Origin,
    Source,
    Topic,
)

Values = dict[str, Any]


def claim_anew(forms: WorkbenchForms, claim: Claim, data: QueryDict, files: Any) -> Stale:
    """`forms` are bound to what was sent, `claim` is as it stands now; writes nothing."""
    carrying, then = start(claim, data, "version")
    carrying.carry(forms.claim, _claim_then(then), forms.claim.initial)
    for rows in (_companies(forms, data, then), _links(forms, data, then)):
        carry_rows(carrying, rows)
    carry_rows(carrying, _evidence(forms, data, then))
    return finish(carrying, then, claim, files, "version")


def _claim_then(then: AsItWas) -> Values | None:
    if then.record is None:
        return None
    tags = [row.tag_id for row in then.rows(ClaimTopic, content_object_id=then.key).values()]
    names = Topic.objects.filter(pk__in=tags).values_list("name", flat=True)
    return {name: getattr(then.record, name) for name in FIELDS} | {
        "topics": ", ".join(sorted(names))
    }


def _companies(forms: WorkbenchForms, data: QueryDict, then: AsItWas) -> Rows:
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


def read_as(
    data: QueryDict, prefix: str, name: str, known: dict[str, Values]
) -> list[tuple[str, str | None]]:
    """The rows that were sent, each with the key of what stood in it when it was read."""
    found: list[tuple[str, str | None]] = []
    seen: Counter[str] = Counter()
    for number in range(count_of(data, prefix)):
        row = f"{prefix}-{number}"
        if f"{row}-{name}" not in data:
            continue
        held = data.get(f"initial-{row}-{name}", "").rstrip(")/ ")[-8:]
        seen[held] += 1
        key = held if seen[held] == 1 else f"{held}-{seen[held]}"
        found.append((row, key if key in known else None))
    return found


def count_of(data: QueryDict, prefix: str) -> int:
    told = data.get(f"{prefix}-TOTAL_FORMS", "0")
    return min(int(told), 400) if told.isdecimal() and told.isascii() and len(told) < 6 else 0


def _links(forms: WorkbenchForms, data: QueryDict, then: AsItWas) -> Rows:
    facts: Any = forms.facts
    was = then.rows(ClaimLink, claim_id=then.key).values()
    shown = Claim.objects.readable_by(facts.person.pk, is_editor=facts.is_editor)
    others = [link.other_id for link in [*was, *facts.links]]
    readable = {claim.pk: str(claim) for claim in shown.filter(pk__in=others)}

    def values(links: Iterable[ClaimLink]) -> dict[str, Values]:
        return {link.public_id: {"other": link.other_id, "kind": link.kind} for link in links}

    def form(prefix: str, sent: Any, key: str | None) -> ClaimLinkForm:
        initial: Values = {} if key is None else {"initial": {"id": key}}
        return ClaimLinkForm(sent, prefix=prefix, **initial, **forms.options)

    return Rows(
        prefix="links",
        called="Link to",
        read=values(was) if then.is_known else None,
        now=values(facts.links),
        sent=[
            (f"links-{n}", data.get(f"links-{n}-id") or None)
            for n in range(count_of(data, "links"))
        ],
        form=form,
        named=lambda values: readable.get(values.get("other", 0), "a claim that you may not read"),
        keys=lambda key: {"id": key},
    )


def _evidence(forms: WorkbenchForms, data: QueryDict, then: AsItWas) -> Rows:
    read = _items_then(then, forms.options["person"]) if then.is_known else None
    now = {key: present_values(item) for key, item in forms.items.items()}
    return Rows(
        prefix="evidence",
        called="Item of",
        read=read,
        now=now,
        sent=[
            (f"evidence-{n}", data.get(f"evidence-{n}-id") or None)
            for n in range(count_of(data, "evidence"))
            if f"evidence-{n}-stance" in data or f"evidence-{n}-id" in data
        ],
        form=forms.evidence_form,
        named=lambda values: str(values.get("source", "")),
        keys=lambda key: {"id": key},
    )


def _items_then(then: AsItWas, person: Any) -> dict[str, Values]:
    """Only those whose source the person may know of."""
    items = then.rows(Evidence, claim_id=then.key)
    known = Source.objects.known_to(person.pk).in_bulk({item.source_id for item in items.values()})
    derived = then.rows(EvidenceDerivation, evidence_id__in=list(items))
    _fetch(derived.values())
    found = {}
    for key in sorted(items):
        item = items[key]
        if item.source_id not in known:
            continue
        item.source = known[item.source_id]
        rests = [row for row in derived.values() if row.evidence_id == key]
        item._prefetched_objects_cache = {"derivations": rests}
        found[item.public_id] = present_values(item)
    return found


def _fetch(derived: Iterable[Any]) -> None:
    """The parents of derivations, by three queries; one that is gone is left out."""
    rows = list(derived)
    for name, model in (("evidence", Evidence), ("article", Article), ("origin", Origin)):
        key = f"parent_{name}"
        found: Any = model._default_manager.in_bulk(
            {getattr(row, f"{key}_id") for row in rows} - {None}
        )
        for row in rows:
            setattr(row, key, found.get(getattr(row, f"{key}_id")))
