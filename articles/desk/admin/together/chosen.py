"""Which claims were chosen, each with the version that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q

from articles.desk.admin.permissions import visible
from articles.desk.models import Claim, Snooze
from articles.logic.typed_numbers import whole_number

#: Claims at once: what one person can look through on one page.
MOST = 200
FIELD = "claim"
_HAS_ADDRESS = ~Q(evidence__article__canonical_url="")


@dataclass(frozen=True)
class Chosen:
    """`version` is the one that was seen; the claim may have moved on since."""

    claim: Claim
    version: int

    @property
    def key(self) -> str:
        """As it stands in the form, and comes back from it."""
        return f"{self.claim.public_id}:{self.version}"

    @property
    def is_stale(self) -> bool:
        return self.claim.version != self.version


def chosen_in(request: Any) -> list[Chosen]:
    """Those named in the form that the person may read, in the form's order, at most `MOST`.

    A name without a version stands for the claim as it is now. What is no name of a claim is
    passed over: it was not chosen by anybody.
    """
    versions: dict[str, str] = {}
    for named in request.POST.getlist(FIELD)[:MOST]:
        public_id, _, version = named.partition(":")
        if public_id.isascii() and public_id.isalnum() and len(public_id) == 8:
            versions[public_id] = version
    found = {claim.public_id: claim for claim in _read(request, list(versions))}
    return [
        Chosen(found[name], _version(seen, found[name]))
        for name, seen in versions.items()
        if name in found
    ]


def _version(seen: str, claim: Claim) -> int:
    number = whole_number(seen)
    return claim.version if number is None else number


def _read(request: Any, names: list[str]) -> Any:
    mine = Snooze.objects.filter(person=request.user)
    return (
        visible(request, Claim.objects.filter(public_id__in=names).with_held_assessment())
        .select_related("assigned_to")
        .prefetch_related(
            "topics", "company_links__company", Prefetch("snoozes", mine, to_attr="my_snoozes")
        )
        .annotate(
            linked=Count("evidence__article", distinct=True, filter=_HAS_ADDRESS),
        )
    )
