"""Companies that the form of a claim offers to tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from articles.desk.models import Company


@dataclass(frozen=True)
class Offered:
    """A company to tick. `found_as`: the words of the text that name it, "" where none does."""

    company: Company
    found_as: str
    role: str
    is_ticked: bool


@dataclass(frozen=True)
class CompanyRow:
    """A company's box and its role; `told`: why it is offered, where its name does not tell."""

    box: Any
    role: forms.BoundField
    told: str
