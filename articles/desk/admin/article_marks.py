"""The claims that a version of a text carries, each with its words and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from articles.desk.admin.article_mark import Mark
from articles.desk.editing.article_facts import STATE_OF_STANDING
from articles.desk.models import AppearanceSpan, ArticleVersion, Claim, Evidence
from articles.logic.charts import level_of
from articles.logic.marking import Reach
from articles.logic.vocabulary import (
    AppearanceState,
    EvidenceState,
    Stance,
    Verdict,
    Workflow,
)

#: What no longer counts, on the item itself or by the standing of the article it rests on.
_VOID = (EvidenceState.RETRACTED.value, EvidenceState.SUPERSEDED.value)
_VOIDING = [standing.value for standing, state in STATE_OF_STANDING.items() if state in _VOID]


@dataclass(frozen=True)
class Marks:
    """`reaches` are the words of `claims`, by their places in it."""

    claims: list[Mark]
    reaches: list[Reach]


def marks_of(version: ArticleVersion, readable: QuerySet[Any]) -> Marks:
    """Claims in the order of the text, in two queries; what was rejected marks nothing.

    `readable` are the claims that the person may read; the others leave no trace.
    """
    spans = AppearanceSpan.objects.filter(
        appearance__article_version=version, appearance__claim__in=readable.values("pk")
    ).exclude(appearance__state=AppearanceState.ORPHANED)
    rows = spans.order_by("start", "end", "pk").values_list("appearance__claim", "start", "end")
    found = list(rows)
    known = _marks({claim for claim, *_ in found})
    places = {
        claim: place
        for place, claim in enumerate(dict.fromkeys(claim for claim, *_ in found if claim in known))
    }
    reaches = [Reach(places[claim], start, end) for claim, start, end in found if claim in known]
    return Marks([known[claim] for claim in places], reaches)


def _marks(keys: set[int]) -> dict[int, Mark]:
    rows = (
        Claim.objects.filter(pk__in=keys)
        .exclude(workflow=Workflow.REJECTED)
        .with_held_assessment()
        .annotate(
            has_for=Exists(_live(Stance.SUPPORTS)),
            has_against=Exists(_live(Stance.DISPUTES).filter(is_resolved=False)),
        )
    )
    return {row.pk: _mark(row) for row in rows}


def _live(stance: Stance) -> QuerySet[Evidence]:
    void = Q(state__in=_VOID) | Q(article__standing__in=_VOIDING, article__isnull=False)
    return Evidence.objects.filter(claim=OuterRef("pk"), stance=stance).exclude(void)


def _mark(claim: Any) -> Mark:
    return Mark(
        key=claim.pk,
        words=str(claim),
        href=reverse("admin:articles_claim_change", args=[claim.pk]),
        workflow=claim.get_workflow_display().lower(),
        level=level_of(claim.held_confidence),
        is_contested=claim.held_verdict == Verdict.DISPUTED or claim.has_against,
        is_backed=claim.has_for,
    )
