"""Steps of a source: grade it, or ask somebody who may."""

from __future__ import annotations

from articles.desk.admin.step import Step
from articles.desk.editing.acting import CHECKERS, JOURNALIST
from articles.desk.editing.request import ask_for
from articles.desk.forms.source import GradeForm
from articles.desk.forms.step import ReasonForm
from articles.desk.models import Source
from articles.desk.publishing.source_grade import grade
from articles.logic.vocabulary import Reliability, RequestAction


def _grade(record: Source, *, version: int, reliability: str, reason: str) -> None:
    grade(Source.objects.locked(record.pk, version), reliability=reliability, reason=reason)


def _propose(record: Source, *, version: int, reason: str) -> None:
    ask_for(RequestAction.GRADE, Source.objects.locked(record.pk, version), reason=reason)


def _present(record: Source) -> list[tuple[str, str]]:
    newest = record.grades.order_by("-id").first()
    if newest is None:
        return [("Graded so far", "not yet")]
    return [("Graded so far", f"{Reliability(newest.reliability).label}: {newest.reason}")]


STEPS = (
    Step(
        name="grade",
        title="Grade its reliability",
        explains=(
            "How reliable the source has been, whoever it speaks about: not how credible one "
            "item is. Claims that rest on it are weighed again; earlier grades stay on record."
        ),
        act=_grade,
        done="Graded. The claims that rest on it were weighed again.",
        roles=CHECKERS,
        form=GradeForm,
        facts=_present,
    ),
    Step(
        name="propose-grade",
        title="Propose a grade",
        explains="A fact-checker or an editor reads your reason and grades the source.",
        act=_propose,
        done="Asked for: it stands in the list of requests.",
        roles=(JOURNALIST,),
        instead_of="grade",
        form=ReasonForm,
        facts=_present,
    ),
)
