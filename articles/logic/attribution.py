"""Who says what a sentence says, and in which words the sentence tells so.

Rather nobody than a wrong one: a verb of saying without a speaker before or behind it, under
"not", "would" or "after", in a quotation or in another meaning ("said goodbye to") says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from articles.logic.quotations import is_within, quoted_ranges
from articles.logic.reading_words.saying_words import SayingWords
from articles.logic.speakers import speaker_before, speaker_behind


class Act(Enum):
    SAYS = "says"
    DENIES = "denies"
    ASKS = "asks"


@dataclass(frozen=True, slots=True)
class Attribution:
    """The attributing words with their range in the sentence, and who speaks in them."""

    act: Act
    words: str
    speaker: str
    start: int
    end: int


_AT_A_QUOTATION = re.compile(r"[,”\"»«?!’—–-]\s*$|^\s*$")
_PARENTHESIS_ENDS = re.compile(r"\s*(?:[,.;:](?![\w/])|[”\"»]|—|$)")
# "We received reports that": what is received is a noun.
_VERB_ALREADY = re.compile(r"(?:^|\s)(?:\w{2,}ed|made|had|heard|saw|seen|read|is|are)$", re.I)


def find_attribution(text: str, words: SayingWords) -> Attribution | None:
    """A denial before anything else, then "according to", then the first verb of saying."""
    quoted = quoted_ranges(text)
    return (
        next(_denials(text, words, quoted), None)
        or _by_preposition(text, words, quoted)
        or next(_verbs(text, words, quoted), None)
        or next(_askers(text, words, quoted), None)
    )


def _denials(
    text: str, words: SayingWords, quoted: tuple[tuple[int, int], ...]
) -> Iterator[Attribution]:
    for verb in words.denies.finditer(text):
        if is_within(verb.start(), quoted) or words.denied_idle.match(text, verb.end()):
            continue
        who = speaker_before(text, verb.start(), words)
        if who is not None:
            yield _made(Act.DENIES, text, who, (who[0], verb.end()))


def _by_preposition(
    text: str, words: SayingWords, quoted: tuple[tuple[int, int], ...]
) -> Attribution | None:
    for match in words.according.finditer(text):
        if is_within(match.start(), quoted):
            continue
        start, end = match.span("who") if match["who"] else match.span("quoted")
        who = (start, start + len(text[start:end].rstrip(" .")))
        if who[1] > start:
            # The speaker may stand before the preposition, as in "Berichten zufolge".
            last = who[1] if match.end() == end else match.end()
            return _made(Act.SAYS, text, who, (match.start(), last))
    return None


def _verbs(
    text: str, words: SayingWords, quoted: tuple[tuple[int, int], ...]
) -> Iterator[Attribution]:
    for verb in words.says.finditer(text):
        if is_within(verb.start(), quoted):
            continue
        found = _inverted(text, verb, words) or _straight(text, verb, words)
        if found is not None:
            yield found


def _inverted(text: str, verb: re.Match[str], words: SayingWords) -> Attribution | None:
    """“…,” said Katherine Maher."""
    if not _AT_A_QUOTATION.search(text[: verb.start()]) or not text[: verb.start()].strip():
        return None
    who = speaker_behind(text, verb.end(), words)
    return who and _made(Act.SAYS, text, who, (verb.start(), who[1]))


def _straight(text: str, verb: re.Match[str], words: SayingWords) -> Attribution | None:
    """Two people said …"""
    behind = verb.end()
    if words.idle.match(text, behind):
        return None
    who = speaker_before(text, verb.start(), words)
    if who is None:
        return None
    subject = text[who[0] : who[1]]
    quotes = bool(words.that.match(text, behind))
    aside = bool(_PARENTHESIS_ENDS.match(text, behind)) and who[0] > 0
    is_weak = words.weak.fullmatch(verb.group()) and not (quotes or aside)
    if is_weak and not words.speakers.search(subject):
        return None
    if words.nouns.fullmatch(verb.group()) and not _agree(subject, verb.group(), words):
        return None
    end = behind
    if words.told.fullmatch(verb.group()):
        hearers = words.hearers.match(text, behind)
        end = hearers.end() if hearers else behind
        if re.match(r"\s+(?:[\w’']+\s+){0,3}to\s+\w", text[end:]):
            return None
    return _made(Act.SAYS, text, who, (who[0], end))


def _agree(subject: str, verb: str, words: SayingWords) -> bool:
    """Whether a word that is a noun too can be the verb of that subject."""
    if _VERB_ALREADY.search(subject):
        return False
    plural = subject.endswith("s") or bool(words.speakers.search(subject))
    return verb.endswith("s") or plural


def _askers(
    text: str, words: SayingWords, quoted: tuple[tuple[int, int], ...]
) -> Iterator[Attribution]:
    for verb in words.asks.finditer(text):
        who = None if is_within(verb.start(), quoted) else speaker_before(text, verb.start(), words)
        if who is not None:
            end = verb.start() + len(verb.group().split()[0])
            yield _made(Act.ASKS, text, who, (who[0], end))


def _made(act: Act, text: str, who: tuple[int, int], span: tuple[int, int]) -> Attribution:
    start, end = span
    return Attribution(act, text[start:end].strip(), text[who[0] : who[1]].strip(), start, end)
