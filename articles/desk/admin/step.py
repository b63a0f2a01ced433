"""A step of a record: a button, a page that says what it does, and the verb it calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from articles.desk.forms.step import StepForm

Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class Step:
    """`act(record, version=…, **answers of the form)` runs inside `acting`.

    `applies` tells whether the step makes sense for the record as it stands; where it does
    not, the button is not there. `why_not(record, person)` gives the words that stand in
    place of the button where the step makes sense and this person cannot take it.
    `facts` are (label, text) rows shown above the form; `seen` gives initial values of the
    form's hidden fields, such as `seen_hash`; `leads_to` gives the address afterwards.
    A proposal names in `instead_of` the step that it asks others to take: whoever may take
    that one is not shown the proposal. Fields in `asked` take their first value from the address.
    """

    name: str
    title: str
    explains: str
    act: Callable[..., Any]
    done: str
    roles: tuple[str, ...]
    form: type[StepForm] = StepForm
    applies: Callable[[Any], bool] = field(default=lambda record: True)
    why_not: Callable[[Any, Any], str] = field(default=lambda record, person: "")
    facts: Callable[[Any], Facts] = field(default=lambda record: [])
    seen: Callable[[Any], dict[str, Any]] = field(default=lambda record: {})
    leads_to: Callable[[Any], str] | None = None
    is_grave: bool = False
    instead_of: str = ""
    asked: tuple[str, ...] = ()
    template: str = "desk/step.html"


@dataclass(frozen=True)
class Button:
    """What the form shows for a step: a link, or the words why there is none."""

    title: str
    href: str
    refusal: str
    is_grave: bool


def only_for(step_roles: tuple[str, ...]) -> str:
    """Who takes the step, in words: "a fact-checker or an editor"."""
    named = [f"an {role}" if role[0] in "aeiou" else f"a {role}" for role in step_roles]
    *others, last = named
    return f"{', '.join(others)} or {last}" if others else last
