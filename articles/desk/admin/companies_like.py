"""Companies that a text may name: few enough to look for each of their names in it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from django.db.models import Func, Q, TextField, Value
from django.db.models.functions import Left, Upper

from articles.desk.models import Company, CompanyName
from articles.logic.names import Name
from articles.logic.unspaced_names import UNSPACED

_EDGES = ".,;:!?…'\"’‘“”„«»()[]–—-"
_POSSESSIVE = re.compile(r"['’][sS]?$")
_UNSPACED = re.compile(rf"[{UNSPACED}]+")


def companies_like(text: str) -> dict[int, Any]:
    """Companies one of whose names begins like a word of the text; `further` are such names."""
    first = Func(
        Upper("name"), Value(" "), Value(1), function="split_part", output_field=TextField()
    )
    begins = Q(first__in=_beginnings(text))
    if pairs := _pairs(text):
        begins |= Q(pair__in=pairs)
    further = CompanyName.objects.alias(first=first, pair=Left("name", 2)).filter(begins)
    kinds: dict[int, list[Name]] = defaultdict(list)
    for company, name, kind in further.values_list("company", "name", "kind"):
        kinds[company].append((name, kind))
    rows = (
        Company.objects.alias(first=first, pair=Left("name", 2))
        .filter(begins | Q(pk__in=list(kinds)))
        .select_related("merged_into")
        .order_by("pk")
    )
    found: dict[int, Any] = {}
    for row in rows:
        found[row.pk] = row
        found[row.pk].further = kinds[row.pk]
    return found


def _beginnings(text: str) -> list[str]:
    """Words of the text in capitals, as they stand and without what surrounds them."""
    found: set[str] = set()
    for word in text.split():
        bare = word.strip(_EDGES)
        owner = _POSSESSIVE.sub("", bare).upper()
        found |= {word.upper(), bare.upper(), owner, owner.removesuffix("S")}
    return sorted(found - {""})


def _pairs(text: str) -> list[str]:
    """Neighbouring signs of scripts without spaces: a name of theirs may begin anywhere."""
    runs = _UNSPACED.findall(text)
    return sorted({run[at : at + 2] for run in runs for at in range(len(run) - 1)})
