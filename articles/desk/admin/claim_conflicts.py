"""A stale save of a claim: what was read, what was typed, and what is on record now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.desk.forms.claim import FIELDS, ClaimForm, named
from articles.desk.models import Claim


@dataclass(frozen=True)
class ThreeWays:
    field: str
    base: str
    yours: str
    now: str


def three_ways(form: ClaimForm) -> list[ThreeWays]:
    """Each field where what was typed is not what is on record; the base from history."""
    if not form.is_bound or form.claim is None:
        return []
    base = _as_read(form.claim, form.cleaned_data.get("version"))
    rows = []
    for name in form.changed_data:
        if name in ("version", "over_version"):
            continue
        bound = form[name]
        yours = form.cleaned_data.get(name, bound.value())
        rows.append(
            ThreeWays(
                field=str(bound.label),
                base=named(base.get(name)) or "—",
                yours=named(yours) or "—",
                now=named(bound.initial) or "—",
            )
        )
    return rows


def _as_read(claim: Claim, version: int | None) -> dict[str, Any]:
    """The claim's plain fields at that version; keys to other records are left out."""
    if version is None:
        return {}
    events: Any = Claim.pgh_event_model  # type: ignore[attr-defined]
    event = events.objects.filter(pgh_obj_id=claim.pk, version=version).order_by("-pgh_id").first()
    if event is None:
        return {}
    plain = [name for name in FIELDS if not Claim._meta.get_field(name).is_relation]
    return {name: getattr(event, name) for name in plain}
