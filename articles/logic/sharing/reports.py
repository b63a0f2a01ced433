"""Whose report a sentence cites: "according to the Weekday Ledger", "laut Weekday Ledger".

The name of an outlet that is on record counts in any of these forms; any other name only where
the sentence says that it is a report, since companies and people report things too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_WORD = r"[A-ZÀ-ÖØ-Þ][\w&’'-]*"
_NAME = rf"(?P<name>{_WORD}(?:\s+(?:(?:of|for|and|&|de|du|der|des)\s+)?{_WORD}){{0,5}})"
_THE = r"(?:(?i:the|der|die|das|dem|den|des|le|la|les|el|los|las)\s+|(?i:l)[’'])?"
_REPORT = r"(?i:reports?|article|story|investigation|interview|scoop)"

#: The words say that it is a report, whoever's it is.
_SURE = (
    rf"\b{_REPORT}\s+(?i:by|in|from)\s+{_THE}{_NAME}",
    rf"\b(?i:first reported by)\s+{_THE}{_NAME}",
    rf"\b(?i:as)\s+{_THE}{_NAME}\s+(?i:(?:first |earlier )?(?:reported|reports))",
    rf"{_NAME}\s+(?i:(?:was |were )?(?:the )?first (?:to report|reported))",
    rf"\b(?i:Bericht|Berichten|Artikel|Recherchen)\s+(?i:der|des|von|in der|im)\s+{_NAME}",
    rf"\b(?i:wie)\s+{_THE}{_NAME}\s+(?i:(?:zuerst )?bericht\w+)",
    rf"\b(?i:artículo|reportaje|informe)\s+(?i:del|de la|de|en)\s+{_NAME}",
    rf"\b(?i:article|enquête)\s+(?i:du|de la|des|de|dans)\s+{_THE}{_NAME}",
)
#: What is said of people and companies as well.
_PERHAPS = (
    rf"\b(?i:according to|citing|cited by|reported by|quoting|told|per)\s+{_THE}{_NAME}",
    rf"{_NAME}(?:[’']s)?\s+(?i:has |had )?(?i:first |later |also )?"
    r"(?i:reports|reported|writes|wrote|revealed|reveals|report|quoted|quotes)\b",
    rf"\b(?i:laut|zufolge|gegenüber|sagte)\s+{_THE}{_NAME}",
    rf"\b(?i:nach (?:Informationen|Angaben|Recherchen))\s+(?i:der|des|von)\s+{_NAME}",
    rf"\b(?i:berichtet\w*|schreibt|schrieb|meldet\w*)\s+{_THE}{_NAME}",
    rf"{_NAME}\s+(?i:zufolge|berichtet\w*|meldet\w*|informó|publicó|rapporte|révèle)\b",
    rf"\b(?i:según|informó|publicó|selon|d[’']après)\s+{_THE}{_NAME}",
    rf"\b(?i:a|ont)\s+(?i:rapporté|révélé)\s+{_THE}{_NAME}",
)
_PATTERNS = [(re.compile(pattern), True) for pattern in _SURE] + [
    (re.compile(pattern), False) for pattern in _PERHAPS
]
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|los|las)\s+|^l[’']", re.I)


def outlet_key(name: str) -> str:
    """One spelling of an outlet's name: without case, article and genitive."""
    plain = _ARTICLE.sub("", " ".join(name.split()).casefold(), count=1)
    return re.sub(r"[’']s$", "", plain)


def names_cited(sentence: str) -> frozenset[str]:
    """Keys of every name that may be an outlet's, for looking up which of them are."""
    return frozenset(key for name, _ in _cited(sentence) for key in _beginnings(name))


def cited_reports(sentence: str, outlets: Collection[str]) -> dict[str, str]:
    """Key → name as written, without its article; `outlets` holds the keys of outlets on record."""
    found: dict[str, str] = {}
    for name, is_sure in _cited(sentence):
        beginnings = _beginnings(name)
        known = next((key for key in beginnings if key in outlets), None)
        if known is not None:
            found.setdefault(known, beginnings[known])
        elif is_sure:
            found.setdefault(outlet_key(name), name)
    return found


def _cited(sentence: str) -> Iterator[tuple[str, bool]]:
    for pattern, is_sure in _PATTERNS:
        for match in pattern.finditer(sentence):
            yield _ARTICLE.sub("", re.sub(r"[’']s$", "", match["name"]), count=1), is_sure


def _beginnings(name: str) -> dict[str, str]:
    """The longest first: a weekday or another name may follow the outlet's."""
    words = name.split()
    parts = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    return {outlet_key(part): part for part in parts}
