"""Selectors and states, section 4 of the model."""

from __future__ import annotations

from typing import Any

from articles.logic.annotations.model import (
    Fragment,
    Other,
    Range,
    Refined,
    Selector,
    TextPosition,
    TextQuote,
    Unfit,
)
from articles.logic.annotations.values import (
    a_number,
    a_text,
    an_iri,
    an_object,
    check_iris,
    check_moment,
    each,
)

#: Selectors within selectors.
DEEPEST = 8
_BY_VALUE = ("FragmentSelector", "CssSelector", "XPathSelector")


def read_selectors(said: Any, *, is_strict: bool = True, depth: int = 0) -> tuple[Selector, ...]:
    """Of one target; where not `is_strict`, ranges as other tools write them pass too."""
    if depth > DEEPEST:
        raise Unfit(f"Selectors stand in one another more than {DEEPEST} deep.")
    return tuple(_selector(one, is_strict, depth) for one in each(said))


def _selector(said: Any, is_strict: bool, depth: int) -> Selector:
    if isinstance(said, str):
        return Other(f"the selector at {an_iri(said, 'A selector')}")
    one = an_object(said, "A selector")
    kinds = [a_text(kind, "A selector’s type") for kind in each(one.get("type"))]
    if not kinds:
        raise Unfit("A selector has no type.")
    found = _of_kind(kinds[0], one, is_strict, depth)
    within = read_selectors(one.get("refinedBy"), is_strict=is_strict, depth=depth + 1)
    return Refined(found, within) if within else found


def _of_kind(kind: str, one: dict[str, Any], is_strict: bool, depth: int) -> Selector:
    if kind == "TextQuoteSelector":
        exact = a_text(one.get("exact"), "“exact” of a TextQuoteSelector")
        around = (a_text(one.get(name, ""), f"“{name}”") for name in ("prefix", "suffix"))
        return TextQuote(exact, *around)
    if kind in ("TextPositionSelector", "DataPositionSelector"):
        start, end = (a_number(one.get(n), f"“{n}” of a {kind}") for n in ("start", "end"))
        if end < start:
            raise Unfit(f"A {kind} ends before it starts.")
        return TextPosition(start, end) if kind == "TextPositionSelector" else Other(kind)
    if kind in _BY_VALUE:
        value = a_text(one.get("value"), f"“value” of a {kind}")
        check_iris(one, "conformsTo")
        return Fragment(value) if kind == "FragmentSelector" else Other(kind)
    if kind == "SvgSelector":
        if ("value" in one) == ("id" in one):
            raise Unfit("An SvgSelector has either a value or an id.")
        a_text(one.get("value", one.get("id")), "“value” of an SvgSelector")
    if kind == "RangeSelector":
        return _range(one, is_strict, depth)
    return Other(kind)


def _range(one: dict[str, Any], is_strict: bool, depth: int) -> Selector:
    ends = ("startSelector", "endSelector")
    if not is_strict and not any(name in one for name in ends):
        return Other("RangeSelector of elements")
    read = []
    for name in ends:
        if not isinstance(one.get(name), dict):
            raise Unfit(f"A RangeSelector has exactly one {name}.")
        read.append(read_selectors(one[name], is_strict=is_strict, depth=depth + 1))
    return Range(*read)


def check_states(said: Any, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise Unfit(f"States stand in one another more than {DEEPEST} deep.")
    for one in each(said):
        if isinstance(one, str):
            an_iri(one, "A state")
            continue
        state = an_object(one, "A state")
        kind = state.get("type")
        if kind == "HttpRequestState":
            a_text(state.get("value"), "“value” of an HttpRequestState")
        for name in ("sourceDate", "sourceDateStart", "sourceDateEnd"):
            for moment in each(state.get(name)):
                check_moment({name: moment}, name)
        if ("sourceDateStart" in state) != ("sourceDateEnd" in state):
            raise Unfit("A TimeState has both sourceDateStart and sourceDateEnd, or neither.")
        check_iris(state, "cached")
        check_states(state.get("refinedBy"), depth + 1)
