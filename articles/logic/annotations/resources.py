"""Bodies and targets, sections 3.2 and 4 of the model."""

from __future__ import annotations

from typing import Any

from articles.logic.annotations.model import Body, Target, Unfit
from articles.logic.annotations.selectors import DEEPEST, check_states, read_selectors
from articles.logic.annotations.values import (
    a_text,
    an_iri,
    an_object,
    check_iris,
    check_languages,
    check_moment,
    check_one_iri,
    each,
)

_SETS = ("Choice", "List", "Composite", "Independents")
_OF_PARTS = ("selector", "state", "styleClass", "renderedVia", "purpose", "scope", "source")


def read_bodies(said: Any, depth: int = 0) -> list[Body]:
    """Texts among the bodies; those of sets too."""
    if depth > DEEPEST:
        raise Unfit(f"Bodies stand in one another more than {DEEPEST} deep.")
    found: list[Body] = []
    for one in each(said):
        if isinstance(one, str):
            an_iri(one, "A body")
            continue
        body = an_object(one, "A body")
        kinds = check_resource(body, "A body")
        if "TextualBody" in kinds or "value" in body:
            text = a_text(body.get("value"), "“value” of a TextualBody")
            languages = [str(language) for language in each(body.get("language"))]
            purposes, formats = each(body.get("purpose")), each(body.get("format"))
            found.append(
                Body(text, *(str(n[0]) if n else "" for n in (purposes, formats, languages)))
            )
        elif items := _items(body, kinds, "A body"):
            found += read_bodies(items, depth + 1)
        elif "source" in body:
            read_bodies(body["source"], depth + 1)
    return found


def read_targets(said: Any, *, is_strict: bool = True, depth: int = 0) -> list[Target]:
    if depth > DEEPEST:
        raise Unfit(f"Targets stand in one another more than {DEEPEST} deep.")
    found: list[Target] = []
    for one in each(said):
        if isinstance(one, str):
            found.append(Target(an_iri(one, "A target"), ()))
            continue
        target = an_object(one, "A target")
        kinds = check_resource(target, "A target", is_strict=is_strict)
        if items := _items(target, kinds, "A target"):
            found += read_targets(items, is_strict=is_strict, depth=depth + 1)
            continue
        source = target.get("source", target.get("id", ""))
        source = source.get("id", "") if isinstance(source, dict) else source
        selectors = read_selectors(target.get("selector"), is_strict=is_strict)
        found.append(Target(source if isinstance(source, str) else "", selectors))
    return found


def check_resource(said: dict[str, Any], what: str, *, is_strict: bool = True) -> list[str]:
    """Its types."""
    kinds = [a_text(kind, f"{what}’s type") for kind in each(said.get("type"))]
    check_one_iri(said, "id")
    check_languages(said)
    check_facts(said)
    _items(said, kinds, what)
    is_part = "SpecificResource" in kinds or any(name in said for name in _OF_PARTS)
    if "TextualBody" in kinds:
        return kinds
    if is_part:
        _check_part(said, what, is_strict)
    elif is_strict and not {"id", "value", "items"} & said.keys():
        raise Unfit(f"{what} has neither an id nor words of its own.")
    return kinds


def _check_part(said: dict[str, Any], what: str, is_strict: bool) -> None:
    """Of a SpecificResource."""
    if "source" not in said and (is_strict or "selector" not in said):
        raise Unfit(f"{what} is part of something, and no source says of what.")
    source = said.get("source")
    if isinstance(source, list):
        raise Unfit(f"{what} has to have exactly one source.")
    if isinstance(source, dict):
        check_resource(source, f"The source of {what[0].lower()}{what[1:]}")
    elif source is not None:
        an_iri(source, "“source”")
    read_selectors(said.get("selector"), is_strict=is_strict)
    check_states(said.get("state"))
    for name in ("styleClass", "purpose"):
        for one in each(said.get(name)):
            a_text(one, f"“{name}”")


def _items(said: dict[str, Any], kinds: list[str], what: str) -> list[Any]:
    if not {*_SETS} & {*kinds}:
        if "items" in said:
            raise Unfit(f"{what} has items, and no type says what they are together.")
        return []
    items = said.get("items")
    if not isinstance(items, list) or not items:
        raise Unfit(f"{what} of the type {kinds[0]} has to have a list of items.")
    return items


def check_facts(said: dict[str, Any]) -> None:
    """Who made a resource when, whose it is, and where else it stands."""
    for name in ("created", "modified", "generated"):
        check_moment(said, name)
    for name in ("creator", "generator", "audience", "rights", "via"):
        check_iris(said, name)
    check_one_iri(said, "canonical")
    for name in ("accessibility", "motivation"):
        for one in each(said.get(name)):
            a_text(one, f"“{name}”")
