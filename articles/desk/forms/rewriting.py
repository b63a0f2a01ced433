""" "This article rewrites that one": which, and what is its own reporting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from articles.desk.forms.record_choice import RecordChoiceField
from articles.desk.models import Article

#: An item, the version of its claim that was seen, and for items of other pages what was told.
_TOKEN = re.compile(r"([0-9A-Z]{8}):([0-9]{1,9})(?::([01]))?")


class ParentForm(forms.Form):
    parent = RecordChoiceField(
        Article,
        label="The article that was there first",
        help_text="Words of its title, its address on the web, or its id.",
    )

    def clean_parent(self) -> Any:
        if self.cleaned_data["parent"] is None:
            raise forms.ValidationError("Say which article it rewrites.")
        return self.cleaned_data["parent"]


@dataclass(frozen=True)
class Tick:
    """What was told of one item: is it own reporting? `seen` is the version of its claim."""

    is_own: bool
    seen: int

    def token(self, item: str) -> str:
        return f"{item}:{self.seen}:{int(self.is_own)}"


def ticks_of(data: QueryDict) -> dict[str, Tick]:
    """By public id of the item: `told` of other pages, then the boxes `own` among `shown`.

    Tokens that no page of ours makes are left out.
    """
    ticked = set(data.getlist("own"))
    found: dict[str, Tick] = {}
    for token in data.getlist("told"):
        read = _TOKEN.fullmatch(token)
        if read and read[3]:
            found[read[1]] = Tick(read[3] == "1", int(read[2]))
    for token in data.getlist("shown"):
        read = _TOKEN.fullmatch(token)
        if read and not read[3]:
            found[read[1]] = Tick(read[1] in ticked, int(read[2]))
    return found
