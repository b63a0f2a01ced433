"""`manage.py load annotations FILE… --article ID`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from django.core.management.base import CommandError

from articles.desk.editing.errors import EditingError
from articles.desk.importing.annotations import AnnotationFile, AnnotationImport
from articles.desk.importing.refused_file import RefusedFile
from articles.desk.importing.tables import Counted, Refusal
from articles.desk.models import Person

Say = Callable[[str], None]


def load_annotation_files(
    files: Sequence[Path], article: str | None, by: Person, say: Say
) -> dict[str, int]:
    """{"taken", "skipped", "refused"} of all files; a file that cannot be read counts as one
    refused, and `say` is told why."""
    if not article:
        raise CommandError("Say which article they are about with --article ID.")
    told = {"taken": 0, "skipped": 0, "refused": 0}
    try:
        into = AnnotationImport(by, article)
        for path in files:
            counted = _load(path, into, say)
            for name in told:
                told[name] += getattr(counted, name)
    except (EditingError, KeyboardInterrupt) as stop:
        words = str(stop) or "Stopped."
        raise CommandError(f"{words} {told['taken']:,} annotations were taken.") from stop
    return told


def _load(path: Path, into: AnnotationImport, say: Say) -> Counted:
    counted = Counted()
    with RefusedFile(path, place="annotation") as refused:
        try:
            for counted in into.run(iter(AnnotationFile(path))):
                refused.add(counted.refusals)
        except EditingError as problem:
            counted.refused += 1
            refused.add([Refusal(0, str(problem))])
            say(str(problem))
    return counted
