"""Where a splitter of sentences goes wrong in news prose, language by language.

`belongs_together` tells boundaries that are none; `parted_within` finds some that are missing.
Where a boundary is in doubt, two sentences stay together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# "1.", "(a)", "IV." alone number what follows.
_NUMBERING = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVXLC]{1,5})[.)]")
_NO_END_BEFORE_A_NUMBER = re.compile(
    r"\b(?:approx|aprox|ca|cf|env|no|nos|art|par|sec|vol|fig|pp?)\.$", re.I
)
_STARTS_WITH_NUMBER = re.compile(r"[$€£¥]?\d")
# "at 5 p.m. ET": the zone belongs to the time.
_TIME = re.compile(r"\d\s?[ap]\.\s?m\.$", re.I)
_ZONE = re.compile(r"(?:[A-Z]{1,3}T|GMT|UTC)\b")
# Companies that write a mark of exclamation in their names.
_EXCLAIMED = re.compile(r"(?:Yahoo|Yum|Joomla|Ahoy)!$")
# A sentence begins with a capital, unless with a name like eBay or iPhone.
_LOWER_CASE = re.compile(r"[a-zà-öø-ÿ]+(?![A-Z])\b")
_CASED = frozenset(("de", "en", "es", "fr", "it", "nl", "pt"))
# German (and its neighbours) write ordinals with a full stop: "im 19. Jahrhundert".
_GERMAN_MONTH = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
    r"\b"
)
_DAY_OF_MONTH = re.compile(r"\b\d{1,2}\.$")
_ORDINAL = re.compile(
    r"\b(?:am|ans?|beim|bis|das|dem|den|der|des|die|ihr\w*|im|ins?|jede\w*|sein\w*|seit|und|unser\w*"
    r"|vom|zum|zur)\s+\d{1,2}\.$",
    re.I,
)
_ABBREVIATIONS = {
    "ar": r"د|أ|م|ص",
    "de": r"Fa|Hrsg|Tsd|inkl|Inkl|exkl|zzgl|Zzgl|abzgl|vorm|verh|geb|dgl|insb|lt|Lt|gem|Gebr",
    "es": r"Cía|Cia|pdte|Pdte|vicepdte|Hnos|Bco|Excmo|Excma|Ilmo|Mons|Lcda|Lcdo|Dña",
    "fr": r"MM?|Mmes?|Mlles?|Mgr|Cie|Sté|Éts",
    "it": r"Sigg|Ill|Spett|On|Egr",
    "pt": r"Cia|Exmo|Exma|Ilmo|Sras|Srs|Dra",
}
_ABBREVIATED = {
    language: re.compile(rf"(?:^|[\s(«„“\"])(?:{words})\.$")
    for language, words in _ABBREVIATIONS.items()
}
# 「…。」と述べた: the quotation is part of the sentence that reports it.
_JAPANESE_QUOTATION_END = re.compile("[」』”]$")
_HIRAGANA = re.compile("[\u3041-\u309f]")
# "…다."고 말했다: a particle stands at the quotation without a space.
_QUOTATION_END = re.compile("[\"'”’」』]$")
_HANGUL = re.compile("[\uac00-\ud7a3]")
# "พ.ศ." and other initials; Thai itself marks no sentence's end.
_THAI_INITIAL = re.compile("(?:^|[\\s.])[\u0e01-\u0e4e]{1,4}\\.$")

_WHOLE_IN_BRACKETS = re.compile(r"[(（［\[][^()（）［］\[\]]+[.!?…。！？؟][\"'”’»」』]*[)）］\]]")
_AFTER_BRACKETS = re.compile(r"\s*(?=[「『“‘«\"'（(¿¡]?[^\W_a-z])")
_ELLIPSIS = re.compile(r"(?<=[\w\"'”’»)])(?:…|\.{3})[\"'”’»)]*\s+(?=[¿¡\"“«‘(]?[^\W\d_a-z]\w)")


def belongs_together(before: str, after: str, language: str) -> bool:
    """Whether a boundary between two neighbouring pieces of a text is no sentence's end.

    `language` is a primary subtag ("de"); white space at the boundary is part of either piece.
    """
    head, tail = before.strip()[-200:], after.lstrip()[:200]
    if not head or not tail.strip() or _NUMBERING.fullmatch(head):
        return True
    if _NO_END_BEFORE_A_NUMBER.search(head) and _STARTS_WITH_NUMBER.match(tail):
        return True
    if _EXCLAIMED.search(head) or (_TIME.search(head) and _ZONE.match(tail)):
        return True
    if language in _CASED and _LOWER_CASE.match(tail):
        return True
    abbreviated = _ABBREVIATED.get(language)
    if abbreviated and abbreviated.search(head):
        return True
    if language == "de":
        day = _DAY_OF_MONTH.search(head) and _GERMAN_MONTH.match(tail)
        return bool(day or _ORDINAL.search(head))
    return _goes_on_without_space(before, after, head, tail, language)


def _goes_on_without_space(before: str, after: str, head: str, tail: str, language: str) -> bool:
    if language == "ja":
        return bool(_JAPANESE_QUOTATION_END.search(head) and _HIRAGANA.match(tail))
    if language == "th":
        return bool(_THAI_INITIAL.search(head))
    touching = not before[-1:].isspace() and not after[:1].isspace()
    return bool(
        language == "ko" and touching and _QUOTATION_END.search(head) and _HANGUL.match(tail)
    )


def parted_within(piece: str, language: str) -> Iterator[int]:
    """Offsets inside a piece at which one sentence ends and another begins after all.

    A sentence that stands in brackets as a whole ends with them; dots that trail off end one
    before a capital, but not in German, where nouns have capitals.
    """
    begin = len(piece) - len(piece.lstrip())
    brackets = _WHOLE_IN_BRACKETS.match(piece, begin)
    if brackets and _AFTER_BRACKETS.match(piece, brackets.end()):
        spaced = piece[brackets.end() : brackets.end() + 1].isspace()
        if spaced or language in ("ja", "zh"):
            yield brackets.end()
    if language in _CASED - {"de"}:
        for dots in _ELLIPSIS.finditer(piece):
            yield dots.end()
