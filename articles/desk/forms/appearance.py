"""The passage of an article that says a claim, and how it says it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError

from articles.logic.vocabulary import AppearanceMode

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


@dataclass(frozen=True)
class Reading:
    """How a sentence puts what it says, as far as its words tell."""

    mode: str
    attribution: str


_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?)\b", re.I)
_HEDGES = re.compile(
    r"\b(?:may|might|could|reportedly|allegedly|apparently|possibly|perhaps|appears? to|"
    r"is said to|are said to|seems? to|likely|rumou?red)\b",
    re.I,
)
_ACCORDING = re.compile(r"\baccording to ([^,.;]{2,120})", re.I)
_SPEAKS = (
    r"(?:said|says?|told|tells?|stated|states?|claim(?:s|ed)|argued?s?|report(?:s|ed)|added|adds|"
    r"believes?|thinks?|warn(?:s|ed)|suggest(?:s|ed)|noted|explained)"
)
# "Recent reports are said …", "the bank's claims of …": a noun, and nobody speaks.
_NO_NOUN = (
    r"(?:(?<!reports)(?<!claims)(?<!states)|"
    r"(?!\s+(?:are|is|were|was|have|has|had|of|from|about|by|say|said|suggest)\b))"
)
# "… are said to suggest": whoever says so is not named.
_NOT_PASSIVE = r"(?<!\bare)(?<!\bis)(?<!\bwere)(?<!\bwas)(?<!\bbeen)(?<!\bto)"
_WHO = rf"([^,;:“”\"]{{2,80}}?){_NOT_PASSIVE}\s+{_SPEAKS}\b{_NO_NOUN}"
_SPEAKER_FIRST = re.compile(rf"^[“\"']?{_WHO}", re.I)
_SPEAKER_LAST = re.compile(rf",[”\"']?\s+{_WHO}", re.I)


def read_sentence(sentence: str) -> Reading:
    """A first guess that the editor sees and mends; asserted where nothing tells otherwise."""
    words = sentence.strip()
    who = _attribution(words)
    if words.rstrip("”\"' ").endswith("?"):
        return Reading(AppearanceMode.ASKED.value, who)
    if _DENIES.search(words):
        return Reading(AppearanceMode.DENIED.value, who)
    if who:
        return Reading(AppearanceMode.ATTRIBUTED.value, who)
    if _HEDGES.search(words):
        return Reading(AppearanceMode.HEDGED.value, "")
    return Reading(AppearanceMode.ASSERTED.value, "")


def _attribution(words: str) -> str:
    for pattern in (_ACCORDING, _SPEAKER_LAST, _SPEAKER_FIRST):
        found = pattern.search(words)
        if found:
            return found[1].strip()
    return ""
