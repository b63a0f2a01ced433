"""What was refused of the workbench's forms: each fault with a link to its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.desk.admin.workbench_forms import WorkbenchForms


@dataclass(frozen=True)
class Fault:
    """`where` names the field, `at` is the id that a link leads to, "" where there is none."""

    where: str
    at: str
    words: str


def faults_of(forms: WorkbenchForms) -> list[Fault]:
    """Of all forms, in the order of the page."""
    found = list(_of_form(forms.claim, "", ""))
    found += [
        Fault("Companies", "companies", str(one)) for one in forms.companies.non_form_errors()
    ]
    found += _of_rows(forms.companies, "Company", "companies")
    for number, form in enumerate(forms.evidence, 1):
        named = f"Item {number}" if form.item else "New item"
        found += _of_form(form, f"{named}: ", "evidence")
    found += [Fault("Links", "links", str(one)) for one in forms.links.non_form_errors()]
    found += _of_rows(forms.links, "Link", "links")
    return found


def _of_rows(rows: Iterable[Any], named: str, section: str) -> list[Fault]:
    found: list[Fault] = []
    for number, form in enumerate(rows, 1):
        found += _of_form(form, f"{named} {number}: ", section)
    return found


def _of_form(form: Any, named: str, section: str) -> Iterator[Fault]:
    for words in form.non_field_errors():
        yield Fault(named.rstrip(": ") or "The claim", section or "the-claim", str(words))
    for field in form:
        for words in field.errors:
            label = str(field.label)
            said = f"{named}{label[:1].lower()}{label[1:]}" if named else label
            # A group of radios has no id of its own: its first one stands for it.
            at = "" if field.is_hidden else field.id_for_label or f"{field.auto_id}_0"
            yield Fault(said, at, str(words))
