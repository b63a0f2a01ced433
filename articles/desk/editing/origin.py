"""Verbs on origins."""

from __future__ import annotations

from typing import Any

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made, revised
from articles.desk.models import (
    Origin,
)


def make_origin(*, kind: str, label: str, public_label: str = "") -> Origin:
    """For an unnamed person the label is an opaque token, never a name."""
    only(*WRITERS)
    fields = {"kind": kind, "label": label, "public_label": public_label}
    return made(Origin(), fields, tuple(fields))


def revise_origin(origin: Origin, *, version: int, **fields: Any) -> Origin:
    only(*WRITERS)
    origin = Origin.objects.locked(origin.pk, version)
    return revised(origin, fields, ("kind", "label", "public_label"))
