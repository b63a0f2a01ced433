"""A company's name in its normal form: for comparing, never shown."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from articles.logic.reading_words.company_terms import (
    ABBREVIATED,
    LINKS,
    NUMBERS,
    TENS,
)
from articles.logic.reading_words.legal_forms import FORMS, LONGEST, UNSPACED

_WHOLE = str.maketrans({
    "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i",
    "ħ": "h", "’": None, "‘": None, "'": None, "`": None, "&": " and ", "+": " and ", "№": " ",
})  # fmt: skip
#: Cyrillic after the passports' way (ICAO 9303, part 3), Greek after ISO 843, both simplified.
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіґєїў", "abvgdeziyklmnoprstufyeigeiu", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ъ": None, "ь": None}
    | dict(zip("αβγδεζηικλμνξοπρσςτυφχω", "abgdeziiklmnxoprsstyfho", strict=True))
    | {"θ": "th", "ψ": "ps"}
)
_INITIAL = re.compile(r"\b(\w)\.(?=\w\b|[\s,]|$)")
_BETWEEN = re.compile(r"[\W_]+")
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_ROMAN = re.compile(r"^(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})$")


@dataclass(frozen=True)
class NormalName:
    """`words` without legal form and linking words; `form` is the legal form, "" where none
    stands there; `numbers` are those of the words that count something; `latin` are the words in
    Latin letters. `whole` are all of the words, the form included, in one."""

    words: tuple[str, ...]
    latin: tuple[str, ...]
    form: str
    numbers: frozenset[str]
    whole: str

    @property
    def joined(self) -> str:
        return "".join(self.latin)

    @property
    def is_latin(self) -> bool:
        return self.words == self.latin


@lru_cache(maxsize=8192)
def normal_name(name: str) -> NormalName:
    """Case, accents, points, "&" and "and", a leading "The" and number words are levelled."""
    text, form = _without_unspaced(unicodedata.normalize("NFKC", name))
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(sign for sign in text if not unicodedata.combining(sign)).translate(_WHOLE)
    text = _INITIAL.sub(r"\1", text)
    plain = [word for word in _BETWEEN.split(text) if word]
    words = _without_form(plain)
    if words is not None:
        plain, form = words
    kept = [word for word in plain if word not in LINKS] or plain
    kept = _numbered(_initials_joined(kept))
    latin = tuple(word.translate(_LATIN) for word in kept)
    return NormalName(
        words=tuple(kept),
        latin=latin,
        form=form,
        numbers=frozenset(word for word in latin if any(sign.isdecimal() for sign in word)),
        whole="".join(_BETWEEN.split(text)).translate(_LATIN),
    )


def _without_unspaced(text: str) -> tuple[str, str]:
    for written, form in UNSPACED.items():
        spelled = unicodedata.normalize("NFKC", written)
        if text != spelled and (text.startswith(spelled) or text.endswith(spelled)):
            return text.removeprefix(spelled).removesuffix(spelled).strip(), form
    return text, ""


def _without_form(words: list[str]) -> tuple[list[str], str] | None:
    """The words and the form, from behind, else from before; None where there is none."""
    latin = [word.translate(_LATIN) for word in words]
    forms: list[str] = []
    first, last = 0, len(words)
    length, form = _form_at(latin, at_end=True)
    while length and last > length:
        forms.append(form)
        last -= length
        while last > 1 and latin[last - 1] == "and":
            last -= 1
        length, form = _form_at(latin[:last], at_end=True)
    if not forms:
        first, form = _form_at(latin, at_end=False)
        if not 0 < first < last:
            return None
        forms.append(form)
    return words[first:last], " ".join(sorted(set(forms)))


def _form_at(words: list[str], *, at_end: bool) -> tuple[int, str]:
    """How many words are a legal form, and which; (0, "") where none is."""
    for length in range(min(LONGEST, len(words)), 0, -1):
        run = words[-length:] if at_end else words[:length]
        if form := FORMS.get(tuple(run)):
            return length, form
    return 0, ""


def _initials_joined(words: list[str]) -> list[str]:
    """ "j p morgan" is "jp morgan"."""
    found: list[str] = []
    is_run = False
    for word in words:
        is_letter = len(word) == 1 and word.isalpha()
        if is_letter and is_run:
            found[-1] += word
        else:
            found.append(word)
        is_run = is_letter
    return found


def _numbered(words: list[str]) -> list[str]:
    found: list[str] = []
    for place, word in enumerate(words):
        number = _number(word, is_behind=place > 0)
        if number is None:
            found.append(ABBREVIATED.get(word, word))
        elif found and 0 < number < 10 and place and words[place - 1] in TENS:
            found[-1] = str(int(found[-1]) + number)
        else:
            found.append(str(number))
    return found


def _number(word: str, *, is_behind: bool) -> int | None:
    if word in NUMBERS:
        return NUMBERS[word]
    if word.isascii() and word.isdecimal() and len(word) < 16:
        return int(word)
    if ordinal := _ORDINAL.match(word):
        return int(ordinal[1][:15])
    roman = _ROMAN.match(word) if is_behind else None
    if roman is None:
        return None
    units = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8,
             "ix": 9}  # fmt: skip
    return 10 * len(roman[1]) + units[roman[2]]
