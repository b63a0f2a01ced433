"""What a form had in it that was sent after its session had ended.

Nothing of it is stored here. The page that asks to sign in again carries it in hidden
fields, and so does the page after it, whose button sends it to where it was meant for.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from .security import is_desk

_TO, _FILES, _PREFIX = "kept-to", "kept-files", "kept-field-"


@dataclass(frozen=True)
class Kept:
    """Where the form was sent, its fields in order, and whether files went with it."""

    to: str
    fields: list[tuple[str, str]]
    has_files: bool

    @property
    def carried(self) -> list[tuple[str, str]]:
        """The hidden fields of the page that asks to sign in again."""
        named = [(_PREFIX + name, value) for name, value in self.fields]
        return [(_TO, self.to), (_FILES, "1" if self.has_files else ""), *named]


def sent(request: HttpRequest) -> Kept:
    """What a form just sent. No passwords: those are typed anew."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name
        for value in values
    ]
    return Kept(request.get_full_path(), fields, bool(request.FILES))


def carried(request: HttpRequest) -> Kept | None:
    """What the page that asks to sign in again has carried; None where it was not that page."""
    to = request.POST.get(_TO, "")
    if not _leads_to_desk(to):
        return None
    fields = [
        (name.removeprefix(_PREFIX), value)
        for name, values in request.POST.lists()
        if name.startswith(_PREFIX)
        for value in values
    ]
    return Kept(to, fields, bool(request.POST.get(_FILES)))


def _leads_to_desk(to: str) -> bool:
    path = to.partition("?")[0]
    try:
        resolve(path)
    except Resolver404:
        return False
    return is_desk(path)
