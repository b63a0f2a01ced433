"""Which claims were chosen, each with the version that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery

from articles.desk.admin.permissions import visible
from articles.desk.models import Assessment, Claim, Snooze

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
        Chosen(found[name], _number(seen, found[name].version))
        for name, seen in versions.items()
        if name in found
    ]


def _number(seen: str, present: int) -> int:
    is_number = seen.isascii() and seen.isdigit() and len(seen) < 10
    return int(seen) if is_number else present


def _read(request: Any, names: list[str]) -> Any:
    newest = Assessment.objects.filter(claim=OuterRef("pk")).order_by("-id")
    mine = Snooze.objects.filter(person=request.user)
    return (
        visible(request, Claim.objects.filter(public_id__in=names))
        .select_related("assigned_to")
        .prefetch_related(
            "topics", "company_links__company", Prefetch("snoozes", mine, to_attr="my_snoozes")
        )
        .annotate(
            held_verdict=Subquery(newest.values("verdict")[:1]),
            held_confidence=Subquery(newest.values("confidence")[:1]),
            linked=Count("evidence__article", distinct=True, filter=_HAS_ADDRESS),
        )
    )
