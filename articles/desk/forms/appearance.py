"""The passage of an article that says a claim."""

from __future__ import annotations

import itertools
import re

from django import forms
from django.core.exceptions import ValidationError

Spans = tuple[tuple[int, int], ...]
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


class SpansField(forms.CharField):
    """Ranges of code points, end exclusive: "120-188" or "120-188,210-244"."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, max_length=400)

    def prepare_value(self, value: object) -> object:
        if isinstance(value, tuple):
            return ",".join(f"{start}-{end}" for start, end in value)
        return value

    def clean(self, value: object) -> Spans:
        found = []
        for part in str(super().clean(value)).split(","):
            match = _SPAN.fullmatch(part.strip())
            if match is None or int(match[1]) >= int(match[2]):
                raise ValidationError("Choose the words in the text again.", code="spans")
            found.append((int(match[1]), int(match[2])))
        ordered = sorted(found)
        if any(one[1] > next_[0] for one, next_ in itertools.pairwise(ordered)):
            raise ValidationError("The chosen passages overlap.", code="spans")
        return tuple(ordered)
