"""Values of JSON as the model has them: raises Unfit where one is not."""

from __future__ import annotations

import re
from typing import Any

from articles.logic.annotations.model import Unfit

#: An absolute IRI (RFC 3987), or a name of the model's context such as oa:tagging.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*")
#: xsd:dateTime.
_MOMENT = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
#: BCP 47, by its shape.
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_MOST = 2**53


def each(said: Any) -> list[Any]:
    """One value, several in a list, or none."""
    if said is None:
        return []
    return list(said) if isinstance(said, list) else [said]


def an_object(said: Any, what: str) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise Unfit(f"{what} has to be an object.")
    return said


def a_text(said: Any, what: str) -> str:
    if isinstance(said, list):
        raise Unfit(f"{what} has to be exactly one text, not several.")
    if not isinstance(said, str):
        raise Unfit(f"{what} has to be a text.")
    if "\x00" in said or any("\ud800" <= sign <= "\udfff" for sign in said):
        raise Unfit(f"{what} holds characters that no text may hold.")
    return said


def an_iri(said: Any, what: str) -> str:
    text = a_text(said, what)
    if not _IRI.fullmatch(text):
        raise Unfit(f"{what} has to be an IRI, and “{text[:60]}” is none.")
    return text


def a_number(said: Any, what: str) -> int:
    if isinstance(said, bool) or not isinstance(said, int) or not 0 <= said < _MOST:
        raise Unfit(f"{what} has to be one whole number, 0 or more.")
    return said


def check_moment(said: dict[str, Any], name: str) -> None:
    if name in said and not _MOMENT.fullmatch(a_text(said[name], f"“{name}”")):
        raise Unfit(f"“{name}” has to be a moment such as 2015-01-28T12:00:00Z.")


def check_one_iri(said: dict[str, Any], name: str) -> None:
    if name in said:
        an_iri(said[name], f"“{name}”")


def check_iris(said: dict[str, Any], name: str) -> None:
    """An IRI or an object, or several; an object's id is an IRI."""
    for one in each(said.get(name)):
        if isinstance(one, dict):
            check_one_iri(one, "id")
        else:
            an_iri(one, f"“{name}”")


def check_languages(said: dict[str, Any]) -> None:
    for one in each(said.get("language")):
        if not _LANGUAGE.fullmatch(a_text(one, "“language”")):
            raise Unfit(f"“{one[:40]}” is no language tag.")
    if "processingLanguage" in said and not _LANGUAGE.fullmatch(
        a_text(said["processingLanguage"], "“processingLanguage”")
    ):
        raise Unfit("“processingLanguage” is no language tag.")
    if said.get("textDirection", "auto") not in ("ltr", "rtl", "auto"):
        raise Unfit("“textDirection” has to be ltr, rtl or auto.")
    for one in each(said.get("format")):
        a_text(one, "“format”")
