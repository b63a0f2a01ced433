"""Who says what a German sentence says; the speaker stands before or behind the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.logic.attribution import Act, Attribution
from articles.logic.quotations import is_within, quoted_ranges
from articles.logic.reading_words import german

_BEFORE = re.compile(rf"(?:^|[,;:–—“”«»\"]|\b(?:und|aber|doch|dass|wie)\b)\s*{german.WHO}\s*$")
_BEHIND = re.compile(rf"\s+{german.WHO}")
_TELLS = re.compile(r"[^.;]*?(?:,\s+(?:dass|ob|wie|warum|man|er|sie|es|wer)\b|:|[„“»«\"])")
_QUOTED_BEFORE = re.compile(r"[“”«»\"],?\s*$|,\s*$")
# "Im Juni erklärten Demonstranten": an adverbial takes the first place, the speaker the third.
_ADVERBIAL = re.compile(
    r"(?:Im|In|Am|An|Nach|Vor|Noch|Seit|Beim|Bei|Während|Anfang|Ende|Mitte|Zuletzt|Zuvor|Bereits|Schon|Danach|Dabei|Mittlerweile|Inzwischen|So|Später|Heute|"
    r"Gestern|Zudem|Auch|Dann|Das|Dies)\b"
)
# "… in einem Interview mit dem Titel": where somebody speaks is no part of who does.
_OCCASION = re.compile(
    r"\s+(?:in\s+ein(?:em|er)|am\s+(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|"
    r"Sonntag)"
    r"|im\s+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|"
    r"Dezember)"
    r"|in\s+der\s+(?:Zeitung|Sendung))\b.*"
)
_NO_SPEAKERS = ("Gesetz", "Plan", "Planung", "Vertrag", "Satzung", "Definition")
_Ranges = tuple[tuple[int, int], ...]


def find_german_attribution(text: str) -> Attribution | None:
    """A denial before anything else, then "laut …", then the first verb of saying."""
    quoted = quoted_ranges(text)
    return (
        next(_by_verbs(text, german.DENIES, Act.DENIES, quoted), None)
        or _by_preposition(text, quoted)
        or next(_by_verbs(text, german.SAYS, Act.SAYS, quoted), None)
        or next(_by_verbs(text, german.SAYS_APART, Act.SAYS, quoted), None)
        or next(_by_verbs(text, german.ASKS, Act.ASKS, quoted), None)
    )


def _by_preposition(text: str, quoted: _Ranges) -> Attribution | None:
    for pattern in german.ACCORDING:
        for match in pattern.finditer(text):
            if not is_within(match.start(), quoted) and match["who"] not in _NO_SPEAKERS:
                who = _OCCASION.sub("", match["who"])
                end = match.end() - len(match["who"]) + len(who)
                words = text[match.start() : end].lstrip(", ")
                return Attribution(Act.SAYS, words, who, end - len(words), end)
    own = german.OWN_ACCOUNT.search(text)
    if own and not is_within(own.start(), quoted):
        return Attribution(Act.SAYS, own.group(), "", *own.span())
    return None


def _by_verbs(
    text: str, verbs: re.Pattern[str], act: Act, quoted: _Ranges
) -> Iterator[Attribution]:
    for match in verbs.finditer(text):
        if is_within(match.start(), quoted) or german.STOPS.search(text[: match.start()]):
            continue
        if act is Act.DENIES and german.DENIED_IDLE.match(text, match.end()):
            continue
        verb_end = match.start() + len(match.group().split()[0])
        if act is Act.SAYS and german.WEAK.fullmatch(match.group()):
            tells = _TELLS.match(text, verb_end) or _QUOTED_BEFORE.search(text[: match.start()])
            if not tells:
                continue
        found = _speaker(text, match.start(), verb_end, quoted)
        if found is not None:
            (start, end), speaker = found
            yield Attribution(act, text[start:end], speaker, start, end)


def _speaker(
    text: str, start: int, end: int, quoted: _Ranges
) -> tuple[tuple[int, int], str] | None:
    before = _BEFORE.search(text[:start])
    if before and not (_ADVERBIAL.match(before["who"]) or is_within(before.start("who"), quoted)):
        return (before.start("who"), end), before["who"]
    behind = _BEHIND.match(text, end)
    if behind:
        who = _OCCASION.sub("", behind["who"])
        return (start, behind.start("who") + len(who)), who
    return None
