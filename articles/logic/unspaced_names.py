"""Names in scripts that put no spaces between words: where one stands inside a run of letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from articles.logic.reading_words.company_words import UNSPACED_FORMS

_T = TypeVar("_T")

_KATAKANA = "\u30a1-\u30fa\u30fc\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
#: A class of characters for regular expressions: scripts whose words don't end at a space.
UNSPACED = (
    f"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fd5\u3005-\u3007\u3041-\u309f{_KATAKANA}"
    f"{_HANGUL}\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
_HAS_UNSPACED = re.compile(f"[{UNSPACED}]")
_IS_KATAKANA = re.compile(f"[{_KATAKANA}]")
_IS_HANGUL = re.compile(f"[{_HANGUL}]")
_IS_SPACED_WORD = re.compile(rf"(?![{UNSPACED}])\w")
# Korean particles stand right behind a name; any other syllable makes it another word.
_PARTICLES = re.compile(
    "(?:에서는|에서도|에서|에게|으로|이라고|라고|이라는|라는|까지|부터|보다|처럼|이나|이며|이고"
    "|은|는|이|가|을|를|의|에|와|과|도|로|만|측은|측이|측|사는|사가|사)"
    f"(?![{_HANGUL}])"
)


def is_unspaced(name: str) -> bool:
    return bool(_HAS_UNSPACED.search(name))


def without_unspaced_form(name: str) -> str:
    """トヨタ自動車株式会社 as トヨタ自動車; the name itself where nothing would be left."""
    short = name.strip()
    for form in UNSPACED_FORMS:
        short = short.removeprefix(form).removesuffix(form).strip()
    return short or name.strip()


class UnspacedNames(Generic[_T]):
    """Names by their first character, the longest first."""

    def __init__(self, names: Iterable[tuple[str, _T]]) -> None:
        self._by_first: dict[str, list[tuple[str, _T]]] = {}
        for name, value in names:
            self._by_first.setdefault(name[0], []).append((name, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def matches(self, text: str) -> Iterator[tuple[int, int, _T]]:
        """(start, end, value) of every name at each place where it is a word of its own."""
        if not self._by_first or not is_unspaced(text):
            return
        for start, character in enumerate(text):
            for name, value in self._by_first.get(character, ()):
                end = start + len(name)
                if text.startswith(name, start) and _stands_alone(text, start, end):
                    yield start, end, value


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter beside it makes the name a part of another word.

    Katakana words end where katakana ends (メタ is not in メタファー); Korean words begin at a
    space and end at one or with a particle; between Han characters nothing tells.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    first, last = text[start], text[end - 1]
    if _IS_KATAKANA.match(first) and _IS_KATAKANA.match(before):
        return False
    if _IS_KATAKANA.match(last) and _IS_KATAKANA.match(after):
        return False
    if _IS_HANGUL.match(first) and _IS_HANGUL.match(before):
        return False
    if _IS_HANGUL.match(last) and _IS_HANGUL.match(after) and not _PARTICLES.match(text, end):
        return False
    if _IS_SPACED_WORD.match(first) and _IS_SPACED_WORD.match(before):
        return False
    return not (_IS_SPACED_WORD.match(last) and _IS_SPACED_WORD.match(after))
