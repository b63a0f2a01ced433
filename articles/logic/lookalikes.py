"""Names that look alike: the same skeleton, though other letters.

Unicode Technical Standard #39, section 4: characters that are easily confused are put into one
form. Its data come with `confusable_homoglyphs`; where a character looks like a Latin letter or
a digit, that is its form. Compatibility forms (NFKC) and case are levelled before.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from confusable_homoglyphs.categories import unique_aliases
from confusable_homoglyphs.confusables import confusables_data

#: Signs of one shape in most typefaces, after case is levelled ("I" is "i" by then).
_SHAPES = str.maketrans({"i": "l", "1": "l", "|": "l", "ı": "l", "0": "o"})
#: Scripts that are written together: their mixture is no trick.
_TOGETHER = (
    {"HAN", "HIRAGANA", "KATAKANA", "LATIN"},
    {"HAN", "HANGUL", "LATIN"},
    {"HAN", "BOPOMOFO", "LATIN"},
)
_LEVEL = {"COMMON", "INHERITED"}


def level(name: str) -> str:
    """NFKC, case-folded, without invisible characters, white space as single blanks."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    seen = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Cc", "Cs"))
    return " ".join(seen.split())


@lru_cache(maxsize=32768)
def skeleton(name: str) -> str:
    """Equal for names that a reader may take for each other; never shown."""
    # Twice: a capital Mu looks like M, which its small letter does not.
    capital = "".join(_shape(sign) for sign in unicodedata.normalize("NFKC", name))
    text = "".join(_shape(sign) for sign in level(capital))
    return text.translate(_SHAPES).replace("rn", "m").replace("vv", "w")


@lru_cache(maxsize=4096)
def _shape(sign: str) -> str:
    if sign.isascii():
        return sign
    for other in confusables_data.get(sign, ()):
        plain = unicodedata.normalize("NFKC", other["c"]).casefold()
        if plain.isascii() and plain.isalnum():
            return plain
    return sign


def mixed_scripts(name: str) -> list[str]:
    """The scripts of a name that are not written together elsewhere, such as Cyrillic, Latin.

    Empty where there is nothing odd.
    """
    try:
        found = {str(alias) for alias in unique_aliases(name)} - _LEVEL
    except (KeyError, ValueError):
        return []
    if len(found) < 2 or any(found <= group for group in _TOGETHER):
        return []
    return sorted(alias.capitalize() for alias in found)
