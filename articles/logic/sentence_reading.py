"""How a sentence puts what it says: who says it, how surely, and what kind of claim it is.

A first guess that an editor sees and mends. Where nothing tells otherwise a sentence asserts a
fact, and so does every sentence in a language without a table of words here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from articles.logic.attribution import Act, Attribution, find_attribution
from articles.logic.attribution_german import find_german_attribution
from articles.logic.claim_types import claim_type
from articles.logic.languages import guess_language
from articles.logic.quotations import is_within, quoted_ranges
from articles.logic.reading_words import german
from articles.logic.reading_words.english import ENGLISH
from articles.logic.reading_words.french import FRENCH
from articles.logic.reading_words.saying_words import SayingWords
from articles.logic.reading_words.spanish import SPANISH
from articles.logic.vocabulary import AppearanceMode, ClaimType

_TABLES: Mapping[str, SayingWords] = MappingProxyType({"en": ENGLISH, "es": SPANISH, "fr": FRENCH})
_HEDGES = {language: words.hedges for language, words in _TABLES.items()} | {"de": german.HEDGES}
_OPEN = {language: words.open_questions for language, words in _TABLES.items()} | {
    "de": german.OPEN_QUESTIONS
}
_QUESTION_ENDS = re.compile(r"[?？؟][\s\"'“”’»«)\]]*$")
_QUESTION_IN_QUOTES = re.compile(r"[?？؟]\s*[\"“”’»«」]")
_WHITE_SPACE = re.compile(r"\s")
#: The longest sentence that is read; what is behind it tells nothing.
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """`attribution` is the words that attribute, `speaker` who speaks in them; "" is nobody."""

    attribution: str
    speaker: str
    mode: AppearanceMode
    type: ClaimType


def read_sentence(text: str, language: str | None) -> SentenceReading:
    """Read one sentence, in the language of that BCP 47 tag; None or "" lets its words decide.

    A denial beats an attribution, an attribution a hedge: "sources said that it may" is the
    sources' word.
    """
    stripped = text.strip()[:_LONGEST]
    # Line breaks are spaces to a reader; every character keeps its place.
    words = _WHITE_SPACE.sub(" ", stripped)
    primary = primary_language(words, language)
    said = attribution_in(words, primary)
    return SentenceReading(
        attribution=stripped[said.start : said.end].strip() if said else "",
        speaker=said.speaker if said else "",
        mode=_mode(words, primary, said),
        type=claim_type(words, primary, said),
    )


def primary_language(text: str, language: str | None) -> str:
    """The primary subtag of a tag, or of the language that the text's words are in."""
    return (language or guess_language(text) or "en").replace("_", "-").split("-")[0].lower()


def attribution_in(text: str, primary: str) -> Attribution | None:
    """Who says it; None in a language without a table."""
    if primary == "de":
        return find_german_attribution(text)
    words = _TABLES.get(primary)
    return find_attribution(text, words) if words else None


def _mode(text: str, primary: str, said: Attribution | None) -> AppearanceMode:
    if _QUESTION_ENDS.search(text) or (said and _QUESTION_IN_QUOTES.search(text)):
        return AppearanceMode.ASKED
    if said is not None:
        return {
            Act.DENIES: AppearanceMode.DENIED,
            Act.SAYS: AppearanceMode.ATTRIBUTED,
            Act.ASKS: AppearanceMode.ASKED,
        }[said.act]
    if primary == "de" and german.REPORTED.search(text):
        return AppearanceMode.ATTRIBUTED
    for patterns, mode in ((_OPEN, AppearanceMode.ASKED), (_HEDGES, AppearanceMode.HEDGED)):
        found = patterns[primary].search(text) if primary in patterns else None
        if found and not is_within(found.start(), quoted_ranges(text)):
            return mode
    return AppearanceMode.ASSERTED
