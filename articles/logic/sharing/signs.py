"""The strongest sign that two items share an origin."""

from __future__ import annotations

from collections.abc import Collection

from articles.logic.sharing.citations import same_report
from articles.logic.sharing.quotations import same_quotation
from articles.logic.sharing.reading import ReadItem
from articles.logic.sharing.sign import Sign, are_of_one_text
from articles.logic.sharing.texts import same_text
from articles.logic.vocabulary import SharedSign


def sign_of(one: ReadItem, other: ReadItem, kinds: Collection[SharedSign]) -> Sign | None:
    """The strongest sign of these kinds; `one` comes first in time."""
    finders = {
        SharedSign.TEXT: same_text,
        SharedSign.CITATION: same_report,
        SharedSign.QUOTATION: same_quotation,
        SharedSign.ERROR: same_error,
    }
    found = (finders[kind](one, other) for kind in SharedSign if kind in kinds)
    return next((sign for sign in found if sign is not None), None)


def same_error(one: ReadItem, other: ReadItem) -> Sign | None:
    if are_of_one_text(one, other):
        return None
    for key in sorted(one.misspelt.keys() & other.misspelt.keys()):
        written, right = one.misspelt[key]
        said = f"write “{written}” for “{right.capitalize()}”"
        return Sign(SharedSign.ERROR, key, f"both {said}", f"all {{}} {said}", written)
    return None
