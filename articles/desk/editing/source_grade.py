"""The verb that grades a source."""

from __future__ import annotations

from articles.desk.editing.acting import CHECKERS, only
from articles.desk.editing.bulk import suggest_resting_on
from articles.desk.editing.changing import made
from articles.desk.editing.source import check_known
from articles.desk.models import Source, SourceGrade


def grade(source: Source, *, reliability: str, reason: str) -> SourceGrade:
    """A new grade of reliability with its reason; claims that rest on the source move on.

    The newest grade said once more in the same words stays as it is.
    """
    person = only(*CHECKERS)
    source = Source.objects.select_for_update().get(pk=source.pk)
    check_known(source)
    newest = source.grades.order_by("-id").first()
    if newest and (newest.reliability, newest.reason.strip()) == (reliability, reason.strip()):
        return newest
    values = {"reliability": reliability, "reason": reason}
    given = made(SourceGrade(source=source, graded_by=person), values, tuple(values))
    suggest_resting_on(sources=[source.pk])
    return given
