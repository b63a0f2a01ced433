"""Words of a folded text, and those that must not differ between a quotation and its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from articles.logic.anchoring.word_lists import NEGATIONS, NUMBERS, SMALL, TURNS

#: Scripts that set no spaces: each of their characters counts as a word.
_WIDE = (
    "\u0e00-\u0eff\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_WORD = re.compile(
    f"(?P<number>(?:(?<!\\w)[+-])?\\d+(?:[.,':]\\d+)*)"
    f"|(?P<wide>[{_WIDE}])"
    f"|(?P<word>[^\\W\\d_{_WIDE}]+n't\\b|[^\\W\\d_{_WIDE}]+)"
    # Signs that say something: currencies, per cent, question marks, emoji. Not punctuation.
    f"|(?P<sign>[^\\w\\s.,;:!\"'()\\[\\]{{}}/\\\\|·•*#<>~^=_…。、，：；！「」『』（）《》【】؛،¿¡-])"
)

#: Negations and grammar of scripts without spaces or with endings, anywhere in the words.
_NEGATING = re.compile("ない|ません|なかっ|ず|不|没|沒|無|无|未|非|否|别|않|없|못|아니|안 ")
_WIDE_NUMBER = re.compile("[一二三四五六七八九十百千万億亿兆零半两倍]")
#: Weight of a character of a script without spaces, in letters.
WIDE_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word at code points `start` to `end`; `key` is its lower case.

    Words are equal wherever they stand.
    """

    text: str
    key: str
    start: int = field(compare=False)
    end: int = field(compare=False)
    kind: str

    @property
    def weight(self) -> int:
        """How much evidence it is, in letters."""
        return WIDE_WEIGHT if self.kind == "wide" else len(self.text)

    @property
    def is_kept(self) -> bool:
        """Whether it must not differ: figures, names, negations, signs."""
        return _is_kept(self.text, self.key, self.kind)

    @property
    def is_named(self) -> bool:
        """Whether it is a figure or a name, as far as its letters tell."""
        if self.kind == "number" or self.key in NUMBERS:
            return True
        return self.text[0].isupper() and self.key not in SMALL | NEGATIONS

    @property
    def turns(self) -> bool:
        """Whether a sentence with it says the opposite of one without it."""
        return self.key in NEGATIONS or self.key in TURNS or self.key.endswith("n't")

    @property
    def may_slip(self) -> bool:
        """Whether another spelling may still be this word: any but kept ones, and long turns."""
        is_turn = self.key in TURNS and self.text.islower() and len(self.text) > 5
        return is_turn or not self.is_kept

    @property
    def is_small(self) -> bool:
        return self.key in SMALL and self.key not in NEGATIONS


@lru_cache(maxsize=4096)
def _is_kept(text: str, key: str, kind: str) -> bool:
    if kind in ("number", "sign"):
        return True
    if kind == "wide":
        return bool(_WIDE_NUMBER.match(text) or _NEGATING.match(text))
    if key in NEGATIONS or key in NUMBERS or key in TURNS or key.endswith("n't"):
        return True
    return text[0].isupper() and key not in SMALL


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a part of a folded text, in order."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [
        Word(m.group(), m.group().casefold(), m.start(), m.end(), m.lastgroup or "") for m in found
    ]


def denials(text: str) -> int:
    """How many negations stand in words of scripts without spaces."""
    return len(_NEGATING.findall(text))


def is_wide(sign: str) -> bool:
    """Whether it belongs to a script that sets no spaces."""
    return bool(_WIDE_SIGN.match(sign))


_WIDE_SIGN = re.compile(f"[{_WIDE}]")
