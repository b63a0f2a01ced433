"""Who may know what the rules suggest, and how far an assessment lies from it, as conditions."""

from __future__ import annotations

from django.db.models import BooleanField, Exists, F, Func, IntegerField, OuterRef, Q, Subquery

from articles.desk.editing.acting import CHECKERS
from articles.desk.models import Assessment
from articles.logic.vocabulary import Verdict, Workflow


class LevelsApart(Func):
    """Levels between a claim's newest assessment and its suggestion."""

    function = "levels_apart"
    output_field = IntegerField()

    def __init__(self) -> None:
        newest = Assessment.objects.filter(claim=OuterRef("pk")).order_by("-id")
        held = [Subquery(newest.values(name)[:1]) for name in ("verdict", "confidence", "rating")]
        advised = [F(f"suggestion__{name}") for name in ("verdict", "word", "points")]
        super().__init__(*held, *advised)


class AgainstRules(Func):
    """Whether a second editor has to approve it, by the claim's key."""

    function = "against_suggestion"
    output_field = BooleanField()


def advice_shown(person_id: int, roles: frozenset[str]) -> Q:
    """Claims whose suggestion this person may see: judged by them, or to be checked by them."""
    own = Assessment.objects.filter(claim=OuterRef("pk"), assessed_by=person_id)
    shown = Q(Exists(own.exclude(verdict=Verdict.NOT_ASSESSED)))
    if roles & set(CHECKERS):
        shown |= Q(workflow__in=(Workflow.IN_REVIEW, Workflow.VERIFIED))
    return shown
