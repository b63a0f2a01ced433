"""Which kind of claim a sentence makes, as far as its words tell."""

from __future__ import annotations

from articles.logic.attribution import Act, Attribution
from articles.logic.quotations import is_within, quoted_ranges
from articles.logic.reading_words.type_words import TYPE_WORDS
from articles.logic.vocabulary import ClaimType


def claim_type(text: str, language: str, said_by: Attribution | None = None) -> ClaimType:
    """The type of what is said; of a sentence that attributes, without the attributing words.

    `language` is a primary subtag ("en"); of others than English, German, Spanish and French every
    sentence is a fact. A forecast with its cause is a forecast; a judgement of either is an
    opinion, for nothing can settle it.
    """
    words = TYPE_WORDS.get(language)
    if words is None:
        return ClaimType.FACT
    content = text if said_by is None else f"{text[: said_by.start]} {text[said_by.end :]}"
    statement = words.statement.search(text)
    # To tell what somebody demands in quoted words is telling the demand.
    if statement and not said_by and not is_within(statement.start(), quoted_ranges(text)):
        return ClaimType.STATEMENT
    if words.opinion.search(content):
        return ClaimType.OPINION
    if words.forecast.search(content):
        return ClaimType.FORECAST
    if said_by and said_by.act is Act.SAYS and words.reported_forecast.search(content):
        return ClaimType.FORECAST
    if words.causal.search(content):
        return ClaimType.CAUSAL
    return ClaimType.FACT
