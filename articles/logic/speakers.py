"""The noun phrase that speaks, before or behind a verb of saying, as a range of the sentence."""

from __future__ import annotations

import re

from articles.logic.reading_words.saying_words import SayingWords

_LONGEST = 18
_EDGES = re.compile(r"[,;:()“”\"«»„—–?!]|(?<=\s)--?(?=\s)")
# "Abbott (NYSE: ABT) said": short brackets stand inside the phrase.
_BRACKETS = re.compile(r"\([^()]{1,24}\)(?=\s\w)")
_NAME = re.compile(
    r"\s*(?:[A-Z][\w.’'-]*|de|van|von|der|bin|al)(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|der|bin|"
    r"al))*\s*"
)
_TO_SOMEBODY = re.compile(r"\s+(?:al?|à|au|to)\s", re.I)
_AND = re.compile(r"\s(?:and|or|y|o|et|ou)\s")


def speaker_before(text: str, verb: int, words: SayingWords) -> tuple[int, int] | None:
    """The subject of the verb that begins at `verb`; None if there is none, or the verb is stopped.

    An apposition in commas before the verb is passed over: "Ilse Marrant, the chief executive,".
    """
    end = _without_glue(text, verb, words)
    if words.stops.search(text, 0, end) or not text[:end].strip():
        return None
    if text[:end].rstrip().endswith(","):
        opened = _opening_comma(text, len(text[:end].rstrip()) - 1)
        if opened is None:
            return None
        end = _without_glue(text, opened, words)
    return _checked(text, _begin(text, end, words), end, words)


def speaker_behind(text: str, verb: int, words: SayingWords) -> tuple[int, int] | None:
    """The subject behind a verb that ends at `verb` and follows a quotation or a comma.

    Who is told and when may stand between: "ha declarado a Europa Press el gerente".
    """
    if words.idle.match(text, verb):
        return None
    start = verb
    hearers = words.hearers.match(text, verb)
    if hearers and _TO_SOMEBODY.match(hearers.group()):
        start = hearers.end()
    lead = words.lead_ins.match(text, start)
    start = lead.end() if lead and lead.end() > start else start
    start += len(text[start:]) - len(text[start:].lstrip())
    stop = words.behind_stops.search(text, start)
    inner = text[start : stop.start() if stop else len(text)]
    if start == verb or not re.match(r"\w", inner) or len(inner.split()) > _LONGEST:
        return None
    if words.no_subject.fullmatch(inner.split()[0]) or words.verbs.search(inner):
        return None
    return (start, start + len(inner)) if _looks_named(inner, words) else None


def _looks_named(phrase: str, words: SayingWords) -> bool:
    return any(word[0].isupper() for word in phrase.split()) or bool(
        words.speakers.search(phrase) or len(phrase.split()) <= 6
    )


def _without_glue(text: str, end: int, words: SayingWords) -> int:
    """`end` moved before adverbs and auxiliaries that stand between subject and verb."""
    while True:
        kept = text[:end].rstrip()
        found = words.glue.search(kept)
        if found is None or not kept[: found.start()].strip():
            return len(kept)
        end = found.start()


def _opening_comma(text: str, closing: int) -> int | None:
    """Where the apposition that ends at the comma `closing` begins; names in front count."""
    opening = text.rfind(",", 0, closing)
    if opening < 0 or _EDGES.search(text, opening + 1, closing):
        return None
    if len(text[opening + 1 : closing].split()) > _LONGEST:
        return None
    before = text.rfind(",", 0, opening)
    if before > 0 and _NAME.fullmatch(text[:before]) and len(text[:before].split()) <= 5:
        return before
    return opening


def _begin(text: str, end: int, words: SayingWords) -> int:
    """Where the clause of the subject begins."""
    begin = 0
    flat = _BRACKETS.sub(lambda found: " " * len(found.group()), text[: end + 2])
    for edge in _EDGES.finditer(flat, 0, end):
        begin = edge.end()
    for word in words.clause_words.finditer(text, begin, end):
        begin = word.end() if not words.under.match(word.group()) else word.start()
    for joint in _AND.finditer(text, begin, end):
        if words.verbs.search(text, begin, joint.start()):
            begin = joint.end()
    lead = words.lead_ins.match(text, begin, end)
    if lead:
        begin = lead.end()
    return begin + len(text[begin:end]) - len(text[begin:end].lstrip())


def _checked(text: str, begin: int, end: int, words: SayingWords) -> tuple[int, int] | None:
    phrase = text[begin:end].strip()
    inner = phrase.split()
    if not inner or len(inner) > _LONGEST or not any(c.isalpha() for c in phrase):
        return None
    if words.under.match(phrase) or words.nobody.match(phrase):
        return None
    if any(words.no_subject.fullmatch(word) for word in (inner[0], inner[-1])):
        return None
    return begin, begin + len(phrase)
