"""Formatting for templates: words, dates and classes of values; nothing is looked up here."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.logic import vocabulary, wording
from articles.logic.partial_dates import MONTHS, NOT_STATED, PartialDate
from articles.logic.vocabulary import Confidence, Term, Verdict

register = template.Library()

_LEVELS: dict[str, int] = {word.value: rank for rank, word in enumerate(Confidence, start=1)}


@register.filter
def level(confidence: str | None) -> int:
    """1 (very low) to 5 (very high); 0 where a verdict carries no confidence."""
    return _LEVELS.get(confidence or "", 0)


@register.filter
def meaning(value: str | None) -> str:
    """One line of plain words for a verdict or a confidence."""
    return wording.VERDICT_MEANINGS.get(value or "") or wording.CONFIDENCE_MEANINGS.get(
        value or "", ""
    )


@register.filter
def label(value: str | None, terms: str) -> str:
    """The words of a stored term: `{{ claim.verdict|label:"Verdict" }}`; unknown ones as is."""
    known: type[Term] = getattr(vocabulary, terms)
    try:
        return known(value or "").label
    except ValueError:
        return value or ""


@register.filter
def verdict_mark(verdict: str | None) -> str:
    """The id of the verdict's shape in components/_sprite.html."""
    return f"v-{verdict if verdict in set(Verdict) else Verdict.NOT_ASSESSED}".replace("_", "-")


@register.filter
def type_words(value: str | None) -> str:
    return wording.TYPE_WORDS.get(value or "", "Claim")


@register.filter
def counted(number: int | None, words: str) -> str:
    """`{{ n|counted:"origin" }}` or `{{ n|counted:"company,companies" }}`: "1 origin"."""
    singular, _, plural = words.partition(",")
    return wording.counted(number or 0, singular, plural)


@register.filter
def capitalised(text: str | None) -> str:
    """With a capital letter first, the rest as it is."""
    return text[0].upper() + text[1:] if text else ""


@register.filter
def sentence(text: str | None) -> str:
    return wording.sentence(text or "")


@register.filter
def day(value: PartialDate | datetime | date | str | None) -> SafeString | str:
    """A `time` element: "13 June 2025", "June 2025" or "2019"; else "not stated".

    Takes dates of any precision, moments, and both as ISO text; moments show their day in UTC.
    """
    stated = _partial(value)
    if stated is None:
        return NOT_STATED
    return format_html('<time datetime="{}">{}</time>', stated.iso(), stated.display())


@register.filter
def short_day(value: PartialDate | datetime | date | str | None) -> SafeString | str:
    """As `day`, with the month in three letters: "13 Jun 2025"."""
    stated = _partial(value)
    if stated is None:
        return NOT_STATED
    words = [stated.day, stated.month and MONTHS[stated.month - 1][:3], stated.year]
    shown = " ".join(str(word) for word in words if word)
    return format_html('<time datetime="{}">{}</time>', stated.iso(), shown)


def _partial(value: PartialDate | datetime | date | str | None) -> PartialDate | None:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, date):
        return PartialDate(value.year, value.month, value.day)
    try:
        return PartialDate.parse(value[:10]) if value else None
    except ValueError:
        return None


@register.filter
def isolated(text: Any) -> str:
    """Text for attributes and titles whose direction cannot spill over (Unicode TR 9).

    Controls left open inside it are closed; where there is none of them, it stays as it is.
    """
    words = str(text)
    if words.isascii():
        return words
    opened = sum(words.count(control) for control in "\u202a\u202b\u202d\u202e")
    isolates = sum(words.count(control) for control in "\u2066\u2067\u2068")
    closing = "\u202c" * max(opened - words.count("\u202c"), 0)
    closing += "\u2069" * max(isolates - words.count("\u2069"), 0)
    return f"\u2068{words}{closing}\u2069" if closing or _runs_right_to_left(words) else words


def _runs_right_to_left(words: str) -> bool:
    return any("\u0590" <= sign <= "\u08ff" or "\ufb1d" <= sign <= "\ufefc" for sign in words)


@register.simple_tag
def origins_in_words(origins: int, items: int) -> str:
    """ "1 origin in 11 items", "no origin"."""
    if not origins:
        return f"no origin in {wording.counted(items, 'item')}" if items else "no origin"
    return f"{wording.counted(origins, 'origin')} in {wording.counted(items, 'item')}"


#: More units than this would not be counted by eye; the figures say the rest.
MOST_UNITS = 15


@register.simple_tag
def item_units(items_for: int, items_against: int) -> SafeString:
    """A small drawing with one unit an item, at most `MOST_UNITS`, and the same in words."""
    shown_for = min(items_for, MOST_UNITS)
    shown_against = min(items_against, MOST_UNITS - shown_for)
    marks = "".join(
        f'<rect class="for" x="{x * 8}" y="1" width="6" height="8"/>' for x in range(shown_for)
    )
    start = shown_for * 8 + (4 if shown_for else 0)
    marks += "".join(
        f'<rect class="against" x="{start + x * 8}.5" y="1.5" width="5" height="7"/>'
        for x in range(shown_against)
    )
    width = start + shown_against * 8
    speak_for, against = (wording.counted(n, "item") for n in (items_for, items_against))
    words = f"{speak_for} for, {against} against"
    return format_html(
        '<span class="hidden-text">{}</span><svg class="units" viewBox="0 0 {} 10" width="{}" '
        'height="10" aria-hidden="true" focusable="false">{}</svg>',
        words,
        max(width, 1),
        max(width, 1),
        mark_safe(marks),  # noqa: S308 - made of numbers only
    )


@register.filter
def entry(mapping: dict[str, Any], key: str) -> Any:
    """`{{ numbers|entry:id }}`: what a mapping holds under a key, or nothing."""
    return mapping.get(key)


@register.filter
def level_word(rank: int) -> str:
    """The words for a level from 0 to 5."""
    known = {n: word for word, n in _LEVELS.items()}
    return Confidence(known[rank]).label if rank in known else "No confidence shown"


_MODES = {
    "asserted": "The article asserts it",
    "attributed": "The article attributes it",
    "hedged": "The article hedges it",
    "asked": "The article asks it",
    "denied": "The article denies it",
}


@register.filter
def mode_words(mode: str | None) -> str:
    return _MODES.get(mode or "", "The article says it")


@register.filter
def host(url: str | None) -> str:
    """An address shortened to its host."""
    return urlsplit(url or "").hostname or ""
