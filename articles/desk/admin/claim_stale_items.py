"""The evidence of a claim, carried over from a stale workbench."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.row_carrying import Rows
from articles.desk.admin.rows_sent import Values, count_of
from articles.desk.admin.workbench_forms import WorkbenchForms
from articles.desk.forms.evidence_values import present_values
from articles.desk.models import Article, Evidence, EvidenceDerivation, Origin, Source


def item_rows(forms: WorkbenchForms, data: QueryDict, then: AsItWas) -> Rows:
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
