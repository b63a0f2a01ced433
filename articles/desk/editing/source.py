"""Verbs on sources: make, revise, grade, and who may know of a confidential one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from articles.desk.editing.acting import EDITOR, WRITERS, actor, only
from articles.desk.editing.bulk import suggest_resting_on
from articles.desk.editing.changing import made, revised
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.models import Source, SourceAccess
from articles.logic.contact_details import contact_in
from articles.logic.vocabulary import SourceAttribution

FIELDS = (
    "name",
    "kind",
    "attribution",
    "public_label",
    "description",
    "owner",
    "company",
    "identity_reference",
    "is_grade_public",
)

#: Fields that staff write words into, as forms call them.
_WORDS = {
    "name": "The name",
    "public_label": "The public label",
    "description": "The description",
    "identity_reference": "The reference",
}


def make_source(*, name: str, kind: str, **fields: Any) -> Source:
    """A confidential source is known to its maker from the start, and to nobody else."""
    person = only(*WRITERS)
    refuse_identity(fields.get("attribution", ""), {"name": name, **fields})
    source = made(Source(), {"name": name.strip(), "kind": kind, **fields}, FIELDS)
    if source.attribution == SourceAttribution.CONFIDENTIAL:
        made(SourceAccess(source=source), {"person": person}, ("person",))
    return source


def revise_source(source: Source, *, version: int, **fields: Any) -> Source:
    only(*WRITERS)
    source = locked_known(source, version)
    if "is_grade_public" in fields and fields["is_grade_public"] != source.is_grade_public:
        only(EDITOR)
    owner_moves = "owner" in fields and fields["owner"] != source.owner
    if owner_moves:
        _refuse_circle(source, fields["owner"])
    opened = fields.get("attribution", source.attribution) != SourceAttribution.CONFIDENTIAL
    if source.attribution == SourceAttribution.CONFIDENTIAL and opened:
        only(EDITOR)
    attribution = fields.get("attribution", source.attribution)
    refuse_identity(attribution, {name: getattr(source, name) for name in _WORDS} | fields)
    source = revised(source, fields, FIELDS)
    if source.attribution == SourceAttribution.CONFIDENTIAL and not source.access.exists():
        made(SourceAccess(source=source), {"person": actor()}, ("person",))
    if owner_moves:
        suggest_resting_on(sources=[source.pk])
    return source


def delete_source(source: Source, *, version: int) -> None:
    """Only one that nothing rests on and that was never shown."""
    only(*WRITERS)
    locked_known(source, version).delete()


def locked_known(source: Source, version: int) -> Source:
    source = Source.objects.locked(source.pk, version)
    check_known(source)
    return source


def check_known(source: Source) -> None:
    if not Source.objects.known_to(actor().pk).filter(pk=source.pk).exists():
        raise NotAllowed("There is no such source.")


def refuse_identity(attribution: str, values: Mapping[str, Any]) -> None:
    """What would say who a confidential source is has no place in any of its fields."""
    if attribution != SourceAttribution.CONFIDENTIAL:
        return
    for name, words in _WORDS.items():
        found = contact_in(str(values.get(name) or ""))
        if found:
            raise EditingError(
                f"{words} holds {found}: who a confidential source is must not be written here. "
                "Use a pseudonym, and say only where the identity is kept."
            )


def _refuse_circle(source: Source, owner: Source | None) -> None:
    seen = {source.pk}
    key = owner.pk if owner else None
    while key is not None:
        if key in seen:
            raise EditingError("These sources would own each other.")
        seen.add(key)
        key = Source.objects.values_list("owner_id", flat=True).get(pk=key)
