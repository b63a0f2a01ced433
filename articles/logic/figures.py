"""Figures that can be checked: amounts, shares and counts, but no dates or numbering."""

from __future__ import annotations

import re

_NUMBER = r"\d+(?:[.,'’ \u00a0\u202f]\d{3})*(?:[.,]\d+)?"
_SCALE = (
    r"(?:thousand|million|billion|trillion|bn|m|k|Tausend|Millionen|Million|Milliarden|Milliarde|"
    r"Mio\.?|Mrd\.?|"
    "miles|millones|millón|milliers|millions|milliards)"
)
_MONEY = (
    "euros?|dollars?|pounds?|pence|cents?|kroner|kronor|yen|yuan|rupees|francs?|Franken|Dollar|"
    "Euro|"
    "US-Dollar|Pfund|dólares|libras|livres|USD|EUR|GBP|CHF|SEK|NOK|DKK|JPY"
)
_PERCENT = r"(?:[%％]|per cent|percent|Prozent(?:punkte)?|por ciento|pour cent|percentage points?)"
# Letters of scripts without spaces stand right beside a figure.
_BEFORE = r"(?<![A-Za-z\d.,])"
_BEHIND = r"(?![A-Za-z\d])"
_UNSPACED_UNITS = (
    "億円|万円|兆円|円|億ドル|万ドル|ドル|万人|人|社|年連続|件|台|倍|亿元|万元|元|亿美元|美元|家公司|万|億|亿|"
    "억 원|억원|만 명|만명|명|원|달러"
)
_AMOUNT = re.compile(
    rf"(?:[$€£¥₹]|US\$)\s?(?=[1-9]|0[.,]){_NUMBER}\s?(?:{_SCALE}\b)?|"
    rf"{_BEFORE}{_NUMBER}\s?(?:[$€£¥]|(?:{_SCALE}\s)?(?:{_MONEY})\b)|"
    rf"{_BEFORE}{_NUMBER}\s?{_PERCENT}{_BEHIND}|"
    rf"{_BEFORE}{_NUMBER}\+?\s{_SCALE}\b(?:\s\w+)?|"
    rf"{_BEFORE}{_NUMBER}\s?(?:{_UNSPACED_UNITS})|"
    rf"{_BEFORE}\d{{1,3}}(?:[.,'’ \u00a0\u202f]\d{{3}})+\b(?![.,]\d)(?:\s[^\W\d_]+)?",
)
_UNITS = (
    "people|persons|employees|jobs|staff|workers|countries|companies|customers|users|patients|"
    "deaths|"
    "articles|languages|researchers|articles|factories|stores|plants|tonnes?|tons|kilometres|"
    "miles|megawatts?|gigawatts?|hectares|"
    "seats|votes|shares|batches|members|works|students|schools|years|months|days|hours|times|"
    r"[A-ZÄÖÜ][a-zäöüß]{3,}|personas|empleados|países|empresas|clientes|muertos|años|meses|veces|"
    "personnes|salariés|emplois|pays|entreprises|clients|morts|ans|mois|fois"
)
_NO_UNITS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Uhr|Films?|Prozent|and|und"
)
_LINKS = "mit|in|von|und|auf|für|zu|bei|ab|bis|of|and|to|for|with|on|at|or|the|der|die|das|den|"
"de|et|y|en"
_COUNT = re.compile(
    rf"(?<![\w.,:/–-]){_NUMBER}\+?\s(?!(?:{_NO_UNITS})\b)(?:(?!(?:{_LINKS})\s)[a-zäöüß-]+\s)?(?:{_UNITS})\b"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
# "Article 36", "version 3", "Windows 10": the number is a name.
_NUMBERED = re.compile(
    r"(?:articles?|artikel|art\.|section|chapter|kapitel|version|figure|fig\.|table|page|p\.|"
    r"pp\.|"
    r"no\.|nr\.|vol\.|volume|part|phase|tor|hochofen|office|windows|number|type|fall|"
    r"equation|step|episode|level|§)\s*$",
    re.I,
)


def amount_in(text: str) -> str:
    """The first amount: money, a share, or a number of thousands; "" where there is none."""
    return _first(_AMOUNT, text)


def count_in(text: str) -> str:
    """The first number of things, with what it counts; "" where there is none."""
    return _first(_COUNT, text)


def _first(pattern: re.Pattern[str], text: str) -> str:
    for match in pattern.finditer(text):
        if _NUMBERED.search(text[: match.start()]) or _YEAR.match(match.group()):
            continue
        return match.group().strip()
    return ""
