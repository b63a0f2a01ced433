"""Annotations of a file, each read or refused with its reason.

The file holds one annotation, a list of them, an AnnotationPage, an AnnotationCollection with
its first page in it, or rows as the API of Hypothesis gives them ({"rows": […]}), which are no
annotations by the model: they need no context, source or body.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articles.logic.annotations.model import Annotation, Body, Unfit
from articles.logic.annotations.resources import check_facts, read_bodies, read_targets
from articles.logic.annotations.values import a_text, an_iri, an_object, check_iris, each

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Annotations in one file.
MOST = 20_000


@dataclass(frozen=True)
class Read:
    """The `number`th of its file, from 1: `annotation`, or None and `why`."""

    number: int
    annotation: Annotation | None
    why: str = ""
    raw: Any = None


def read_annotations(text: str) -> Iterator[Read]:
    """Raises Unfit where the whole file cannot be read."""
    try:
        said = json.loads(text, parse_constant=_no_number)
    except RecursionError as problem:
        raise Unfit("The file stands too deep in itself.") from problem
    except ValueError as problem:
        raise Unfit(f"This is not JSON: {problem}.") from problem
    items, is_strict, has_context = _items_of(said)
    if len(items) > MOST:
        raise Unfit(f"A file holds at most {MOST:,} annotations, this one {len(items):,}.")
    for number, one in enumerate(items, start=1):
        try:
            read = read_annotation(one, is_strict=is_strict, has_context=has_context)
            yield Read(number, read, raw=one)
        except Unfit as problem:
            yield Read(number, None, str(problem), one)


def read_annotation(said: Any, *, is_strict: bool = True, has_context: bool = False) -> Annotation:
    """Raises Unfit at the first thing that the model does not allow."""
    one = an_object(said, "An annotation")
    if not is_strict:
        return _row(one)
    if not has_context or "@context" in one:
        _check_context(one)
    key = an_iri(one.get("id"), "“id”")
    if "Annotation" not in each(one.get("type")):
        raise Unfit("Its type has to be Annotation.")
    check_facts(one)
    check_iris(one, "stylesheet")
    if "bodyValue" in one:
        if "body" in one:
            raise Unfit("It has a bodyValue or a body, not both.")
        bodies = [Body(a_text(one["bodyValue"], "“bodyValue”"))]
    else:
        bodies = read_bodies(one.get("body"))
    targets = read_targets(one.get("target"))
    if not targets:
        raise Unfit("It has no target.")
    motivations = tuple(str(one) for one in each(one.get("motivation")))
    return Annotation(key, tuple(bodies), tuple(targets), motivations)


def _row(one: dict[str, Any]) -> Annotation:
    key = a_text(one.get("id"), "“id”")
    text = a_text(one.get("text") or "", "“text”")
    targets = read_targets(one.get("target"), is_strict=False)
    if not targets:
        raise Unfit("It has no target.")
    return Annotation(key, (Body(text),) if text else (), tuple(targets))


def _items_of(said: Any) -> tuple[list[Any], bool, bool]:
    """The annotations, whether by the model, and whether their context stands above them."""
    if isinstance(said, list):
        return said, True, False
    whole = an_object(said, "The file")
    kinds = each(whole.get("type"))
    if "AnnotationCollection" in kinds and isinstance(whole.get("first"), dict):
        _check_context(whole)
        return _listed(whole["first"].get("items"), "items"), True, True
    if "AnnotationCollection" in kinds:
        raise Unfit("The collection’s annotations stand elsewhere: give its pages.")
    if "AnnotationPage" in kinds:
        _check_context(whole)
        return _listed(whole.get("items"), "items"), True, True
    if "rows" in whole and "target" not in whole:
        return _listed(whole["rows"], "rows"), False, True
    return [whole], True, False


def _listed(said: Any, name: str) -> list[Any]:
    if not isinstance(said, list):
        raise Unfit(f"“{name}” has to be a list of annotations.")
    return said


def _check_context(one: dict[str, Any]) -> None:
    if CONTEXT not in each(one.get("@context")):
        raise Unfit(f"Its @context does not name {CONTEXT}.")


def _no_number(said: str) -> None:
    raise ValueError(f"{said} is no number")
