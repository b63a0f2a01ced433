"""What editions and published rows of several claims are made of, read set-wise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from articles.desk.editing.facts import Facts, facts_of_all
from articles.desk.models import (
    Appearance,
    Assessment,
    Claim,
    ClaimCompany,
    ClaimLink,
    ClaimTopic,
    Enquiry,
    Evidence,
    Outcome,
    Source,
    Suggestion,
    Verification,
)
from articles.desk.publishing.appearance_content import appearance_rows
from articles.desk.publishing.enquiry_content import public_enquiries
from articles.desk.publishing.quotation_meters import Texts, texts_of
from articles.logic.vocabulary import ClaimLinkKind, VerificationDecision
from articles.public.models import PublishedClaim


class DraftRows:
    """Rows by the key of their claim; each kind is read when it is asked for first, in a fixed
    number of queries. Records that several rows name are there once.
    """

    def __init__(self, claims: Collection[Claim]) -> None:
        self.claims = claims
        self._keys = [claim.pk for claim in claims]

    @cached_property
    def texts(self) -> Texts:
        """Nobody else publishes from these articles until the transaction ends."""
        return texts_of(self._keys, lock=True)

    @cached_property
    def facts(self) -> dict[int, Facts]:
        return facts_of_all(self.claims)

    @cached_property
    def assessments(self) -> dict[int, Assessment]:
        return _newest(Assessment.objects.filter(claim__in=self._keys))

    @cached_property
    def suggestions(self) -> dict[int, Suggestion]:
        rows = Suggestion.objects.filter(claim__in=self._keys)
        return {row.claim_id: row for row in rows}

    @cached_property
    def evidence(self) -> dict[int, list[Evidence]]:
        """With their articles, their sources and all of those who control these."""
        rows = list(
            Evidence.objects.for_edition()
            .select_related(None)
            .prefetch_related("source", "article__publisher", "article_version")
            .filter(claim__in=self._keys)
        )
        _give_owners({row.source_id: row.source for row in rows})
        return _by_claim(rows)

    @cached_property
    def appearances(self) -> dict[int, list[Appearance]]:
        return _by_claim(appearance_rows(self._keys))

    @cached_property
    def companies(self) -> dict[int, list[ClaimCompany]]:
        rows = ClaimCompany.objects.filter(claim__in=self._keys).prefetch_related("company")
        return _by_claim(rows.order_by("company__public_id", "role"))

    @cached_property
    def topics(self) -> dict[int, list[ClaimTopic]]:
        rows = ClaimTopic.objects.filter(content_object__in=self._keys).prefetch_related("tag")
        return _by_claim(rows.order_by("tag__name"), "content_object_id")

    @cached_property
    def enquiries(self) -> dict[int, list[Enquiry]]:
        return _by_claim(public_enquiries(self._keys))

    @cached_property
    def links(self) -> dict[int, list[ClaimLink]]:
        rows = ClaimLink.objects.filter(claim__in=self._keys)
        return _by_claim(rows.exclude(kind=ClaimLinkKind.DUPLICATES).select_related("other"))

    @cached_property
    def readable(self) -> set[str]:
        """Public ids of linked claims that readers can open."""
        others = {link.other.public_id for links in self.links.values() for link in links}
        shown = PublishedClaim.objects.standing().filter(public_id__in=others)
        return set(shown.values_list("public_id", flat=True)) if others else set()

    @cached_property
    def outcomes(self) -> dict[int, Outcome]:
        rows = Outcome.objects.filter(claim__in=self._keys)
        return _newest(rows.prefetch_related("evidence"))

    @cached_property
    def checks(self) -> dict[int, list[Verification]]:
        """The newest first."""
        rows = Verification.objects.filter(claim__in=self._keys)
        return _by_claim(rows.filter(decision=VerificationDecision.CHECKED).order_by("-id"))


def _give_owners(sources: dict[int, Source]) -> None:
    waiting = set(sources)
    while waiting:
        owners = {owner for key in waiting if (owner := sources[key].owner_id)}
        found = Source.objects.in_bulk(owners - sources.keys())
        sources.update(found)
        waiting = set(found)
    for source in sources.values():
        source.owner = sources[source.owner_id] if source.owner_id else None


def _by_claim(rows: Iterable[Any], column: str = "claim_id") -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, column)].append(row)
    return found


def _newest(rows: QuerySet[Any]) -> dict[int, Any]:
    return {row.claim_id: row for row in rows.order_by("claim_id", "-id").distinct("claim_id")}
