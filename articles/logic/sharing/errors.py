"""Names that a text spells wrongly: who shares a rare error has read the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from articles.logic.anchoring.words import words_of

#: Shorter words are one letter from too many others.
LEAST_LETTERS = 7


def known_words(names: Iterable[str]) -> frozenset[str]:
    """The words of these names, short ones too, in lower case."""
    return frozenset(word.key for name in names for word in words_of(name))


def misspelt(text: str, known: Collection[str]) -> dict[str, tuple[str, str]]:
    """Capitalised words one letter from a known one: key → (as written, the known word).

    A letter more or less at the end is an ending and no error.
    """
    rights = [word for word in known if len(word) >= LEAST_LETTERS]
    found: dict[str, tuple[str, str]] = {}
    for word in words_of(text) if rights else ():
        if len(word.key) < LEAST_LETTERS - 1 or not word.text[0].isupper() or word.key in known:
            continue
        near = sorted(right for right in rights if _is_one_letter_off(word.key, right))
        if near:
            found.setdefault(word.key, (word.text, near[0]))
    return found


def _is_one_letter_off(one: str, other: str) -> bool:
    """One letter missing, added, another, or two neighbours swapped; not at the end."""
    if abs(len(one) - len(other)) > 1 or one.startswith(other) or other.startswith(one):
        return False
    start = next(place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    rests = one[start:], other[start:]
    if len(one) == len(other):
        is_swap = rests[0][:2] == rests[1][1::-1] and rests[0][2:] == rests[1][2:]
        return (rests[0][1:] == rests[1][1:] and len(rests[0]) > 1) or is_swap
    longer, shorter = sorted(rests, key=len, reverse=True)
    return longer[1:] == shorter
