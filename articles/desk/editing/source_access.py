"""Verbs on who may know of a confidential source."""

from __future__ import annotations

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made
from articles.desk.editing.errors import EditingError
from articles.desk.editing.source import locked_known
from articles.desk.models import Person, Source, SourceAccess
from articles.logic.vocabulary import SourceAttribution


def give_access(source: Source, *, version: int, person: Person) -> SourceAccess:
    """Lets another person know that a confidential source exists."""
    only(*WRITERS)
    source = locked_known(source, version)
    if source.attribution != SourceAttribution.CONFIDENTIAL:
        raise EditingError("Only a confidential source has an access list.")
    return made(SourceAccess(source=source), {"person": person}, ("person",))


def end_access(source: Source, *, version: int, person: Person) -> Source:
    only(*WRITERS)
    source = locked_known(source, version)
    if source.access.count() == 1:
        raise EditingError("Somebody has to keep knowing of this source.")
    source.access.get(person=person).delete()
    return source.refreshed()
